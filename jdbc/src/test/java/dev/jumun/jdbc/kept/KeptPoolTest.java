package dev.jumun.jdbc.kept;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.app.App;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import javax.sql.DataSource;

/** In a test, what is kept ends with the application. */
class KeptPoolTest {
    @Test
    void itIsUsed() throws Exception {
        try (TestClient client = TestClient.of(KeptPool.class)) {
            assertThat(client.get("/url").send().json()).isEqualTo("jdbc:h2:mem:kept");
        }
    }

    @Test
    void aHandlerKeepsNothing() throws Exception {
        try (TestClient client = TestClient.of(KeptPool.class)) {
            assertThat(client.get("/late").send().status()).isEqualTo(500);
        }
    }

    @Test
    void itIsClosed() throws Exception {
        HikariDataSource pool;
        try (App app = App.of(KeptPool.class).start()) {
            pool = (HikariDataSource) app.provided(DataSource.class).getFirst();
            assertThat(pool.isClosed()).isFalse();
        }
        assertThat(pool.isClosed()).isTrue();
    }
}

package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** The pool for tests that never commits. */
@Timeout(120)
class RolledBackTest {
    @Test
    void requestsSeeWhatEarlierOnesKeptAndNothingStays() throws Exception {
        try (Postgres postgres = Postgres.open();
                HikariDataSource pool = postgres.pool(Postgres.JDK, 2)) {
            for (int i = 0; i < 2; i++) {
                try (RolledBack database = RolledBack.of(pool);
                        TestClient client =
                                TestClient.of(Bank.class)
                                        .override(DataSource.class, () -> database)) {
                    for (String session : new String[] {"connection", "handle", "dsl", "session"}) {
                        String how = "/" + session + "/ok-" + session;
                        assertThat(client.get(how).send().status()).isEqualTo(200);
                        assertThat(client.get("/" + session + "/throws").send().status())
                                .isEqualTo(500);
                        assertThat(client.get("/" + session + "/sql").send().status())
                                .isEqualTo(500);
                        assertThat(client.get("/" + session + "/caught").send().status())
                                .isEqualTo(500);
                    }
                    assertThat(client.get("/by-method").send().text()).isEqualTo("4");
                    assertThat(client.get("/by-method/writes").send().status()).isEqualTo(500);
                    assertThat(client.get("/hurried/connection").send().status()).isEqualTo(503);
                    assertThat(client.get("/unlimited").send().text()).isEqualTo("\"0\"");
                    assertThat(client.get("/by-method").send().text()).isEqualTo("4");
                }
                assertThat(postgres.entries()).isZero();
            }
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void aStatementThatFailsByItselfEndsNoOther() throws Exception {
        try (Postgres postgres = Postgres.open();
                HikariDataSource pool = postgres.pool(Postgres.JDK, 2);
                RolledBack database = RolledBack.of(pool)) {
            try (Connection connection = database.getConnection()) {
                Acts.insert(connection, "one");
                assertThatThrownBy(() -> Acts.execute(connection, "SELECT 1/0"))
                        .isInstanceOf(SQLException.class);
                assertThat(Acts.count(connection, "SELECT count(*) FROM entry")).isEqualTo(1);
            }
        }
    }

    @Test
    void aSecondConnectionAtTheSameTimeIsRefusedAndSaysWhy() throws Exception {
        try (Postgres postgres = Postgres.open();
                HikariDataSource pool = postgres.pool(Postgres.JDK, 2);
                RolledBack database = RolledBack.of(pool);
                Connection one = database.getConnection()) {
            assertThat(one.isClosed()).isFalse();
            assertThatThrownBy(database::getConnection)
                    .hasMessageContaining("Does a request take a second one while it has one?");
        }
    }
}

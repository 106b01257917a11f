package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, routes and handlers see the same path, and the same value of a field. */
@Timeout(60)
class GuardhouseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/vault",
                "/%61dmin/vault",
                "/admin%2Fvault",
                "/%61%64%6d%69%6E/vault",
                "/annex/admin/vault",
                "/annex/%61dmin/vault",
                "/annex%2fadmin/vault",
                "/%61nnex/%61dmin/vault",
                "/admin/nothing"
            })
    void aFilterIsNotWalkedAround(String path) throws Exception {
        try (TestClient client = TestClient.of(Guardhouse.class)) {
            assertThat(client.get(path).send().status()).isEqualTo(403);
        }
    }

    @Test
    void anArgumentIsTheFirstField() throws Exception {
        try (TestClient client = TestClient.of(Guardhouse.class)) {
            var answer =
                    client.get("/role").header("x-role", "user").header("x-role", "admin").send();
            assertThat(answer.text()).isEqualTo("\"user\"");
            assertThat(answer.headers().first("x-role")).isEqualTo("user");
            assertThat(answer.headers().first("x-path")).isEqualTo("/role");
            assertThat(
                            client.get("/roles")
                                    .header("x-role", "user")
                                    .header("x-role", "admin")
                                    .send()
                                    .text())
                    .isEqualTo("[\"user\",\"admin\"]");
        }
    }

    /** A decoded path must not write lines of its own. */
    @Test
    void aPathIsOneLineOfTheLog() throws Exception {
        try (TestClient client = TestClient.of(Guardhouse.class);
                CapturedLog log = new CapturedLog()) {
            client.get("/forge%0aSEVERE:%20logged%20in").send();
            assertThat(log.messages()).isNotEmpty().noneMatch(line -> line.contains("\n"));
        }
    }
}

package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.middleware.HttpsRedirect;
import dev.jumun.middleware.TrustedHosts;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whose host a request names. The engine refuses a malformed one with 400 on its own (RFC 9112,
 * section 3.2); filters do not rely on that.
 */
class HostsTest {
    private static int status(String host) throws Exception {
        try (TestClient client =
                Filtered.behind(TrustedHosts.of("good.test", "*.good.test", "[::1]"))) {
            return client.get("/").header("host", host).send().status();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "good.test",
                "GOOD.test:8000",
                "a.good.test",
                "a.b.good.test:80",
                "[::1]",
                "[::1]:8000"
            })
    void aTrustedHostIsServedWhateverItsPortAndCase(String host) throws Exception {
        assertThat(status(host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.test",
                "good.test:@evil.test",
                "evil.test/x.good.test",
                "evil.test#.good.test",
                "evil?.good.test",
                "good.test:evil.test",
                ".good.test",
                "xgood.test",
                "good.test.",
                "good.test:80:90",
                "u@good.test",
                "[::1",
                "a b.good.test",
                "<script>.good.test",
                "evil.test\\.good.test"
            })
    void whatOnlyLooksLikeATrustedHostIsRefused(String host) throws Exception {
        assertThat(status(host)).isEqualTo(400);
    }

    @Test
    void theRedirectToHttpsKeepsTheHost() throws Exception {
        try (TestClient client = Filtered.behind(new HttpsRedirect())) {
            var answer = client.get("/a%20b?x=1").header("host", "good.test:80").send();
            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.headers().first("location")).isEqualTo("https://good.test/a%20b?x=1");
        }
    }
}

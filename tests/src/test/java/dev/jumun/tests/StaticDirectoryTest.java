package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.Api;
import dev.jumun.StaticFiles;
import dev.jumun.app.App;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FastAPI refuses to start without the directory, too, unless {@code check_dir=False}. */
class StaticDirectoryTest {
    @Api
    @StaticFiles(path = "/static", directory = "missing")
    static class Missing {}

    @Api
    @StaticFiles(path = "/static", directory = "missing", checkDirectory = false)
    static class Later {}

    @Api
    @StaticFiles(path = "/static", directory = "src/test/resources/hidden")
    static class Hidden {}

    /** Tools leave files with a leading dot in folders; RFC 8615 has one such name for everyone. */
    @ParameterizedTest
    @CsvSource({
        "/static/plain.txt, 200",
        "/static/.well-known/security.txt, 200",
        "/static/.htpasswd, 404",
        "/static/%2Ehtpasswd, 404",
        "/static/.private/plain.txt, 404",
        "/static/.well-known/../.htpasswd, 404",
        "/static/.well-known/.htpasswd, 404",
        "/static/..%2fhidden/plain.txt, 404",
        "/static/.well-known-not/plain.txt, 404"
    })
    void filesWithALeadingDotAreHidden(String path, int status) throws Exception {
        try (TestClient client = TestClient.of(Hidden.class)) {
            assertThat(client.get(path).send().status()).isEqualTo(status);
        }
    }

    @Test
    void withoutItNothingStarts() {
        try (App app = App.of(Missing.class)) {
            assertThatThrownBy(app::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("There is no directory \"missing\"")
                    .hasMessageContaining("checkDirectory = false");
        }
    }

    @Test
    void itMayComeLater() throws Exception {
        try (App app = App.of(Later.class)) {
            assertThat(app.start()).isSameAs(app);
        }
    }
}

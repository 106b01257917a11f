package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.Api;
import dev.jumun.Form;
import dev.jumun.Post;
import dev.jumun.Upload;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;

/** What the chapter on testing shows. */
@Timeout(60)
class TestingGuideTest {
    @Api
    static class Depot {
        @Post("/login")
        Object login(@Form String username, @Form String password) {
            return Map.of("username", username, "length", password.length());
        }

        @Post("/files")
        Object files(Upload file, @Form String token) throws Exception {
            return List.of(file.filename(), new String(file.bytes(), UTF_8), token);
        }
    }

    @Test
    void sendsForms() throws Exception {
        try (TestClient client = TestClient.of(Depot.class)) {
            TestResponse login =
                    client.post("/login")
                            .body(
                                    "application/x-www-form-urlencoded",
                                    "username=ann&password=s%26cret".getBytes(UTF_8))
                            .send();

            assertThat(login.text()).contains("\"ann\"").contains("6");
            String parts =
                    """
                    --b
                    Content-Disposition: form-data; name="token"

                    t1
                    --b
                    Content-Disposition: form-data; name="file"; filename="menu.txt"
                    Content-Type: text/plain

                    Tea
                    --b--
                    """
                            .replace("\n", "\r\n");

            TestResponse files =
                    client.post("/files")
                            .body("multipart/form-data; boundary=b", parts.getBytes(UTF_8))
                            .send();

            assertThat(files.text()).isEqualTo("[\"menu.txt\",\"Tea\",\"t1\"]");
        }
    }
}

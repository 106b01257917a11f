package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.Api;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.Post;
import dev.jumun.ServerSentEvents;
import dev.jumun.Upload;
import dev.jumun.async.Async;
import dev.jumun.async.Generator;
import dev.jumun.testing.TestCall;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
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

        @Get("/ticks")
        @ServerSentEvents
        Generator<Integer> ticks() {
            return Generator.of(yield -> {
                for (int tick = 0; ; tick++) {
                    yield.to(tick);
                    Async.sleep(Duration.ofMillis(1));
                }
            });
        }

        @Get("/three")
        @ServerSentEvents
        Generator<Integer> three() {
            return Generator.of(yield -> {
                for (int tick = 0; tick < 3; tick++) {
                    yield.to(tick);
                }
            });
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

    @Test
    void readsTheFirstEventsOfAnEndlessStream() throws Exception {
        try (TestClient client = TestClient.of(Depot.class)) {
            TestCall call = client.get("/ticks").start();
            String events = call.awaitText("data: 2\n");
            call.goAway();

            assertThat(events).startsWith("data: 0\n\ndata: 1\n\n");
        }
    }

    @Test
    void saysWhatCameInPlaceOfATextThatNeverComes() throws Exception {
        try (TestClient client = TestClient.of(Depot.class)) {
            TestCall call = client.get("/three").start();

            assertThatThrownBy(() -> call.awaitText("data: 7\n"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("data: 7")
                    .hasMessageContaining("data: 2");
        }
    }
}

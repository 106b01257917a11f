package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;
import dev.jumun.testing.TestSocket;
import dev.jumun.testing.TestSocketRefused;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What routes may take. */
@Timeout(60)
class LimitedTest {
    private static final TestClient CLIENT = TestClient.of(Limited.class);

    @AfterAll
    static void stop() {
        CLIENT.close();
    }

    /** The status of a JSON text of this number of bytes, quotes included. */
    private static int post(String path, int size) throws Exception {
        return CLIENT.post(path).json('"' + "x".repeat(size - 2) + '"').send().status();
    }

    @Test
    void aBodyHasTheLimitThatIsNearest() throws Exception {
        assertThat(post("/own", 10)).isEqualTo(200);
        assertThat(post("/own", 11)).isEqualTo(413);
        assertThat(post("/raw", 1024)).isEqualTo(200);
        assertThat(post("/raw", 1025)).isEqualTo(413);
        assertThat(post("/small/router", 20)).isEqualTo(200);
        assertThat(post("/small/router", 21)).isEqualTo(413);
        assertThat(post("/small/more", 30)).isEqualTo(200);
        assertThat(post("/small/more", 31)).isEqualTo(413);
        assertThat(post("/free", 100_000)).isEqualTo(200);
        assertThat(CLIENT.post("/own").json("\"" + "x".repeat(20) + "\"").send().text())
                .isEqualTo("{\"detail\":\"Content Too Large\"}");
    }

    @Test
    void oneTooManyIsRefusedAndDoesNotWait() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Limited.open = open;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TestResponse>> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                answers.add(threads.submit(() -> CLIENT.get("/one").send()));
            }
            Limited.BEGUN.acquire(2);
            TestResponse refused = CLIENT.get("/one").send();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers().first("retry-after")).isEqualTo("1");
            assertThat(refused.text())
                    .isEqualTo("{\"detail\":\"Too many requests are in progress\"}");
            open.countDown();
            for (Future<TestResponse> answer : answers) {
                assertThat(answer.get().text()).isEqualTo("\"done\"");
            }
        }
        assertThat(CLIENT.get("/one").send().status()).isEqualTo(200);
    }

    @Test
    void aWebSocketCountsAsLongAsItIsOpen() throws Exception {
        try (TestSocket first = CLIENT.webSocket("/socket").connect()) {
            assertThatThrownBy(() -> CLIENT.webSocket("/socket").connect())
                    .isInstanceOfSatisfying(
                            TestSocketRefused.class,
                            e -> assertThat(e.response().status()).isEqualTo(503));
            first.sendText("a");
            assertThat(first.receiveText()).isEqualTo("a");
        }
    }

    @Test
    void whatFailsMakesRoomToo() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(CLIENT.get("/failing").send().status()).isEqualTo(418);
        }
    }

    @Test
    void theDocumentHasBothAnswers() throws Exception {
        String document = CLIENT.get("/openapi.json").send().text();
        assertThat(document)
                .contains("\"413\":{\"description\":\"Content Too Large\"}")
                .contains("\"503\":{\"description\":\"Service Unavailable\"}")
                .contains("\"503\":{\"description\":\"Busy\"}");
    }
}

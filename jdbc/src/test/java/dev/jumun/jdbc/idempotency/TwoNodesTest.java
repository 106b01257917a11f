package dev.jumun.jdbc.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.jdbc.Listening;
import dev.jumun.jdbc.Postgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Two processes on one PostgreSQL. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // opened before each test
class TwoNodesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String TEN = "{\"account\":\"x\",\"amount\":10}";
    private static final String END = "{\"account\":\"the end\",\"amount\":10}";

    private Postgres database;
    private final List<Listening> nodes = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        database = Postgres.open();
        database.execute(Payments.TABLE);
    }

    @AfterEach
    void close() throws Exception {
        nodes.forEach(Listening::close);
        database.close();
    }

    private Listening node() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Listening.command(Payments.class, "-Xmx192m", "-XX:TieredStopAtLevel=1"));
        builder.environment().put("PAYMENTS_DATABASE", database.url(""));
        Listening node = Listening.start(builder);
        nodes.add(node);
        return node;
    }

    private static HttpResponse<String> pay(Listening node, String path, String key, String json)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                        .header("Authorization", "Bearer a1")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "\"" + key + "\"")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void oneKeyFiftyTimesAtOnceHasOneEffectAndEqualResponses() throws Exception {
        List<Listening> both = List.of(node(), node());
        AtomicInteger refused = new AtomicInteger();
        for (int round = 0; round < 5; round++) {
            String key = "key " + round;
            List<Future<String>> answers = new ArrayList<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 50; i++) {
                    Listening node = both.get(i % 2);
                    answers.add(clients.submit(() -> paid(node, key, refused)));
                }
            }
            Set<String> different = new HashSet<>();
            for (Future<String> answer : answers) {
                different.add(answer.get());
            }
            assertThat(different).hasSize(1);
            assertThat(database.count("SELECT count(*) FROM payment")).isEqualTo(round + 1);
        }
        System.out.println("5 x 50 requests: " + refused + " were told to ask again");
    }

    /** Pays, and sends the request again for as long as the response is 409. */
    private static String paid(Listening node, String key, AtomicInteger refused) throws Exception {
        while (true) {
            HttpResponse<String> answer = pay(node, "/payments", key, TEN);
            if (answer.statusCode() == 201) {
                return answer.body() + " " + answer.headers().firstValue("content-type");
            }
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
            refused.incrementAndGet();
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Killed after the commit and before the response; its table is made by two at once. */
    @Test
    void whatWasCommittedWithItsKeyIsNotDoneAgain() throws Exception {
        Listening first = node();
        Listening second = node();
        assertThatThrownBy(() -> pay(first, "/committed", "k", END))
                .isInstanceOf(IOException.class);
        HttpResponse<String> again = pay(second, "/committed", "k", END);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("was handled");
        assertThat(database.count("SELECT count(*) FROM payment")).isEqualTo(1);
    }

    /** Killed before the commit: the key is another's when the time of the first is over. */
    @Test
    void anotherNodeTakesOverFromOneThatWasKilled() throws Exception {
        Listening first = node();
        Listening second = node();
        assertThatThrownBy(() -> pay(first, "/terminal", "k", END)).isInstanceOf(IOException.class);
        assertThat(pay(second, "/transfers", "k", END).statusCode()).isEqualTo(422);
        database.execute("UPDATE jumun_keys SET ends = now()"); // as time does
        assertThat(pay(second, "/transfers", "k", END).statusCode()).isEqualTo(201);
        assertThat(database.count("SELECT count(*) FROM payment")).isEqualTo(1);
    }
}

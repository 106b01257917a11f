package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.async.Async;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Whatever ends a request ends its statement on the server, and no connection: the processes of the
 * server stay the same.
 */
@Timeout(120)
@ParameterizedClass
@ValueSource(strings = {Postgres.JDK, Postgres.LOOP})
class CancellingTest {
    private static final String[] SESSIONS = {"connection", "handle", "dsl", "session"};

    @Parameter private String parameters = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = Served.start(parameters, 2);
        for (String session : SESSIONS) {
            assertThat(served.get("/sleep/" + session + "?seconds=0").statusCode()).isEqualTo(200);
        }
    }

    @AfterEach
    void stop() throws Exception {
        served.close();
    }

    private void assertWhole(Set<Integer> before) throws Exception {
        assertNothingIsLeft();
        assertThat(served.database.backends()).as("connections").isEqualTo(before);
    }

    private void assertNothingIsLeft() throws Exception {
        served.awaitIdle();
        served.database.awaitRunning(0);
        assertThat(served.database.entries()).as("kept").isZero();
        assertThat(served.database.idleInTransaction()).isZero();
        assertThat(served.get("/sleep/connection?seconds=0").statusCode()).isEqualTo(200);
    }

    @Test
    void timeout() throws Exception {
        Set<Integer> before = served.database.backends();
        try (Recorded log = new Recorded()) {
            for (String session : SESSIONS) {
                HttpResponse<String> answer = served.get("/hurried/" + session);
                assertThat(answer.statusCode()).as(session).isEqualTo(503);
                assertThat(answer.body()).isEqualTo("{\"detail\":\"The request took too long\"}");
                assertThat(answer.headers().firstValue("retry-after")).contains("1");
                assertWhole(before);
            }
            assertThat(served.get("/hurried/waiting").statusCode()).isEqualTo(503);
            assertWhole(before);
            assertThat(log.alarms()).isEmpty();
        }
    }

    @Test
    void clientGone() throws Exception {
        Set<Integer> before = served.database.backends();
        try (Recorded log = new Recorded()) {
            for (String session : SESSIONS) {
                Socket client = served.ask("/sleep/" + session);
                served.database.awaitRunning(1);
                Served.reset(client);
                assertWhole(before);
            }
            assertThat(log.alarms()).isEmpty();
        }
    }

    @Test
    void streamOfAnHttp2ConnectionReset() throws Exception {
        Set<Integer> before = served.database.backends();
        try (Http2Streams client = new Http2Streams(served.server.port())) {
            int stream = client.get("/sleep/connection");
            served.database.awaitRunning(1);
            client.reset(stream);
            assertWhole(before);
        }
    }

    @Test
    void failingSibling() throws Exception {
        Set<Integer> before = served.database.backends();
        assertThat(served.get("/sibling").statusCode()).isEqualTo(418);
        assertWhole(before);
    }

    @Test
    void shutdown() throws Exception {
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> get("/sleep/connection"));
        served.database.awaitRunning(1);
        Set<Integer> before = served.database.backends();
        served.app.cancelAll(); // the grace is over
        assertThat(answer.get().statusCode()).isEqualTo(503);
        assertThat(answer.get().headers().firstValue("retry-after")).contains("1");
        assertWhole(before);
    }

    private HttpResponse<String> get(String path) {
        try {
            return served.get(path);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void locksAreFreeSoon() throws Exception {
        Socket client = served.ask("/locked");
        served.database.awaitRunning(1);
        Served.reset(client);
        long begin = System.nanoTime();
        served.database.execute("UPDATE account SET balance = 0 WHERE id = 1");
        long took = (System.nanoTime() - begin) / 1_000_000;
        System.out.println("Lock free " + took + " ms after the client has gone");
        assertThat(took).isLessThan(5_000);
    }

    @Test
    void aCommitInProgressIsWaitedFor() throws Exception {
        assertThat(served.get("/hurried/commit?seconds=2").statusCode()).isEqualTo(200);
        assertThat(served.database.entries()).isEqualTo(1);
    }

    @Test
    void aCommitThatTakesLongerThanTheGraceIsEndedAndNothingIsKept() throws Exception {
        assertThat(served.get("/hurried/commit?seconds=30").statusCode()).isEqualTo(503);
        served.awaitIdle();
        assertThat(served.database.entries()).isZero();
    }

    @Test
    void outsideOfRequests() throws Exception {
        Transactions transactions = Transactions.of(served.pool);
        Set<Integer> before = served.database.backends();
        try {
            Async.timeout(
                    Duration.ofMillis(100),
                    () -> {
                        transactions.run(connection -> {
                            Acts.insert(connection, "outside");
                            Acts.execute(connection, "SELECT pg_sleep(20)");
                        });
                        return true;
                    });
            throw new AssertionError("not reached");
        } catch (TimeoutException e) {
            assertWhole(before);
        }
    }

    /** One that comes before the statement has reached the server, as well. */
    @Test
    void atWhateverMoment() throws Exception {
        Transactions transactions = Transactions.of(served.pool);
        Set<Integer> before = served.database.backends();
        for (int i = 0; i < 200; i++) {
            try {
                Async.timeout(
                        Duration.ofNanos(i * 20_000L),
                        () -> {
                            transactions.run(c -> {
                                Acts.execute(c, "SELECT 1");
                                Acts.execute(c, "SELECT pg_sleep(20)");
                            });
                            return true;
                        });
                throw new AssertionError("not reached");
            } catch (TimeoutException e) {
                assertThat(served.database.running()).isZero();
            }
        }
        assertNothingIsLeft();
        // A server forks a process for each request to cancel. On a busy machine one of the 200 may
        // take longer than the second that it is given; its connection is broken off.
        Set<Integer> gone = new HashSet<>(before);
        gone.removeAll(served.database.backends());
        assertThat(gone).hasSizeLessThanOrEqualTo((int) transactions.statistics().broken());
    }

    @Test
    void theNextStatementIsNotCancelled() throws Exception {
        Transactions transactions = Transactions.of(served.pool);
        for (int i = 0; i < 100; i++) {
            try {
                Async.timeout(
                        Duration.ofMillis(1),
                        () -> {
                            transactions.run(c -> Acts.execute(c, "SELECT pg_sleep(0.001)"));
                            return true;
                        });
            } catch (TimeoutException e) {
                // often; not always
            }
            transactions.run(connection -> Acts.execute(connection, "SELECT pg_sleep(0.001)"));
        }
    }

    @Test
    void whatHappensIsCounted() throws Exception {
        Transactions transactions = Transactions.of(served.pool);
        transactions.run(connection -> {}); // takes no connection
        transactions.run(connection -> Acts.insert(connection, "kept"));
        assertThatThrownBy(() ->
                        transactions.run(connection -> {
                            Acts.insert(connection, "not kept");
                            throw new IllegalStateException("on purpose");
                        }))
                .hasMessage("on purpose");
        assertThatThrownBy(() ->
                        Async.timeout(
                                Duration.ofMillis(100),
                                () -> {
                                    transactions.run(c -> Acts.execute(c, "SELECT pg_sleep(20)"));
                                    return true;
                                }))
                .isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() ->
                        transactions.run(connection -> {
                            Acts.execute(connection, "SET LOCAL statement_timeout = 20");
                            Acts.execute(connection, "SELECT pg_sleep(20)");
                        }))
                .isInstanceOf(StatementTimeoutException.class);
        assertThatThrownBy(() ->
                        transactions
                                .eager()
                                .run(connection ->
                                        Acts.execute(
                                                connection,
                                                "SELECT pg_terminate_backend(pg_backend_pid())")))
                .isInstanceOf(DatabaseUnavailableException.class);
        assertThat(transactions.statistics())
                .isEqualTo(new Transactions.Statistics(1, 3, 1, 1, 1, 1, 0, 0, 0));
    }
}

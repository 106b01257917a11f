package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpResponse;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** More requests than connections. */
@Timeout(120)
class PoolTest {
    private Served served = started();
    private final ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor();

    private static Served started() {
        try {
            return Served.start(Postgres.JDK, 4);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() throws Exception {
        served.close();
        guests.close();
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return served.get(path);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                guests);
    }

    private List<CompletableFuture<HttpResponse<String>>> get(String path, int times) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(get(path));
        }
        return answers;
    }

    @Test
    void aRequestThatAsksNothingTakesNoConnection() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> busy = get("/sleep/connection?seconds=4", 4);
        served.database.awaitRunning(4);
        assertThat(served.get("/needless/x").statusCode()).isEqualTo(422);
        assertThat(served.get("/needless/0").statusCode()).isEqualTo(404);
        assertThat(busy).noneMatch(CompletableFuture::isDone);
        for (CompletableFuture<HttpResponse<String>> each : busy) {
            assertThat(each.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void eagerOnesAreAnswered503BeforeTheHandlerBegins() throws Exception {
        served.close();
        served =
                Served.start(
                        Postgres.JDK,
                        1,
                        transactions -> transactions.eager().waitAtMost(Duration.ofMillis(100)));
        CompletableFuture<HttpResponse<String>> busy = get("/sleep/connection?seconds=2");
        served.database.awaitRunning(1);
        assertThat(served.get("/needless/0").statusCode()).isEqualTo(503);
        assertThat(busy.get().statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverWaitsInVainIsAnswered503AndOneLineIsLogged() throws Exception {
        try (Recorded log = new Recorded()) {
            List<CompletableFuture<HttpResponse<String>>> busy =
                    get("/sleep/connection?seconds=5", 4);
            served.database.awaitRunning(4);
            HttpResponse<String> answer = served.get("/connection/ok");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).contains("1");
            assertThat(answer.body())
                    .isEqualTo("{\"detail\":\"The database is unavailable. Try again.\"}");
            assertThat(log.alarms()).isEmpty();
            assertThat(log.unavailable()).isEqualTo(1);
            for (CompletableFuture<HttpResponse<String>> each : busy) {
                assertThat(each.get().statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void manyTakeTurns() throws Exception {
        for (CompletableFuture<HttpResponse<String>> each : get("/connection/nothing", 200)) {
            assertThat(each.get().statusCode()).isEqualTo(200);
        }
        for (CompletableFuture<HttpResponse<String>> each :
                get("/sleep/connection?seconds=0.005", 200)) {
            assertThat(each.get().statusCode()).isEqualTo(200);
        }
    }

    /**
     * Those for whom there is no time are answered 503, and the others 200: none waits for ever.
     */
    @Test
    void moreThanThereIsTimeFor() throws Exception {
        int refused = 0;
        for (CompletableFuture<HttpResponse<String>> each :
                get("/sleep/connection?seconds=0.1", 300)) {
            int status = each.get().statusCode();
            assertThat(status).isIn(200, 503);
            refused += status == 503 ? 1 : 0;
        }
        assertThat(refused).isBetween(1, 299);
        served.awaitIdle();
    }

    @Test
    void twoSessionsOfOneRequestWaitForEachOtherForALimitedTime() throws Exception {
        long begin = System.nanoTime();
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> each : get("/two-of-one", 20)) {
            statuses.add(each.get().statusCode());
        }
        assertThat(statuses).isSubsetOf(200, 503);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        served.awaitIdle();
    }

    @Test
    void branchesOfAGatherHaveASessionEach() throws Exception {
        assertThat(served.get("/gather/each").body()).isEqualTo("[1,2]");
    }

    @Test
    void aPoolThatDoesNotSayItsSizeHasNoTurnsUnlessToldSo() throws Exception {
        assertThat(Turns.sizeOf(served.pool)).isEqualTo(4);
        assertThat(Turns.sizeOf(Transactions.of(served.pool).dataSource())).isZero();
    }

    @Test
    void aFailureOfThePoolIsASqlExceptionForLibraries() throws Exception {
        Transactions closed = Transactions.of(served.pool);
        served.pool.close();
        try (java.sql.Connection connection = closed.dataSource().getConnection()) {
            assertThat(connection.isClosed()).isFalse(); // nothing has been taken
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(
                                    () -> Acts.execute(connection, "SELECT 1")))
                    .isInstanceOf(java.sql.SQLException.class);
        }
        assertThat(SQLTransientConnectionException.class)
                .isAssignableFrom(DatabaseUnavailableException.class);
    }
}

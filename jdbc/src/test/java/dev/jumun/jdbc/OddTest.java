package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

/** Nothing looks kept that is not, and nothing waits for ever, whatever the code around does. */
@Timeout(120)
@ParameterizedClass
@ValueSource(strings = {Postgres.JDK, Postgres.LOOP})
class OddTest {
    @Parameter private String parameters = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Served served;

    private boolean stopped;

    @BeforeEach
    void start() throws Exception {
        served = Served.start(Odd.class, parameters, 4);
    }

    @AfterEach
    void stop() throws Exception {
        if (stopped) {
            served.database.close();
        } else {
            served.close();
        }
    }

    private int status(String path) throws Exception {
        return served.get(path).statusCode();
    }

    /**
     * Asks several times at once; returns how many were 200, all being of the expected statuses.
     */
    private long succeed(String path, int times, Object... expected) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                all.add(clients.submit(() -> served.post(path).statusCode()));
            }
            long succeeded = 0;
            for (Future<Integer> each : all) {
                assertThat(each.get()).isIn(expected);
                succeeded += each.get() == 200 ? 1 : 0;
            }
            return succeeded;
        }
    }

    @Test
    void aLenderThatSwallowsTheFailureKeepsNothing() throws Exception {
        assertThat(status("/swallowing")).isEqualTo(500);
        assertThat(served.database.entries()).isZero();
    }

    /** The answer is a failure, and the commit cannot be taken back. */
    @Test
    void aLenderThatFailsAfterTheCommit() throws Exception {
        assertThat(status("/late")).isEqualTo(500);
        assertThat(served.database.entries()).isEqualTo(1);
    }

    @Test
    void whatAProviderWroteIsRolledBackIfTheRequestIsInvalid() throws Exception {
        assertThat(status("/written/x")).isEqualTo(422);
        assertThat(served.database.entries()).isZero();
        assertThat(status("/written/1")).isEqualTo(200);
        assertThat(served.database.entries()).isEqualTo(1);
    }

    /** A handler that returns has succeeded, whatever the status; as with FastAPI. */
    @Test
    void responsesOfAnyStatusAreKept() throws Exception {
        assertThat(status("/responds/400")).isEqualTo(400);
        assertThat(status("/responds/500")).isEqualTo(500);
        assertThat(served.database.entries()).isEqualTo(2);
        assertThat(status("/responds/99")).isEqualTo(500);
        assertThat(served.database.entries()).isEqualTo(2);
    }

    /**
     * The constraint is deferred: two that have both inserted may wait for each other's end, and
     * PostgreSQL fails one of them as a deadlock. That is a collision, and those who wait for a
     * connection meanwhile may wait too long: 503.
     */
    @Test
    void oneOfManyKeepsAUniqueName() throws Exception {
        assertThat(succeed("/unique", 20, 200, 500, 503)).isEqualTo(1);
        assertThat(served.database.entries()).isEqualTo(1);
    }

    @Test
    void collisionsAreAnswered503AndWhatSucceededIsKept() throws Exception {
        long succeeded = succeed("/serial", 6, 200, 503);
        assertThat(succeeded).isPositive();
        assertThat(served.database.count("SELECT balance FROM account WHERE id = 1"))
                .isEqualTo(succeeded);
    }

    @Test
    void branchesWithSessionsOfTheirOwnHaveTwo() throws Exception {
        String[] backends = served.get("/gather/provided").body().split("\\D+", -1);
        assertThat(backends[1]).isNotEqualTo(backends[2]);
    }

    @Test
    void branchesThatShareASessionHaveOne() throws Exception {
        for (int i = 0; i < 20; i++) {
            String[] backends = served.get("/gather/shared").body().split("\\D+", -1);
            assertThat(backends[1]).isEqualTo(backends[2]);
        }
        served.awaitIdle();
    }

    @Test
    void aClientThatGoesWhileTheHandlerWaits() throws Exception {
        Socket client = served.ask("/wait");
        Postgres.await("the transaction", () -> served.database.idleInTransaction() == 1);
        Served.reset(client);
        served.awaitIdle();
        assertThat(served.database.entries()).isZero();
    }

    /** A commit in progress is waited for. */
    @Test
    void aClientThatGoesDuringTheCommit() throws Exception {
        Socket client = served.ask("/slow-commit");
        Postgres.await(
                "the commit",
                () ->
                        served.database.count(
                                        "SELECT count(*) FROM pg_stat_activity WHERE datname ="
                                                + " current_database() AND query = 'COMMIT' AND"
                                                + " state = 'active'")
                                == 1);
        Served.reset(client);
        served.awaitIdle();
        assertThat(served.database.entries()).isEqualTo(1);
    }

    @Test
    void aShutdownWaitsForTasks() throws Exception {
        assertThat(served.post("/task/slow").statusCode()).isEqualTo(200);
        served.database.awaitRunning(1);
        stopped = true;
        served.stop();
        assertThat(served.database.entries()).isEqualTo(1);
    }

    @Test
    void aStreamThatComesTooLateIsBrokenOffAndTheLogSaysWhy() throws Exception {
        try (Recorded log = new Recorded()) {
            try {
                assertThat(status("/stream/too-late")).isNotEqualTo(200);
            } catch (IOException brokenOff) {
                assertThat(brokenOff).isNotNull();
            }
            Postgres.await("the log", () -> !log.alarms().isEmpty());
            assertThat(log.alarms().getFirst())
                    .contains("was given back when its lender ended", "Scope.REQUEST");
        }
    }

    /** A peer that vanishes ends the loop in order, so that the session commits. */
    @Test
    void aSessionOfASocketCommitsAtItsEnd() throws Exception {
        try (TestClient client =
                        TestClient.of(Odd.class).override(DataSource.class, () -> served.pool);
                TestSocket socket = client.webSocket("/socket").connect()) {
            socket.sendText("one");
            assertThat(socket.receiveText()).isEqualTo("kept one");
            assertThat(served.database.entries()).isZero();
            assertThat(served.pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
        }
        served.awaitIdle();
        assertThat(served.database.entries()).isEqualTo(1);
    }

    @Test
    void theOnesThatWaitHaveTheirTurnInTheirOrder() throws Exception {
        Transactions transactions = Transactions.of(served.pool).turns(1);
        List<Integer> order = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            transactions.run(connection -> {
                Acts.execute(connection, "SELECT 1");
                for (int i = 0; i < 50; i++) {
                    int place = i;
                    running.add(
                            all.submit(() -> {
                                transactions.run(next -> {
                                    Acts.execute(next, "SELECT 1");
                                    order.add(place); // one at a time
                                });
                                return place;
                            }));
                    Postgres.await(
                            "the queue", () -> transactions.statistics().waiting() == place + 1);
                }
                assertThat(transactions.statistics().inUse()).isEqualTo(1);
            });
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(order).isSorted().hasSize(50);
        assertThat(transactions.statistics().committed()).isEqualTo(51);
        assertThat(transactions.statistics().inUse()).isZero();
    }
}

package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Scanner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/** Deadlines, tasks, streams, sockets, replicas, retries. */
@Timeout(120)
@ParameterizedClass
@ValueSource(strings = {Postgres.JDK, Postgres.LOOP})
class SessionsTest {
    @Parameter private String parameters = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = Served.start(parameters, 4);
    }

    @AfterEach
    void stop() throws Exception {
        served.close();
    }

    @Test
    void theDeadlineOfARequestIsTheStatementTimeout() throws Exception {
        String limit = served.get("/limited").body();
        assertThat(limit).matches("\"[45]\\d{3}ms\"|\"[56]s\"");
        assertThat(served.get("/unlimited").body()).isEqualTo("\"0\"");
    }

    @Test
    void aStatementThatTheServerEndsIsA503() throws Exception {
        HttpResponse<String> answer = served.get("/ended-by-the-server");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"The request took too long\"}");
        assertThat(served.database.entries()).isZero();
    }

    @Test
    void aTaskUsesTheSessionOfItsRequestAndIsRolledBackWithIt() throws Exception {
        assertThat(served.post("/task").statusCode()).isEqualTo(200);
        served.awaitIdle();
        assertThat(served.database.entries()).isEqualTo(2);
        served.database.execute("TRUNCATE entry");
        assertThat(served.post("/task?fail=true").statusCode()).isEqualTo(200);
        served.awaitIdle();
        assertThat(served.database.entries()).isZero();
    }

    @Test
    void aTaskMayHaveASessionOfItsOwn() throws Exception {
        assertThat(served.post("/task/own").statusCode()).isEqualTo(200);
        Postgres.await("the task's row", () -> served.database.entries() == 1);
    }

    @Test
    void aTaskThatComesTooLateSaysWhy() throws Exception {
        try (Recorded log = new Recorded()) {
            assertThat(served.post("/task/too-late").statusCode()).isEqualTo(200);
            Postgres.await("the log", () -> !log.alarms().isEmpty());
            assertThat(log.alarms())
                    .singleElement()
                    .asString()
                    .contains("was given back when its lender ended", "Scope.REQUEST");
        }
        assertThat(served.database.entries()).isZero();
    }

    @Test
    void aStreamReadsByACursor() throws Exception {
        String body = served.get("/rows?count=20000").body();
        assertThat(body.lines()).hasSize(20_000).endsWith("20000");
        served.awaitIdle();
    }

    @Test
    void aStreamEndsWithItsClient() throws Exception {
        for (int i = 0; i < 5; i++) {
            Served.reset(served.ask("/rows?count=100000000"));
        }
        Postgres.await(
                "pool",
                () ->
                        served.pool.getHikariPoolMXBean().getActiveConnections() == 0
                                && served.database.running() == 0);
        assertThat(served.database.idleInTransaction()).isZero();
    }

    @Test
    void whatReadsCannotWrite() throws Exception {
        assertThat(served.get("/by-method").body()).isEqualTo("0");
        assertThat(served.get("/by-method/writes").statusCode()).isEqualTo(500);
        assertThat(served.post("/by-method/writes").statusCode()).isEqualTo(200);
        assertThat(served.database.entries()).isEqualTo(1);
    }

    @Test
    void aReplicaIsReadFrom() throws Exception {
        try (Postgres other = Postgres.open();
                HikariDataSource replica = other.pool(parameters, 2)) {
            other.execute("INSERT INTO entry (name) VALUES ('on the replica')");
            Transactions both = Transactions.of(served.pool).replica(replica);
            Transactions reading = both.readOnly();
            String count = "SELECT count(*) FROM entry";
            assertThat(reading.<Long, Exception>call(c -> Acts.count(c, count))).isEqualTo(1);
            assertThat(both.<Long, Exception>call(c -> Acts.count(c, count))).isZero();
            assertThatThrownBy(() -> reading.run(c -> Acts.insert(c, "a write")))
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void eachMessageOfASocketHasATransaction() throws Exception {
        try (TestClient client =
                        TestClient.of(Bank.class).override(DataSource.class, () -> served.pool);
                TestSocket socket = client.webSocket("/socket").connect()) {
            socket.sendText("one");
            assertThat(socket.receiveText()).isEqualTo("one kept");
            assertThat(served.database.entries()).isEqualTo(1);
            assertThat(served.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            socket.sendText("two");
            assertThat(socket.receiveText()).isEqualTo("two kept");
        }
    }

    @Test
    void collisionsAreTriedAgain() throws Exception {
        Transactions careful =
                Transactions.of(served.pool).isolation(Connection.TRANSACTION_SERIALIZABLE);
        AtomicInteger attempts = new AtomicInteger();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> each :
                    IntStream.range(0, 8)
                            .mapToObj(i ->
                                    all.submit(() -> {
                                        careful.retrying(100)
                                                .run(connection -> {
                                                    attempts.incrementAndGet();
                                                    add(connection);
                                                });
                                        return i;
                                    }))
                            .toList()) {
                each.get();
            }
        }
        assertThat(served.database.count("SELECT balance FROM account WHERE id = 1")).isEqualTo(8);
        assertThat(attempts.get()).isGreaterThanOrEqualTo(8);
    }

    private static void add(Connection connection) throws Exception {
        long balance = Acts.count(connection, "SELECT balance FROM account WHERE id = 1");
        Acts.execute(connection, "UPDATE account SET balance = " + (balance + 1) + " WHERE id = 1");
    }

    @Test
    void transfersCollideAndAreTriedAgain() throws Exception {
        Transactions careful =
                Transactions.of(served.pool).isolation(Connection.TRANSACTION_SERIALIZABLE);
        int from = 1;
        int to = 2;
        long amount = 5;
        careful.retrying(5).run(connection -> transfer(connection, from, to, amount));
        assertThat(served.database.count("SELECT balance FROM account WHERE id = 2")).isEqualTo(5);
    }

    private static void transfer(Connection connection, int from, int to, long amount)
            throws Exception {
        String change = "UPDATE account SET balance = balance + (%d) WHERE id = %d";
        Acts.execute(connection, change.formatted(-amount, from));
        Acts.execute(connection, change.formatted(amount, to));
    }

    @Test
    void notificationsAreEvents() throws Exception {
        try (Socket client = served.ask("/events");
                Scanner answer = new Scanner(client.getInputStream(), StandardCharsets.UTF_8)) {
            Postgres.await(
                    "the listener",
                    () ->
                            served.database.count(
                                            "SELECT count(*) FROM pg_stat_activity WHERE datname ="
                                                    + " current_database() AND query = 'LISTEN"
                                                    + " entries'")
                                    == 1);
            served.database.execute("NOTIFY entries, 'mocha'");
            assertThat(answer.findWithinHorizon("data: \"mocha\"", 0)).isNotNull();
        }
        served.awaitIdle();
    }

    @Test
    void aCollisionThatIsNotTriedAgainSaysSo() throws Exception {
        Transactions careful =
                Transactions.of(served.pool).isolation(Connection.TRANSACTION_SERIALIZABLE);
        assertThatThrownBy(() ->
                        careful.run(connection -> {
                            Acts.count(connection, "SELECT balance FROM account WHERE id = 1");
                            served.database.execute("UPDATE account SET balance = 7 WHERE id = 1");
                            Acts.execute(connection, "UPDATE account SET balance = 8 WHERE id = 1");
                        }))
                .isInstanceOf(TransactionConflictException.class);
    }

    @Test
    void rowsKnowTheirStatementAndStatementsTheirConnection() throws Exception {
        Transactions.of(served.pool)
                .run(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.setFetchSize(10);
                        assertThat(statement.getConnection()).isSameAs(connection);
                        try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                            assertThat(rows.getStatement()).isEqualTo(statement);
                        }
                    }
                    assertThat(connection.getMetaData().getDatabaseProductName())
                            .isEqualTo("PostgreSQL");
                    assertThat(connection.unwrap(org.postgresql.PGConnection.class)).isNotNull();
                });
    }
}

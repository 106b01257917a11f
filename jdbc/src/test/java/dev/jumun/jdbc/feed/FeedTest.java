package dev.jumun.jdbc.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.ServerSentEvent;
import dev.jumun.async.Async;
import dev.jumun.async.Generator;
import dev.jumun.jdbc.OwnDatabase;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.pool.Readers;
import dev.jumun.testing.TestCall;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/** Streams of events on two nodes, which miss nothing. */
@Timeout(120)
class FeedTest {
    private static final Pattern EVENT =
            Pattern.compile("data: \\{\"parcel\":(\\d+),[^\n]*\nid: (\\d+)\n");

    /** Where events are kept. */
    enum Databases {
        H2 {
            @Override
            OwnDatabase open() {
                return OwnDatabase.h2();
            }
        },
        POSTGRES {
            @Override
            OwnDatabase open() throws Exception {
                return OwnDatabase.postgres();
            }
        };

        abstract OwnDatabase open() throws Exception;

        OwnDatabase withParcels() throws Exception {
            OwnDatabase database = open();
            database.execute(Parcels.TABLE);
            return database;
        }
    }

    private static TestClient node(OwnDatabase database) {
        return TestClient.of(Parcels.class).override(DataSource.class, database::pool);
    }

    private static int move(TestClient node, String path, int parcel) throws Exception {
        return node.post(path)
                .json("{\"parcel\": %d, \"place\": \"Mapo\"}".formatted(parcel))
                .send()
                .status();
    }

    private static String event(int parcel) {
        return "{\"parcel\":%d,\"place\":\"Mapo\"}".formatted(parcel);
    }

    @ParameterizedTest
    @EnumSource
    void aClientContinuesOnAnotherNodeWhereItWas(Databases databases) throws Exception {
        try (OwnDatabase database = databases.withParcels();
                TestClient second = node(database)) {
            try (TestClient first = node(database)) {
                assertThat(move(first, "/moves", 1)).isEqualTo(201);
                TestCall stream = first.get("/moves").header("last-event-id", "0").start();
                assertThat(stream.awaitText(event(1))).contains("id: 1");
                assertThat(move(second, "/moves", 2)).isEqualTo(201);
                assertThat(stream.awaitText(event(2))).contains("id: 2");
                stream.goAway();
            } // the node has ended
            assertThat(move(second, "/refused", 3)).isEqualTo(409);
            assertThat(move(second, "/careless", 3)).isEqualTo(500);
            assertThat(move(second, "/moves", 4)).isEqualTo(201);
            TestCall stream = second.get("/moves").header("last-event-id", "2").start();
            String seen = stream.awaitText(event(4));
            assertThat(seen).contains("id: 3").doesNotContain(event(2), event(3), "gap");
            assertThat(move(second, "/moves", 5)).isEqualTo(201);
            assertThat(stream.awaitText(event(5))).contains("id: 4");
            stream.goAway();
        }
    }

    /** Also if nothing has happened before. */
    @ParameterizedTest
    @EnumSource
    void aClientKnowsAtOnceWhereItIs(Databases databases) throws Exception {
        try (OwnDatabase database = databases.withParcels();
                TestClient second = node(database)) {
            try (TestClient first = node(database)) {
                TestCall stream = first.get("/moves").start();
                assertThat(stream.awaitText("\n\n")).contains("id: 0").doesNotContain("data:");
                stream.goAway();
            }
            assertThat(move(second, "/moves", 1)).isEqualTo(201);
            TestCall stream = second.get("/moves").header("last-event-id", "0").start();
            assertThat(stream.awaitText(event(1))).contains("id: 1");
            stream.goAway();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyCouldReadIsRefused(Databases databases) throws Exception {
        try (OwnDatabase database = databases.withParcels();
                TestClient node = node(database)) {
            assertThat(node.post("/unfit").send().status()).isEqualTo(500);
            assertThat(database.number("SELECT count(*) FROM jumun_events")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalMayAddTheFirstEvent(Databases databases) throws Exception {
        try (OwnDatabase database = databases.withParcels()) {
            Transactions transactions = Transactions.of(database.pool());
            for (int round = 0; round < 25; round++) {
                EventTable table = EventTable.on(transactions, "f" + round, Duration.ofDays(1));
                Callable<Boolean> add =
                        () -> {
                            transactions.run(each -> table.add(each, new byte[1]));
                            return true;
                        };
                assertThat(Async.gather(Collections.nCopies(4, add))).hasSize(4);
                assertThat(table.last()).isEqualTo(4);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void allFollowersGetWhatIsCommittedInOneOrder(Databases databases) throws Exception {
        int each = 60;
        try (OwnDatabase database = databases.withParcels();
                TestClient one = node(database);
                TestClient two = node(database);
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<TestCall> streams = new ArrayList<>();
            for (TestClient node : List.of(one, two)) {
                streams.add(node.get("/moves").header("last-event-id", "0").start());
            }
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < 3 * each; i++) {
                int parcel = i;
                TestClient node = i % 2 == 0 ? one : two;
                String path = i % 3 == 0 ? "/refused" : "/moves"; // a third is rolled back
                sent.add(senders.submit(() -> move(node, path, parcel)));
            }
            for (Future<Integer> status : sent) {
                assertThat(status.get()).isIn(201, 409);
            }
            List<List<String>> seen = new ArrayList<>();
            for (TestCall stream : streams) {
                String text = stream.awaitText("id: " + 2 * each + "\n");
                seen.add(
                        EVENT.matcher(text)
                                .results()
                                .map(event -> event.group(1) + " " + event.group(2))
                                .toList());
                stream.goAway();
            }
            assertThat(seen.getFirst()).hasSize(2 * each).isEqualTo(seen.getLast());
            for (int i = 0; i < 2 * each; i++) {
                assertThat(seen.getFirst().get(i)).endsWith(" " + (i + 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoLongerKeptIsAGap(Databases databases) throws Exception {
        try (OwnDatabase database = databases.withParcels();
                TestClient node = node(database)) {
            for (int parcel = 1; parcel <= 4; parcel++) {
                move(node, "/moves", parcel);
            }
            database.execute("DELETE FROM jumun_events WHERE number <= 2");
            TestCall late = node.get("/moves").header("last-event-id", "1").start();
            assertThat(late.awaitText(event(4)))
                    .contains("event: gap", "id: 2\n", event(3))
                    .doesNotContain(event(2));
            late.goAway();

            database.execute("DELETE FROM jumun_events");
            for (String unknown : List.of("1", "9")) {
                TestCall none = node.get("/moves").header("last-event-id", unknown).start();
                assertThat(none.awaitText("id: 4\n")).contains("event: gap");
                none.goAway();
            }
        }
    }

    @Test
    void whatCannotBeIsRefused() throws Exception {
        try (OwnDatabase database = OwnDatabase.h2();
                TestClient node = node(database)) {
            for (String id : List.of("x", "-1", "", "+2", "02", "-0", "9223372036854775808")) {
                assertThat(node.get("/moves").header("last-event-id", id).send().status())
                        .as(id)
                        .isEqualTo(400);
            }
            Transactions transactions = Transactions.of(database.pool());
            assertThatThrownBy(() -> Feed.on(transactions, " ", Parcels.Moved.class))
                    .hasMessageContaining("blank");
            assertThatThrownBy(() ->
                            Feed.on(transactions, "a", Parcels.Moved.class, Duration.ofMillis(1)))
                    .hasMessageContaining("Give a time from 1 s to 3650 days.");
        }
    }

    /** Not at the first event, which may come much later. */
    @Test
    void typesThatDoNotFitAreRefusedAtOnce() throws Exception {
        record Unknown(String text) {}
        try (OwnDatabase database = OwnDatabase.h2();
                OwnDatabase other = OwnDatabase.h2();
                TestClient _ = node(database).start()) {
            Transactions transactions = Transactions.of(database.pool());
            assertThatThrownBy(() -> Feed.on(transactions, "a", Unknown.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Name it in @Api(models = Unknown.class)");
            try (Feed<Parcels.Moved> _ = Feed.on(transactions, "a", Parcels.Moved.class);
                    Feed<Parcels.Moved> _ = Feed.on(transactions, "a", Parcels.Moved.class)) {
                assertThatThrownBy(() -> Feed.on(transactions, "a", Parcels.Lost.class))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "The feed a of %s is open already, with events of %s. Give this one another name."
                                        .formatted(
                                                Parcels.Lost.class.getName(),
                                                Parcels.Moved.class.getName()));
                Feed.on(transactions, "b", Parcels.Lost.class).close();
                Feed.on(Transactions.of(other.pool()), "a", Parcels.Lost.class).close();
            }
            Feed.on(transactions, "a", Parcels.Lost.class).close();
        }
    }

    /** Those that add wait for each other with all connections of the pool. */
    @Test
    void aFollowerIsNotBehindThoseThatAdd() throws Exception {
        try (OwnDatabase database = Databases.POSTGRES.withParcels();
                HikariDataSource small = poolOfTwo(database);
                TestClient _ = node(database).start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Transactions transactions = Transactions.of(small);
            CountDownLatch first = new CountDownLatch(1);
            CountDownLatch others = new CountDownLatch(1);
            try (Feed<Parcels.Moved> moves = Feed.on(transactions, "moves", Parcels.Moved.class)) {
                BlockingQueue<String> received = new LinkedBlockingQueue<>();
                Generator<ServerSentEvent<Parcels.Moved>> stream = moves.follow("0");
                var _ =
                        threads.submit(
                                () -> stream.forEach(event -> received.add(event.toString())));
                transactions.run(each -> moves.add(each, new Parcels.Moved(1, "Mapo")));
                assertThat(received.take()).contains("parcel=1");
                List<Future<?>> adding = new ArrayList<>();
                CountDownLatch added = new CountDownLatch(1);
                adding.add(threads.submit(() -> add(transactions, moves, added, first)));
                added.await();
                for (int i = 0; i < 2; i++) { // one holds a connection, one waits for its turn
                    adding.add(
                            threads.submit(
                                    () -> add(transactions, moves, new CountDownLatch(1), others)));
                }
                until(() -> transactions.statistics().waiting() == 1);
                until(() -> isBlocked(database)); // with a connection, not for one
                until(() -> small.getHikariPoolMXBean().getThreadsAwaitingConnection() > 0);
                first.countDown();
                assertThat(received.take()).contains("parcel=2");
                others.countDown();
                for (Future<?> each : adding) {
                    each.get();
                }
            } finally {
                first.countDown();
                others.countDown();
            }
        }
    }

    /** Whatever the feeds, and whatever they are opened with. */
    @Test
    void feedsOverOnePoolShareItsReaders() throws Exception {
        try (OwnDatabase database = OwnDatabase.h2();
                TestClient _ = node(database).start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            GatedPool pool = new GatedPool(database.pool());
            List<Feed<Parcels.Moved>> feeds = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Transactions own = Transactions.of(pool.source());
                feeds.add(Feed.on(own, "feed " + i, Parcels.Moved.class));
            }
            Readers readers = Transactions.of(pool.source()).dataSource().unwrap(Readers.class);
            pool.shut();
            AtomicInteger sentAway = new AtomicInteger(); // this machine may be slow
            for (Feed<Parcels.Moved> each : feeds) {
                var _ =
                        threads.submit(() -> {
                            try {
                                var _ = each.follow(null);
                            } catch (Exception e) {
                                sentAway.incrementAndGet();
                            }
                        });
            }
            until(() -> pool.waiting() + readers.waiting() + sentAway.get() == feeds.size());
            assertThat(pool.waiting()).isEqualTo(2);
            pool.open();
            feeds.forEach(Feed::close);
        }
    }

    /** A pool without a free connection, for as long as a test wants. */
    private static final class GatedPool {
        private final DataSource source;
        private final AtomicInteger waiting = new AtomicInteger();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        GatedPool(DataSource pool) {
            this.source =
                    (DataSource)
                            Proxy.newProxyInstance(
                                    GatedPool.class.getClassLoader(),
                                    new Class<?>[] {DataSource.class},
                                    (self, method, arguments) ->
                                            switch (method.getName()) {
                                                case "hashCode" -> System.identityHashCode(self);
                                                case "equals" -> self == arguments[0];
                                                default -> {
                                                    waiting.incrementAndGet();
                                                    gate.await();
                                                    waiting.decrementAndGet();
                                                    yield method.invoke(pool, arguments);
                                                }
                                            });
        }

        DataSource source() {
            return source;
        }

        int waiting() {
            return waiting.get();
        }

        void shut() {
            gate = new CountDownLatch(1);
        }

        void open() {
            gate.countDown();
        }
    }

    private static Void add(
            Transactions transactions,
            Feed<Parcels.Moved> moves,
            CountDownLatch added,
            CountDownLatch commit)
            throws Exception {
        transactions.<Exception>run(connection -> {
            moves.add(connection, new Parcels.Moved(2, "Mapo"));
            added.countDown();
            commit.await();
        });
        return null;
    }

    /** Whether a transaction waits for a lock. */
    private static boolean isBlocked(OwnDatabase database) {
        try {
            return database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static HikariDataSource poolOfTwo(OwnDatabase database) {
        HikariConfig config = new HikariConfig();
        ((HikariDataSource) database.pool()).copyStateTo(config);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(5_000_000); // what it waits for is in a pool
        }
    }
}

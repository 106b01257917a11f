package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two processes on one PostgreSQL, of which some are killed. */
@Timeout(600)
@SuppressWarnings("NullAway.Init") // opened before each test
class NodesTest {
    private static final String TWICE =
            "SELECT id FROM effect WHERE kind = '%s' GROUP BY id HAVING COUNT(*) > 1";

    private String database;
    private HikariDataSource pool;
    private final List<Node> nodes = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        database = Postgres.database();
        pool = Postgres.pool(database, 2);
        for (String table : Mailroom.TABLES) {
            Await.execute(pool, table);
        }
    }

    @AfterEach
    void close() {
        nodes.forEach(Node::close);
        pool.close();
    }

    private Node start(boolean ticks) throws IOException {
        Node node = Node.start(database, ticks);
        nodes.add(node);
        return node;
    }

    private static String parcels(String prefix, int from, int to, int millis) {
        StringBuilder json = new StringBuilder("[");
        for (int i = from; i < to; i++) {
            json.append(i == from ? "" : ",")
                    .append("{\"id\":\"%s%d\",\"millis\":%d}".formatted(prefix, i, millis));
        }
        return json.append(']').toString();
    }

    @Test
    void noJobIsLostWithANode() throws Exception {
        killed(100, 2);
    }

    @Test
    @Tag("long")
    void noJobOfAThousandIsLostWithFiveNodes() throws Exception {
        assertThat(killed(500, 5)).as("milliseconds, 500 of each kind").isLessThan(45_000);
    }

    /** Jobs of each kind through both nodes; one of the two is killed again and again. */
    private long killed(int count, int kills) throws Exception {
        long seed = Long.getLong("jobs.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Djobs.seed)");
        Random random = new Random(seed);
        Node[] two = {start(false), start(false)};
        assertThat(two[0].post("/parcels", parcels("p", 0, count / 2, 300))).isEqualTo(202);
        assertThat(two[1].post("/parcels", parcels("p", count / 2, count, 300))).isEqualTo(202);
        int interrupted = 0;
        for (int i = 0; i < kills; i++) {
            // at a moment that lies anywhere in the part of the work that belongs to this kill
            long after = (long) ((i + random.nextDouble()) * 2 * count / (kills + 1));
            Await.until("effects: " + after, () -> effects("deliver") + effects("book") >= after);
            int victim = random.nextInt(2);
            interrupted += two[victim].kill(pool);
            two[victim] = start(false);
        }
        long millis =
                Await.until(
                        "all effects",
                        () -> effects("deliver") == count && effects("book") == count);
        assertThat(interrupted).as("jobs that a kill interrupted").isPositive();
        assertThat(Await.texts(pool, TWICE.formatted("book"))).as("booked twice").isEmpty();
        long twice = Await.texts(pool, TWICE.formatted("deliver")).size();
        System.out.printf(
                "%d jobs of each kind, %d kills: %d interrupted, all effects %.1f s after the last"
                        + " restart, %d delivered twice, none booked twice%n",
                count, kills, interrupted, millis / 1000.0, twice);
        assertThat(twice).as("delivered twice").isLessThanOrEqualTo(interrupted);
        Await.until("no jobs", () -> Await.number(pool, "SELECT COUNT(*) FROM jumun_jobs") == 0);
        assertThat(Await.number(pool, "SELECT COUNT(*) FROM jumun_dead_jobs")).isZero();
        return millis;
    }

    private long effects(String kind) throws Exception {
        return Await.number(
                pool, "SELECT COUNT(DISTINCT id) FROM effect WHERE kind = '%s'".formatted(kind));
    }

    @Test
    void aStopCostsNoRetryAndNoDuplicate() throws Exception {
        Node first = start(false);
        Node second = start(false);
        assertThat(first.post("/parcels", parcels("s", 0, 100, 30))).isEqualTo(202);
        for (long after : new long[] {20, 50}) {
            Await.until("effects: " + after, () -> effects("deliver") >= after);
            assertThat(first.stop()).isZero();
            first = second;
            second = start(false);
        }
        Await.until("all effects", () -> effects("deliver") == 100 && effects("book") == 100);
        assertThat(Await.texts(pool, TWICE.formatted("deliver"))).isEmpty();
        assertThat(Await.texts(pool, TWICE.formatted("book"))).isEmpty();
        assertThat(Await.number(pool, "SELECT MAX(attempt) FROM effect")).isEqualTo(1);
    }

    @Test
    void exactlyTheCommittedJobsRun() throws Exception {
        Node node = start(false);
        int requests = 500;
        List<Future<Integer>> statuses = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < requests; i++) {
                String order = "{\"id\":\"o%d\"}".formatted(i);
                boolean fails = i % 3 == 0;
                statuses.add(clients.submit(() -> node.post("/orders?fails=" + fails, order)));
            }
        }
        int committed = 0;
        for (Future<Integer> status : statuses) {
            assertThat(status.get()).isIn(201, 409);
            committed += status.get() == 201 ? 1 : 0;
        }
        assertThat(committed).isEqualTo(333);
        Await.until("no jobs", () -> Await.number(pool, "SELECT COUNT(*) FROM jumun_jobs") == 0);
        assertThat(Await.texts(pool, "SELECT id FROM effect ORDER BY id"))
                .isEqualTo(Await.texts(pool, "SELECT id FROM orders ORDER BY id"))
                .hasSize(committed);
    }

    @Test
    void aJobRunsAlthoughItsNodeDiedBeforeItAnswered() throws Exception {
        Node node = start(false);
        Node other = start(false);
        assertThatThrownBy(() -> node.post("/last-order", "{\"id\":\"last\"}"))
                .isInstanceOf(IOException.class);
        node.awaitEnd();
        Await.until("the effect", () -> effects("book") == 1);
        assertThat(other.post("/orders?fails=false", "{\"id\":\"next\"}")).isEqualTo(201);
        Await.until("both", () -> effects("book") == 2);
    }

    @Test
    void repeatedWorkIsTakenOver() throws Exception {
        ticks(3);
    }

    @Test
    @Tag("long")
    void repeatedWorkIsNeverDoneTwiceAtOnce() throws Exception {
        assertThat(ticks(25)).as("seconds without a tick").isLessThan(30);
    }

    /** Some ticks, then the node that ticks is killed, then some more. */
    private double ticks(int count) throws Exception {
        Node[] two = {start(true), start(true)};
        Await.until("ticks", () -> Await.number(pool, "SELECT COUNT(*) FROM tick") >= count);
        long ticking = Await.number(pool, "SELECT node FROM tick ORDER BY began DESC LIMIT 1");
        int victim = two[0].pid() == ticking ? 0 : 1;
        // amid its work, so that it is the owner of the row
        Await.until(
                "a tick",
                () -> Await.number(pool, "SELECT COUNT(*) FROM tick WHERE ended IS NULL") == 1);
        long owner = Await.number(pool, "SELECT node FROM tick WHERE ended IS NULL");
        two[two[victim].pid() == owner ? victim : 1 - victim].kill();
        long before = Await.number(pool, "SELECT COUNT(*) FROM tick");
        Await.until(
                "ticks of the other",
                () -> Await.number(pool, "SELECT COUNT(*) FROM tick") >= before + count);
        assertThat(
                        Await.number(
                                pool,
                                "SELECT COUNT(*) FROM tick a JOIN tick b ON a.ctid <> b.ctid"
                                        + " AND a.began < b.began AND a.ended > b.began"))
                .as("two at once")
                .isZero();
        String gap =
                Await.texts(
                                pool,
                                "SELECT MAX(gap) FROM (SELECT EXTRACT(EPOCH FROM began - LAG(began)"
                                        + " OVER (ORDER BY began)) AS gap FROM tick) AS gaps")
                        .getFirst();
        System.out.println("the longest time without a tick: " + gap + " s");
        return Double.parseDouble(gap);
    }
}

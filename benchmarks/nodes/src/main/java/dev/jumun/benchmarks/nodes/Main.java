package dev.jumun.benchmarks.nodes;

import dev.jumun.benchmarks.core.Ports;
import dev.jumun.benchmarks.core.Table;
import dev.jumun.bus.PostgresBus;
import dev.jumun.bus.RedisBus;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import redis.embedded.RedisServer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Simulates, in half a minute, what 2 to 200 nodes may do with the engines that they share. First
 * it measures a bus of two and of eight nodes over each engine, on this machine. It assumes:
 *
 * <ul>
 *   <li>What eight nodes have cost more than two is work of the engine, for each node that gets a
 *       message. Part of it is work of the nodes themselves, so these are lower limits.
 *   <li>A notification of PostgreSQL holds up all others for as much longer as a message alone has
 *       taken over PostgreSQL than over Redis.
 *   <li>Messages of 100 bytes come at random from all nodes, and one of a hundred may take 100 ms.
 *   <li>A network carries 125 MB a second: that of a Redis, which sends each message to each node.
 *   <li>Each node runs ten jobs all the time. Its looks for jobs and heartbeats cost the database
 *       as much as storing a job, of which it does {@value STORED_JOBS} a second: that is a figure
 *       of {@code benchmarks/run jobs --quick}, "stored one by one".
 *   <li>A call of a store of buckets takes half a millisecond.
 * </ul>
 *
 * Options: {@code --results FILE} for the JSON.
 */
public final class Main {
    private static final List<Integer> NODES = List.of(2, 4, 10, 20, 50, 100, 200);
    private static final int FEW = 2;
    private static final int MORE = 8;
    private static final int MESSAGES = 20_000;
    private static final int ALONE = 500;

    private static final double STORED_JOBS = 1_600;
    private static final double NETWORK = 125e6;
    private static final double LARGE = 1_000;
    private static final double TRIP = 0.0005;

    /** Bytes of a frame, as the bus makes them, by those of a message with its topic. */
    private static final int POSTGRES_ROOM = 5_900 / 111;

    private static final int REDIS_ROOM = 65_536 / 111;

    /** A look for jobs, ten heartbeats in four seconds, and a look for dead nodes in eight. */
    private static final double STATEMENTS = 1 + 10 / 4.0 + 1 / 8.0;

    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("io.zonky"), Logger.getLogger("io.lettuce"));

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        QUIET.forEach(each -> each.setLevel(Level.WARNING));
        List<String> options = Arrays.asList(arguments);
        int file = options.indexOf("--results");
        Table table = new Table();
        int port = Ports.free();
        RedisServer redis =
                RedisServer.newRedisServer()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"")
                        .build();
        redis.start();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String database = postgres.getJdbcUrl("postgres", "postgres");
            String url = "redis://127.0.0.1:" + port;
            buses(table, () -> PostgresBus.on(database), () -> RedisBus.on(url));
        } finally {
            redis.stop();
        }
        jobsAndBuckets(table);
        System.out.print(table.toText());
        if (file >= 0) {
            table.write(Path.of(options.get(file + 1)));
        }
    }

    private static void buses(Table table, Measured.Connect postgres, Measured.Connect redis)
            throws Exception {
        double frame = Math.max(0, alone(postgres) - alone(redis));
        table.add("measured: a notification", "ms", frame * 1e3, null, null);
        SharedEngine one = engine(table, "PostgreSQL", postgres, frame, POSTGRES_ROOM);
        SharedEngine other = engine(table, "Redis", redis, 0, REDIS_ROOM);
        for (int nodes : NODES) {
            add(table, "bus over PostgreSQL", nodes, one.capacity(nodes), "messages/s");
        }
        for (int nodes : NODES) {
            add(table, "bus over Redis", nodes, other.capacity(nodes), "messages/s");
        }
        for (int nodes : NODES) {
            add(table, "network of Redis, 1 kB", nodes, NETWORK / LARGE / nodes, "messages/s");
        }
    }

    private static double alone(Measured.Connect connect) throws Exception {
        try (Measured bus = new Measured(connect, FEW)) {
            double _ = bus.secondsAlone(ALONE); // warm
            return bus.secondsAlone(ALONE);
        }
    }

    private static SharedEngine engine(
            Table table, String name, Measured.Connect connect, double frame, int room)
            throws Exception {
        double few = forOne(connect, FEW);
        double more = forOne(connect, MORE);
        double delivery = Math.max((more - few) / (MORE - FEW), more / MORE / 10);
        double message = Math.max(0, few - FEW * delivery);
        table.add("measured: a message over " + name, "µs", message * 1e6, null, null);
        table.add("measured: its delivery to a node", "µs", delivery * 1e6, null, null);
        return new SharedEngine(frame, message, delivery, room);
    }

    private static double forOne(Measured.Connect connect, int nodes) throws Exception {
        try (Measured bus = new Measured(connect, nodes)) {
            double _ = bus.secondsForOne(MESSAGES); // warm
            return bus.secondsForOne(MESSAGES);
        }
    }

    private static void jobsAndBuckets(Table table) {
        for (int nodes : NODES) {
            double busy = nodes * STATEMENTS / STORED_JOBS;
            add(table, "database busy with looking for jobs", nodes, 100 * busy, "%");
        }
        for (int rate : List.of(10, 100, 500, 1_000)) {
            table.add(
                    "bucket of a client, %d requests/s".formatted(rate),
                    "calls",
                    SharedBucket.calls(rate, TRIP),
                    null,
                    null);
        }
    }

    private static void add(Table table, String what, int nodes, double figure, String unit) {
        table.add("%s, %d nodes".formatted(what, nodes), unit, figure, null, null);
    }
}

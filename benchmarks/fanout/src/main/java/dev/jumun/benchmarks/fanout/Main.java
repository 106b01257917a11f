package dev.jumun.benchmarks.fanout;

import dev.jumun.app.App;
import dev.jumun.benchmarks.core.Figures;
import dev.jumun.benchmarks.core.Ports;
import dev.jumun.benchmarks.core.Table;
import dev.jumun.bus.PostgresBus;
import dev.jumun.bus.RedisBus;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import redis.embedded.RedisServer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Measures 100 web sockets on two nodes and on four, in interleaved rounds: how many messages of
 * 100 bytes a second reach all sockets, if the nodes send in turn, and never get more than 256
 * messages ahead of the slowest socket; and how long one that is sent alone takes to the last of
 * them. Nodes, clients and engine are on one machine. Options: {@code --quick} for one round;
 * {@code --results FILE} for the JSON.
 */
public final class Main {
    private static final int SOCKETS = 100;
    private static final List<Integer> NODES = List.of(2, 4);
    private static final int AHEAD = 256;
    private static final String TEXT = "x".repeat(100);
    private static final String BY_HAND = "Lettuce by hand";
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("io.zonky"), Logger.getLogger("io.lettuce"));

    private final Figures figures = new Figures();
    private final int messages;

    private Main(int messages) {
        this.messages = messages;
    }

    public static void main(String[] arguments) throws Exception {
        QUIET.forEach(each -> each.setLevel(Level.WARNING));
        List<String> options = Arrays.asList(arguments);
        int file = options.indexOf("--results");
        boolean quick = options.contains("--quick");
        int rounds = quick ? 1 : 3;
        Main main = new Main(quick ? 10_000 : 30_000);
        int port = Ports.free();
        RedisServer redis =
                RedisServer.newRedisServer()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"")
                        .build();
        redis.start();
        String url = "redis://127.0.0.1:" + port;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String database = postgres.getJdbcUrl("postgres", "postgres");
            for (int round = 1; round <= rounds; round++) {
                System.err.println("Round " + round + " of " + rounds + " …");
                for (int nodes : NODES) {
                    main.measure(
                            "PostgreSQL", nodes, () -> new BusCarrier(PostgresBus.on(database)));
                    main.measure("Redis", nodes, () -> new BusCarrier(RedisBus.on(url)));
                    main.measure(BY_HAND, nodes, () -> new LettuceCarrier(url));
                }
            }
        } finally {
            redis.stop();
        }
        Table table = main.table();
        System.out.print(table.toText());
        if (file >= 0) {
            table.write(Path.of(options.get(file + 1)));
        }
    }

    private Table table() {
        Table table = new Table();
        for (String engine : List.of("PostgreSQL", "Redis")) {
            for (int nodes : NODES) {
                for (String what :
                        List.of(
                                "messages to all of 100 sockets|messages/s",
                                "deliveries to sockets|messages/s",
                                "send to last socket, p50|ms",
                                "send to last socket, p99|ms")) {
                    String[] parts = what.split("\\|", -1);
                    table.add(
                            "%s, %d nodes: %s".formatted(engine, nodes, parts[0]),
                            parts[1],
                            figures.median(engine + nodes + parts[0]),
                            BY_HAND,
                            figures.median(BY_HAND + nodes + parts[0]));
                }
            }
        }
        return table;
    }

    private void note(String name, String what, double figure) {
        figures.note(name + what, figure);
    }

    private void measure(String engine, int nodes, Carrier.Connect connect) throws Exception {
        String name = engine + nodes;
        List<Carrier> carriers = new ArrayList<>();
        List<App> apps = new ArrayList<>();
        List<Server> servers = new ArrayList<>();
        List<Listener> listeners = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            Carrier carrier = connect.node();
            carriers.add(carrier);
            Sockets.NEXT.put(carrier);
            App app = App.of(Sockets.class).start();
            apps.add(app);
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            servers.add(server);
            for (int socket = 0; socket < SOCKETS / nodes; socket++) {
                listeners.add(new Listener(server.port(), TEXT.length()));
            }
        }
        flood(carriers, listeners, messages / 5); // warm
        double perSecond = flood(carriers, listeners, messages);
        note(name, "messages to all of 100 sockets", perSecond);
        note(name, "deliveries to sockets", perSecond * listeners.size());
        double[] waits = waits(carriers, listeners, messages / 50);
        note(name, "send to last socket, p50", waits[waits.length / 2]);
        note(name, "send to last socket, p99", waits[waits.length * 99 / 100]);
        for (Listener listener : listeners) {
            listener.close();
        }
        for (int i = 0; i < nodes; i++) {
            servers.get(i).stop(apps.get(i)::cancelAll);
            apps.get(i).close();
        }
    }

    /** Sends from all nodes in turn; returns how many a second have reached all sockets. */
    private static double flood(List<Carrier> carriers, List<Listener> listeners, int count) {
        long before = slowest(listeners);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            if (i % (AHEAD / 4) == 0) {
                await(listeners, before + i - AHEAD + AHEAD / 4);
            }
            carriers.get(i % carriers.size()).send(TEXT);
        }
        await(listeners, before + count);
        return count * 1e9 / (System.nanoTime() - begin);
    }

    private static long slowest(List<Listener> listeners) {
        return listeners.stream().mapToLong(Listener::count).min().orElseThrow();
    }

    private static void await(List<Listener> listeners, long count) {
        long begin = System.nanoTime();
        while (slowest(listeners) < count) {
            if (System.nanoTime() - begin > 60_000_000_000L) {
                throw new IllegalStateException(
                        "Messages that never came: " + (count - slowest(listeners)));
            }
            LockSupport.parkNanos(50_000);
        }
    }

    /** In milliseconds, the shortest first. */
    private static double[] waits(List<Carrier> carriers, List<Listener> listeners, int count) {
        double[] waits = new double[count];
        for (int i = 0; i < count; i++) {
            long next = slowest(listeners) + 1;
            LockSupport.parkNanos(5_000_000);
            long begin = System.nanoTime();
            carriers.get(i % carriers.size()).send(TEXT);
            await(listeners, next);
            long last = listeners.stream().mapToLong(Listener::lastTime).max().orElseThrow();
            waits[i] = (last - begin) / 1e6;
        }
        Arrays.sort(waits);
        return waits;
    }
}

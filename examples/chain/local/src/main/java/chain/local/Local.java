package chain.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts PostgreSQL and two nodes: {@code ./jumun run examples/chain/local}. Ctrl+C ends them, and
 * the data with them.
 */
public final class Local implements AutoCloseable {
    private static final List<Integer> PORTS = List.of(8001, 8002);

    /** Its lines about the start would hide those of the nodes. */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test.db.postgres");

    private final EmbeddedPostgres database;

    private Local(EmbeddedPostgres database) {
        this.database = database;
    }

    /** Starts the database. */
    static Local start() throws IOException {
        LIBRARY.setLevel(Level.WARNING);
        return new Local(
                EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false) // the nodes end before it
                        .start());
    }

    /** The address of the database, with its user. */
    String url() {
        return database.getJdbcUrl("postgres", "postgres");
    }

    /** Where nodes have their database, and the keys of the tills. */
    Map<String, String> environment() {
        return Map.of(
                "CHAIN_DATABASE",
                url(),
                "CHAIN_USER",
                "postgres",
                "CHAIN_KEYS",
                "hongdae=try-hongdae mapo=try-mapo");
    }

    /** Ends the database. */
    @Override
    public void close() throws IOException {
        database.close();
    }

    private static void end(List<Node> nodes, Local local) {
        nodes.forEach(Node::stop);
        nodes.forEach(node -> node.ended().join());
        try {
            local.close();
        } catch (IOException e) {
            System.err.println("PostgreSQL has not ended: " + e);
        }
    }

    /** Starts them, and waits for the end. */
    public static void main(String[] arguments) throws IOException {
        Local local = start();
        Node first = Node.start(PORTS.getFirst(), local.environment(), Redirect.INHERIT);
        Node second = Node.start(PORTS.getLast(), local.environment(), Redirect.INHERIT);
        List<Node> nodes = List.of(first, second);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(nodes, local)));
        System.out.printf(
                """
                PostgreSQL: %s
                Boards:     http://127.0.0.1:%d/ and http://127.0.0.1:%d/, which show the same
                An order:   curl -H 'x-till-key: try-mapo' -H "idempotency-key: $RANDOM" --json '{"drink": "LATTE"}' http://127.0.0.1:%d/orders
                """,
                local.url(), first.port(), second.port(), second.port());
        CompletableFuture.allOf(first.ended(), second.ended()).join();
        System.exit(1);
    }
}

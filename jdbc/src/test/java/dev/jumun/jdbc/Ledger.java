package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** What clients of {@code /keep/{name}} were told, and whether the database has it. */
final class Ledger {
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<Integer> statuses = new ConcurrentSkipListSet<>();

    Set<String> confirmed() {
        return confirmed;
    }

    /** How many were refused. */
    int refusals() {
        return refused.size();
    }

    /** Those of what was refused. */
    Set<Integer> statuses() {
        return statuses;
    }

    static Socket ask(int port, String name) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write(
                        ("GET /keep/"
                                        + name
                                        + " HTTP/1.1\r\nHost: bank\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Waits for the answer, and notes what it says. */
    void read(Socket socket, String name) throws IOException {
        try (socket) {
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (answer.startsWith("HTTP/1.1 200") && answer.endsWith("\"kept\"")) {
                confirmed.add(name);
            } else if (answer.startsWith("HTTP/1.1 ")) {
                refused.add(name);
                statuses.add(Integer.parseInt(answer.substring(9, 12)));
            }
        }
    }

    void assertNothingIsLost(Postgres database) throws Exception {
        assertNothingIsLost(database, 0);
    }

    /**
     * If a backend ends between its commit and its reply, the reply is lost: the client is refused,
     * although its write was kept.
     *
     * @param ended how many backends were ended from outside
     */
    void assertNothingIsLost(Postgres database, long ended) throws Exception {
        List<String> kept = database.texts("SELECT name FROM entry");
        Set<String> rows = new TreeSet<>(kept);
        assertThat(confirmed).allMatch(name -> rows.contains(name + "-1"));
        assertThat(confirmed).allMatch(name -> rows.contains(name + "-2"));
        assertThat(refused.stream().filter(name -> rows.contains(name + "-1")))
                .hasSizeLessThanOrEqualTo((int) ended);
        long half =
                rows.stream()
                        .filter(row ->
                                !rows.contains(
                                        row.substring(0, row.length() - 1)
                                                + (row.endsWith("1") ? "2" : "1")))
                        .count();
        assertThat(half).as("half kept").isZero();
    }

    void report(String what, String parameters) {
        System.out.printf(
                "%s%s: %d confirmed, 0 lost, 0 half kept, %d refused %s%n",
                what,
                parameters.isEmpty() ? "" : " on loops",
                confirmed.size(),
                refused.size(),
                statuses);
    }
}

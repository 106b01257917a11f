package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.server.CorpusFile.Row;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of {@code corpus/http1.txt} at other servers, as a comparison. Each must answer any
 * request with 200 and its path in the body. Bare Netty runs in this process; others are started
 * before, and named by {@code -Dcorpus.peers=Jetty:8081,h11:8082} ({@code benchmarks/corpus/run}
 * does that). Rows about limits, which each server has its own of, are left out.
 */
@Tag("long")
@Timeout(1800)
class Http1PeersTest {
    private static final int AT_ONCE = 8;
    private static final int SILENCE_MILLIS = 4000;
    private static final String NEXT = "GET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    private static final Pattern LARGE = Pattern.compile("\\\\\\{\\d{4,}:");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

    /** How a server's answers differ from a row's. */
    private enum Verdict {
        /** The same are taken and refused. */
        SAME,
        /** It takes what must be refused in the length or the chunks of a body. */
        LENIENT_FRAMING,
        /** It takes what must be refused elsewhere: in the line, the target, the host, a field. */
        LENIENT,
        /** It refuses what must be taken. */
        STRICT,
        /** It closes a connection that could be kept. */
        CLOSES
    }

    private static void echo(Exchange exchange) {
        byte[] text = ("path=" + exchange.head().rawPath()).getBytes(StandardCharsets.ISO_8859_1);
        try {
            exchange.body().readAll();
            exchange.respond(200, new MutableHeaders(), text, 0, text.length);
        } catch (dev.jumun.HttpException refused) {
            exchange.respond(refused.status(), new MutableHeaders(), text, 0, text.length);
        }
    }

    @Test
    void compares() throws Exception {
        Map<String, Map<Verdict, Integer>> table = new LinkedHashMap<>();
        Server own = Server.start(Http1PeersTest::echo, ServerSettings.defaults().withPort(0));
        try (BareNetty netty = new BareNetty()) {
            table.put("Jumun", judge(own.port()));
            table.put("bare Netty", judge(netty.port()));
            for (String peer : System.getProperty("corpus.peers", "").split(",", -1)) {
                String[] parts = peer.split(":", 2);
                if (parts.length == 2) {
                    table.put(parts[0], judge(Integer.parseInt(parts[1])));
                }
            }
        } finally {
            own.stop(() -> {});
        }
        System.out.println(
                "| server | same | lenient in framing | lenient elsewhere | strict | closes |\n"
                        + "|---|---|---|---|---|---|");
        table.forEach((name, counts) -> {
            StringBuilder line = new StringBuilder("| ").append(name);
            for (Verdict verdict : Verdict.values()) {
                line.append(" | ").append(counts.getOrDefault(verdict, 0));
            }
            System.out.println(line.append(" |"));
        });
        assertThat(table.get("Jumun")).containsOnlyKeys(Verdict.SAME);
    }

    private static boolean isComparable(Row row) {
        return row.outcome().split(" ", 2)[0].matches("(200|400|-)(,(200|400|-))*")
                && !LARGE.matcher(row.input()).find();
    }

    private static Map<Verdict, Integer> judge(int port) throws Exception {
        List<Callable<Verdict>> trials = new ArrayList<>();
        for (Row row : CorpusFile.read("http1.txt")) {
            if (isComparable(row)) {
                trials.add(() -> judge(port, row));
            }
        }
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Verdict> each : threads.invokeAll(trials)) {
                counts.merge(each.get(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Verdict judge(int port, Row row) throws Exception {
        Verdict verdict = verdict(port, row);
        if (verdict != Verdict.SAME && Boolean.getBoolean("corpus.rows")) {
            System.out.println(port + " " + verdict + " " + row + " => " + row.outcome());
        }
        return verdict;
    }

    private static Verdict verdict(int port, Row row) throws Exception {
        String[] expected = row.outcome().split(" ", -1);
        boolean keeps = expected[1].equals("keep");
        String pattern = expected[0].replaceAll("200,?", "T").replaceAll("(400|-),?", "R");
        String came = exchange(port, CorpusFile.bytes(row.input()), keeps);
        boolean answersNext = came.contains("path=/next");
        StringBuilder seen = new StringBuilder();
        Matcher statuses = STATUS.matcher(came);
        while (statuses.find()) {
            if (!statuses.group(1).startsWith("1")) {
                seen.append(statuses.group(1).startsWith("2") ? 'T' : 'R');
            }
        }
        int taken = (int) seen.chars().filter(c -> c == 'T').count() - (answersNext ? 1 : 0);
        int mayTake = (int) pattern.chars().filter(c -> c == 'T').count();
        if (taken > mayTake || (answersNext && !keeps)) {
            return row.section().matches("9112 [67].*") ? Verdict.LENIENT_FRAMING : Verdict.LENIENT;
        }
        if (taken < mayTake) {
            return Verdict.STRICT;
        }
        return keeps && !answersNext ? Verdict.CLOSES : Verdict.SAME;
    }

    /** Sends a row, and another request after it; reads until the end, or until nothing comes. */
    private static String exchange(int port, String bytes, boolean keeps) throws IOException {
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SILENCE_MILLIS);
            InputStream in = socket.getInputStream();
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            if (keeps) {
                socket.getOutputStream().write(NEXT.getBytes(StandardCharsets.ISO_8859_1));
            }
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                came.write(buffer, 0, count);
            }
        } catch (IOException ended) {
            // closed while we were writing, or silent
        }
        return came.toString(StandardCharsets.ISO_8859_1);
    }
}

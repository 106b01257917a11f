package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.Observation.End;
import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

@Timeout(60)
class AccessWriterTest {
    private static final String THREAD = "jumun-access-log";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static AccessLine line(String path) {
        RecordedExchange exchange = RecordedExchange.of("GET", path);
        return new AccessLine(
                exchange,
                exchange.remoteAddress(),
                200,
                0,
                End.ANSWERED,
                null,
                null,
                null,
                0,
                System.nanoTime());
    }

    private static AccessWriter writer(OutputStream out) {
        return new AccessWriter(out, new TextLines());
    }

    /** The paths of the lines, and other lines as they are. */
    private static List<String> paths(String text) {
        return text.lines().map(line -> line.replaceFirst(".*GET (\\S+) .*", "$1")).toList();
    }

    @Test
    void linesAreWrittenInTheirOrder() {
        AccessWriter writer = writer(out);
        for (int i = 0; i < 5; i++) {
            writer.add(line("/" + i));
        }
        writer.end();

        assertThat(paths(out.toString(UTF_8))).containsExactly("/0", "/1", "/2", "/3", "/4");
    }

    @Test
    void aWriterThatHasEndedStartsAgain() {
        AccessWriter writer = writer(out);
        writer.end();
        writer.add(line("/0"));
        writer.end();
        writer.end();
        writer.add(line("/1"));
        writer.end();

        assertThat(paths(out.toString(UTF_8))).containsExactly("/0", "/1");
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(THREAD))
                .toList();
    }

    /** Hands each write over to the test, and goes on when the test allows it. */
    private static final class Watched extends OutputStream {
        private final LinkedBlockingQueue<String> writes = new LinkedBlockingQueue<>();
        private final CountDownLatch open;

        Watched(CountDownLatch open) {
            this.open = open;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            writes.add(new String(bytes, UTF_8));
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aLineWakesTheWriter() throws Exception {
        List<Thread> before = threads();
        Watched watched = new Watched(new CountDownLatch(0));
        AccessWriter writer = writer(watched);
        writer.add(line("/0"));
        assertThat(paths(watched.writes.take())).containsExactly("/0");
        Thread thread =
                threads().stream().filter(each -> !before.contains(each)).findFirst().orElseThrow();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        writer.add(line("/1"));

        assertThat(paths(watched.writes.take())).containsExactly("/1");
        writer.end();
    }

    @Test
    void linesAreDroppedWhileTheOutputIsBlocked() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Watched watched = new Watched(open);
        AccessWriter writer = writer(watched);
        writer.add(line("/first"));
        watched.writes.take();
        AccessLine[] lines = new AccessLine[AccessWriter.MOST + 3];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line("/" + i);
            writer.add(lines[i]);
        }
        open.countDown();
        List<String> written = new ArrayList<>();
        while (written.isEmpty() || !written.getLast().contains("dropped")) {
            String block = watched.writes.take();
            assertThat(block.length()).isLessThan(AccessWriter.FULL + 1_000);
            written.addAll(paths(block));
        }
        writer.end();

        assertThat(written).hasSize(AccessWriter.MOST + 1);
        assertThat(written.getFirst()).isEqualTo("/0");
        assertThat(written.get(AccessWriter.MOST - 1)).isEqualTo("/" + (AccessWriter.MOST - 1));
        assertThat(written.getLast()).startsWith("3 lines were dropped");
    }

    /** A stream that may be full. */
    private static final class Disk extends OutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private volatile boolean full;

        @Override
        public void write(int b) throws IOException {
            if (full) {
                throw new IOException("full");
            }
            written.write(b);
        }
    }

    /** Messages of the logger meanwhile. */
    private static List<String> logged(Runnable action) {
        List<String> messages = new ArrayList<>();
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord message) {
                        messages.add(message.getMessage());
                    }

                    @Override
                    public void flush() {
                        // nothing waits
                    }

                    @Override
                    public void close() {
                        // nothing is open
                    }
                };
        Logger logger = Logger.getLogger("dev.jumun");
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        return messages;
    }

    private static void write(AccessWriter writer, String path) {
        writer.add(line(path));
        writer.end();
    }

    @Test
    void aFullDiskIsReportedOnce() {
        Disk disk = new Disk();
        AccessWriter writer = writer(disk);
        disk.full = true;

        assertThat(logged(() -> write(writer, "/0")))
                .containsExactly("The access log cannot be written.");
        assertThat(logged(() -> write(writer, "/1"))).isEmpty();
        disk.full = false;
        assertThat(logged(() -> write(writer, "/2"))).isEmpty();
        disk.full = true;
        assertThat(logged(() -> write(writer, "/3"))).hasSize(1);
        assertThat(paths(disk.written.toString(UTF_8))).containsExactly("/2");
    }

    @Test
    void aStreamThatTellsOfNoFailureIsAsked() {
        Disk disk = new Disk();
        disk.full = true;
        AccessWriter writer = writer(new PrintStream(disk));

        assertThat(logged(() -> write(writer, "/0"))).hasSize(1);
    }

    @Test
    void anInterruptIsTheCallersOwn() {
        AccessWriter writer = writer(out);
        writer.add(line("/0"));
        Thread.currentThread().interrupt();
        writer.end();

        assertThat(Thread.interrupted()).isTrue();
        writer.end();
        assertThat(paths(out.toString(UTF_8))).containsExactly("/0");
    }

    @Test
    void aRequestHasALineWhenItHasEnded() {
        AccessLog log = AccessLog.json(out);
        RecordedExchange exchange = RecordedExchange.of("GET", "/drinks/7");
        Observation request = log.begin(exchange);
        request.routed("/drinks/{id}");
        request.failed(new IllegalStateException());
        request.traced("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        request.changed(RecordedExchange.of("GET", "/drinks/8").from(exchange.remoteAddress()));
        request.ended(500, 12, End.ANSWERED);
        log.close();

        assertThat(out.toString(UTF_8))
                .contains(
                        "\"http.route\":\"/drinks/{id}\"",
                        "\"url.path\":\"/drinks/8\"",
                        "\"http.response.status_code\":500",
                        "\"http.response.body.size\":12",
                        "\"error.type\":\"java.lang.IllegalStateException\"",
                        "\"trace.id\":\"0af7651916cd43dd8448eb211c80319c\"");
    }

    @Test
    void aRefusalIsNoErrorOfTheServer() {
        AccessLog log = AccessLog.text(out);
        Observation refused = log.begin(RecordedExchange.get());
        refused.failed(new IllegalStateException());
        refused.ended(499, 0, End.ANSWERED);
        Observation unanswered = log.begin(RecordedExchange.get());
        unanswered.failed(new IllegalStateException());
        unanswered.ended(0, 0, End.BROKEN_OFF);
        log.close();

        assertThat(out.toString(UTF_8).lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).doesNotContain("IllegalStateException"),
                        second -> assertThat(second).contains("IllegalStateException"));
    }

    @Test
    void aLineHasTheTimeAtWhichItsRequestEnded() {
        Instant begin = Instant.now();
        AccessLog log = AccessLog.text(out);
        log.begin(RecordedExchange.get()).ended(200, 0, End.ANSWERED);
        log.close();
        List<String> parts = List.of(out.toString(UTF_8).split(" ", -1));

        // two clocks: a wrong sign would be off by the time since the machine was started
        assertThat(Instant.parse(parts.getFirst()))
                .isBetween(begin.minusSeconds(60), begin.plusSeconds(600));
        assertThat(Double.parseDouble(parts.getLast().replaceFirst("ms\\s*", "")))
                .isBetween(0.0, 600_000.0);
    }
}

package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.exchange.Handler;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Connections made of the corpora's rows, with bytes changed, through the whole engine in this
 * process. None takes the processor for 50 ms, or allocates 1,000 times its own size; none makes
 * the engine log an error; and others are still answered. A failure names its seed and its bytes.
 *
 * <p>The long form ends after this number of inputs, or after {@code -Dfuzz.minutes} for each kind
 * (60).
 */
@Timeout(300)
class EngineFuzzTest {
    private static final int SHORT = 4_000;
    private static final int LONG = 10_000_000;
    private static final int BATCH = 32;

    private static final long MAX_NANOS = 50_000_000;
    private static final long BYTES_A_BYTE = 1000;

    /** What a connection costs whatever it sends: buffers, tables of HPACK, an inflater. */
    private static final long FREE_BYTES = 256 * 1024;

    private static final ServerSettings SETTINGS =
            ServerSettings.defaults().withWebSocketMaxMessage(80_000);

    private long mostTogether;
    private long mostNanos;
    private long mostBytes;

    /** The bytes that a connection of the corpus allocates on average. */
    private long usualBytes;

    @Test
    void http1() throws Exception {
        run(Seeds.http1(), SHORT, 1, Handlers.echo());
    }

    @Test
    void http2() throws Exception {
        run(Seeds.http2(), SHORT, 2, Handlers.echo());
    }

    @Test
    void webSockets() throws Exception {
        run(Seeds.webSockets(), SHORT, 3, WebSocketHandlers.echo());
    }

    @Test
    @Tag("long")
    @Timeout(3700)
    void http1ForLong() throws Exception {
        run(Seeds.http1(), LONG, System.nanoTime(), Handlers.echo());
    }

    @Test
    @Tag("long")
    @Timeout(3700)
    void http2ForLong() throws Exception {
        run(Seeds.http2(), LONG, System.nanoTime(), Handlers.echo());
    }

    @Test
    @Tag("long")
    @Timeout(3700)
    void webSocketsForLong() throws Exception {
        run(Seeds.webSockets(), LONG, System.nanoTime(), WebSocketHandlers.echo());
    }

    private void run(List<byte[]> seeds, int count, long seed, Handler handler) throws Exception {
        long end =
                System.nanoTime() + Duration.ofMinutes(Long.getLong("fuzz.minutes", 60)).toNanos();
        Mutator mutator = new Mutator(seed, seeds);
        int done = 0;
        try (LocalEngine engine = new LocalEngine(handler, SETTINGS);
                LoggedErrors errors = new LoggedErrors()) {
            warmUp(engine, seeds);
            while (done < count && System.nanoTime() - end < 0) {
                List<byte[]> batch = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    batch.add(mutator.next());
                }
                check(engine, batch, "seed " + seed + ", ");
                done += BATCH;
                assertThat(errors.texts())
                        .as(() -> "seed " + seed + ", one of " + hex(batch))
                        .isEmpty();
            }
        }
        System.out.printf(
                "%,d connections; the dearest %d together %.1f ms, alone %.1f ms and %,d bytes%n",
                done, BATCH, mostTogether / 1e6, mostNanos / 1e6, mostBytes);
    }

    /** Classes and tables are not the inputs'. */
    private void warmUp(LocalEngine engine, List<byte[]> seeds) throws Exception {
        engine.send(seeds);
        usualBytes = engine.send(seeds).bytes() / seeds.size();
    }

    private void check(LocalEngine engine, List<byte[]> batch, String where) throws Exception {
        LocalEngine.Cost all = engine.send(batch);
        mostTogether = Math.max(mostTogether, all.nanos());
        if (all.nanos() > MAX_NANOS || all.bytes() > FREE_BYTES + BATCH * usualBytes) {
            for (byte[] input : batch) {
                checkAlone(engine, input, where);
            }
        }
        assertThat(engine.ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 200");
    }

    /** The best of three: the first may have met the compiler. */
    private void checkAlone(LocalEngine engine, byte[] input, String where) throws Exception {
        long nanos = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        long mayTake = FREE_BYTES + BYTES_A_BYTE * input.length;
        for (int i = 0; i < 3 && (i == 0 || nanos > MAX_NANOS || bytes > mayTake); i++) {
            LocalEngine.Cost cost = engine.send(List.of(input));
            nanos = Math.min(nanos, cost.nanos());
            bytes = Math.min(bytes, cost.bytes());
        }
        mostNanos = Math.max(mostNanos, nanos);
        mostBytes = Math.max(mostBytes, bytes);
        String what = where + HexFormat.of().formatHex(input);
        assertThat(nanos).as(what).isLessThan(MAX_NANOS);
        assertThat(bytes).as(what).isLessThan(mayTake);
    }

    private static String hex(List<byte[]> inputs) {
        return String.join("\n", inputs.stream().map(HexFormat.of()::formatHex).toList());
    }
}

package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import dev.jumun.server.http1.Http1RequestDecoder;
import dev.jumun.server.request.KnownHost;
import dev.jumun.server.request.RequestRules;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Heads made of the corpus' rows, against the grammar written down a second time, as regular
 * expressions. Time and memory of each input are looked at, too.
 */
class RequestHeadFuzzTest {
    private static final long MAX_NANOS = 50_000_000;
    private static final long FREE_BYTES = 128 * 1024;
    private static final long BYTES_A_BYTE = 1000;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String CODE = "%[0-9A-Fa-f]{2}";
    private static final String PATH = "(?:[\\w.~!$&'()*+,;=:@/\\[\\]|^-]|" + CODE + ")*+";
    private static final String QUERY = "(?:\\?[\\w.~!$&'()*+,;=:@/\\[\\]|^?%{}`\\\\-]*+)?";
    private static final Pattern ORIGIN = Pattern.compile("/" + PATH + QUERY);
    private static final Pattern LINE =
            Pattern.compile("[\r\n]*" + TOKEN + " [\\x21-\\x7e]+ HTTP/1\\.[01]\r\n[\\s\\S]*");

    private static final String H = "[0-9A-Fa-f]{1,4}";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String LAST =
            "(?:" + H + ":" + H + "|" + OCTET + "(?:\\." + OCTET + "){3})";

    /** RFC 3986, section 3.2.2, alternative by alternative. */
    private static final String IPV6 =
            String.join(
                            "|",
                            "(?:H:){6}L",
                            "::(?:H:){5}L",
                            "(?:H)?::(?:H:){4}L",
                            "(?:(?:H:){0,1}H)?::(?:H:){3}L",
                            "(?:(?:H:){0,2}H)?::(?:H:){2}L",
                            "(?:(?:H:){0,3}H)?::H:L",
                            "(?:(?:H:){0,4}H)?::L",
                            "(?:(?:H:){0,5}H)?::H",
                            "(?:(?:H:){0,6}H)?::")
                    .replace("H", H)
                    .replace("L", LAST);

    private static final Pattern HOST =
            Pattern.compile(
                    "(?:\\[(?:"
                            + IPV6
                            + "|[vV][0-9A-Fa-f]+\\.[\\w.~!$&'()*+,;=:-]+)\\]|(?:[\\w.~!$&'()*+,;=-]|"
                            + CODE
                            + ")+)(?::\\d*)?");

    private static final ServerSettings SETTINGS =
            ServerSettings.defaults().withMaxUriSize(1000).withMaxHeadSize(8192);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void whatIsTakenIsOfTheGrammar() {
        run(20_000, 42);
    }

    @Test
    @Tag("long")
    void whatIsTakenIsOfTheGrammarForLong() {
        run(10_000_000, System.nanoTime());
    }

    private void run(int count, long seed) {
        Mutator mutator = new Mutator(seed, Mutator.rows("http1.txt", 600));
        int taken = 0;
        for (int i = 0; i < count; i++) {
            byte[] bytes = mutator.next();
            String what = "seed " + seed + ", input " + i + ": " + HexFormat.of().formatHex(bytes);
            long nanos = threads.getCurrentThreadCpuTime();
            long allocated = threads.getCurrentThreadAllocatedBytes();
            taken += take(bytes, what);
            if (i > 1000) { // the compiler and static fields are not the input's
                long used = threads.getCurrentThreadAllocatedBytes() - allocated;
                assertThat(threads.getCurrentThreadCpuTime() - nanos)
                        .as(what)
                        .isLessThan(MAX_NANOS);
                assertThat(used).as(what).isLessThan(FREE_BYTES + BYTES_A_BYTE * bytes.length);
            }
        }
        System.out.printf("%d heads, %d requests taken%n", count, taken);
        assertThat(taken).isBetween(count / 20, count * 2);
    }

    /** Reads all requests; returns how many were taken. */
    private static int take(byte[] bytes, String what) {
        EmbeddedChannel channel = new EmbeddedChannel(new Http1RequestDecoder(SETTINGS));
        int taken = 0;
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            for (Object message = channel.readInbound();
                    message != null;
                    message = channel.readInbound()) {
                if (message instanceof HttpRequest request) {
                    if (RequestRules.check(request, SETTINGS, new KnownHost(), false, false)
                            != null) {
                        return taken;
                    }
                    if (taken++ == 0) {
                        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                                .as(what)
                                .matches(LINE);
                    }
                    assertIsOfTheGrammar(request, what);
                }
                ReferenceCountUtil.release(message);
            }
            return taken;
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private static void assertIsOfTheGrammar(HttpRequest request, String what) {
        String target = request.uri();
        boolean isForServer = target.equals("*") && request.method().name().equals("OPTIONS");
        if (!isForServer) {
            assertThat(target).as(what).matches(ORIGIN);
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        assertThat(hosts).as(what).hasSizeLessThanOrEqualTo(1);
        if (request.protocolVersion().minorVersion() == 1) {
            assertThat(hosts).as(what).hasSize(1);
        }
        for (String host : hosts) {
            assertThat(host).as(what).matches(HOST);
        }
        List<String> lengths = request.headers().getAll(HttpHeaderNames.CONTENT_LENGTH);
        assertThat(lengths).as(what).hasSizeLessThanOrEqualTo(1);
        if (request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            assertThat(lengths).as(what).isEmpty();
            assertThat(request.protocolVersion().minorVersion()).as(what).isEqualTo(1);
        }
    }
}

package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.jumun.exchange.Observation.End;
import dev.jumun.exchange.RecordedExchange;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A line, and both of its forms. */
class AccessLineTest {
    /** The first of December 2026, at noon. */
    private static final long NOON = 1_796_126_400_000L;

    private static final RecordedExchange REQUEST = RecordedExchange.get();

    private static AccessLine line(RecordedExchange exchange, int status, End end, long took) {
        return line(exchange, status, end, took, null, null, null);
    }

    private static AccessLine line(
            RecordedExchange exchange,
            int status,
            End end,
            long took,
            @Nullable String route,
            @Nullable String error,
            @Nullable String trace) {
        return new AccessLine(
                exchange, exchange.remoteAddress(), status, 56, end, route, error, trace, took, 0);
    }

    private static String written(LineForm form) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            form.writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(form.size()).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String text(AccessLine line) {
        TextLines lines = new TextLines();
        lines.add(line, NOON);
        assertThat(lines.size()).isPositive();
        return written(lines);
    }

    private static String json(AccessLine line) {
        JsonLines lines = new JsonLines();
        lines.add(line, NOON);
        assertThat(lines.size()).isPositive();
        return written(lines);
    }

    @Test
    void aLineForPeople() {
        AccessLine line =
                line(
                        RecordedExchange.of("GET", "/drinks/7?secret"),
                        200,
                        End.ANSWERED,
                        1_402_999,
                        "/drinks/{id}",
                        null,
                        null);

        assertThat(text(line))
                .isEqualTo(
                        "2026-12-01T12:00:00Z 127.0.0.1 \"GET /drinks/7 HTTP/1.1\" 200 56B 1.402ms"
                                + " /drinks/{id}\n");
    }

    @Test
    void aLineForPrograms() {
        AccessLine line =
                line(
                        RecordedExchange.of("GET", "/drinks/7?secret")
                                .with(RequestIds.FIELD, "one"),
                        500,
                        End.ANSWERED,
                        1_402_999,
                        "/drinks/{id}",
                        "java.io.IOException",
                        "two");

        assertThat(json(line))
                .isEqualTo(
                        """
                        {"time":"2026-12-01T12:00:00Z","http.request.method":"GET",\
                        "http.route":"/drinks/{id}","url.scheme":"http","url.path":"/drinks/7",\
                        "network.protocol.version":"1.1","http.response.status_code":500,\
                        "http.response.body.size":56,"duration":0.001402999,\
                        "client.address":"127.0.0.1","end":"answered",\
                        "error.type":"java.io.IOException","request.id":"one","trace.id":"two"}
                        """);
    }

    @Test
    void whatCouldNotBeReadHasNoMethod() {
        AccessLine line = line(RecordedExchange.of("", ""), 0, End.REFUSED, 0);

        assertThat(text(line))
                .isEqualTo("2026-12-01T12:00:00Z 127.0.0.1 \"-\" - 56B 0.000ms refused\n");
        assertThat(json(line))
                .isEqualTo(
                        """
                        {"time":"2026-12-01T12:00:00Z","http.response.body.size":56,\
                        "duration":0.0,"client.address":"127.0.0.1","end":"refused"}
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000ms",
        "999, 0.000ms",
        "1000, 0.001ms",
        "12345678, 12.345ms",
        "98076000, 98.076ms",
        "5000000000, 5000.000ms",
    })
    void aTimeHasThreePlaces(long nanos, String shown) {
        assertThat(text(line(REQUEST, 200, End.ANSWERED, nanos))).contains("56B " + shown + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT_GONE, client_gone",
        "BROKEN_OFF, broken_off",
        "REFUSED, refused",
    })
    void anotherEndIsNamed(End end, String name) {
        assertThat(text(line(REQUEST, 200, end, 0))).endsWith("0.000ms " + name + "\n");
        assertThat(json(line(REQUEST, 200, end, 0))).contains("\"end\":\"" + name + "\"");
    }

    @Test
    void aFailureAndIdsFollow() {
        RecordedExchange exchange = RecordedExchange.get().with(RequestIds.FIELD, "one");

        assertThat(text(line(exchange, 500, End.ANSWERED, 0, "/", "a.B", "two")))
                .endsWith("0.000ms / a.B [one] [two]\n");
        assertThat(text(line(exchange, 500, End.ANSWERED, 0, "/", null, "one")))
                .endsWith("0.000ms / [one]\n");
        assertThat(text(line(REQUEST, 200, End.ANSWERED, 0, null, null, "two")))
                .endsWith("0.000ms [two]\n");
    }

    @Test
    void whatAClientSendsCannotEndAQuotationOrALine() {
        RecordedExchange exchange =
                RecordedExchange.of("G\"T", "/a b~\\\u007f\u00e9\n").with(RequestIds.FIELD, "x\"y");
        String text = text(line(exchange, 200, End.ANSWERED, 0));

        assertThat(text)
                .contains("\"G\\u0022T /a b~\\u005c\\u007f\\u00e9\\u000a HTTP/1.1\"")
                .endsWith(" [x\\u0022y]\n");
        assertThat(json(line(exchange, 200, End.ANSWERED, 0))).hasLineCount(1);
    }

    @Test
    void linesThatWereDroppedAreReported() {
        TextLines text = new TextLines();
        text.addDropped(7);
        JsonLines json = new JsonLines();
        json.addDropped(7);

        assertThat(written(text)).isEqualTo("7 lines were dropped: the output was too slow\n");
        assertThat(written(json)).isEqualTo("{\"dropped\":7}\n");
    }

    @Test
    void whatCannotBeWrittenIsForgotten() {
        for (LineForm form : new LineForm[] {new TextLines(), new JsonLines()}) {
            form.addDropped(7);
            OutputStream full =
                    new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw new IOException("full");
                        }
                    };
            assertThat(catchThrowable(() -> form.writeTo(full))).isInstanceOf(IOException.class);
            assertThat(form.size()).isZero();
        }
    }

    @Test
    void eachTimeIsMadeAnew() {
        TextLines lines = new TextLines();

        assertThat(lines.time(NOON)).isSameAs(lines.time(NOON)).isEqualTo("2026-12-01T12:00:00Z");
        assertThat(lines.time(NOON + 1)).isEqualTo("2026-12-01T12:00:00.001Z");
        assertThat(lines.time(-1)).isEqualTo("1969-12-31T23:59:59.999Z");
    }

    @Test
    void linesThatWaitFormAStack() {
        AccessLine first = line(REQUEST, 200, End.ANSWERED, 1);
        AccessLine second = line(REQUEST, 200, End.ANSWERED, 2);
        AccessLine third = line(REQUEST, 200, End.ANSWERED, 3);

        assertThat(first.follow(null)).isEqualTo(1);
        assertThat(second.follow(first)).isEqualTo(2);
        assertThat(third.follow(second)).isEqualTo(3);
        assertThat(AccessLine.oldest(null)).isNull();
        assertThat(AccessLine.oldest(third)).isSameAs(first);
        assertThat(first.takeBefore()).isSameAs(second);
        assertThat(first.takeBefore()).isNull();
        assertThat(second.takeBefore()).isSameAs(third);
        assertThat(third.takeBefore()).isNull();
    }

    @Test
    void longLinesWeighMore() {
        String method = "M".repeat(100);
        String path = "/" + "p".repeat(899);
        RecordedExchange usual =
                RecordedExchange.of(method, path).with(RequestIds.FIELD, "x".repeat(23));
        RecordedExchange longer =
                RecordedExchange.of(method, path).with(RequestIds.FIELD, "x".repeat(24));
        RecordedExchange twice = RecordedExchange.of("GET", "/" + "p".repeat(2_047));

        assertThat(line(usual, 200, End.ANSWERED, 0).follow(null)).isEqualTo(1);
        assertThat(line(longer, 200, End.ANSWERED, 0).follow(null)).isEqualTo(2);
        assertThat(line(twice, 200, End.ANSWERED, 0).follow(null)).isEqualTo(3);
    }
}

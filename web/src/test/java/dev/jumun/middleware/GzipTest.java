package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.exchange.ResponseBody;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.util.zip.GZIPInputStream;

class GzipTest {
    private static final String LONG = "x".repeat(10);

    private static String unpacked(RecordedExchange exchange) throws Exception {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(exchange.bytes()))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static RecordedExchange client(String accepted) {
        return RecordedExchange.get().with("accept-encoding", accepted);
    }

    /** An answer that is whole, in the middle of an array. */
    private static RecordedExchange whole(
            Gzip gzip, RecordedExchange exchange, int status, MutableHeaders fields, String text) {
        byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
        gzip.handle(exchange, inner -> inner.respond(status, fields, bytes, 1, bytes.length - 2));
        return exchange;
    }

    private static RecordedExchange whole(RecordedExchange exchange, String text) {
        return whole(new Gzip(10), exchange, 200, new MutableHeaders(), text);
    }

    private static void streamed(RecordedExchange exchange, MutableHeaders fields) {
        new Gzip(10).handle(exchange, inner -> send(inner.respond(200, fields)));
    }

    private static void send(ResponseBody body) {
        body.write("<one>".getBytes(UTF_8), 1, 3);
        body.flush();
        body.write("two".getBytes(UTF_8), 0, 3);
        body.flush();
        body.end();
    }

    private static boolean isPacked(RecordedExchange exchange) {
        return exchange.answered("content-encoding") != null;
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, true",
        "GZIP, true",
        "'br, gzip;q=0.5', true",
        "*, true",
        "'gzip;q=0, *', true",
        "br, false",
        "'', false",
        "gzip;q=0, false",
        "gzip; q=0.000, false",
        "gzip;q=0.001, true",
        "*;q=0, false",
        "gzipped, false",
    })
    void aClientTellsWhetherItAcceptsGzip(String accepted, boolean packed) {
        RecordedExchange exchange = whole(client(accepted), LONG);

        assertThat(isPacked(exchange)).isEqualTo(packed);
        assertThat(exchange.answered("vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void anAnswerIsPackedFromItsMinimum() throws Exception {
        RecordedExchange exchange = whole(client("gzip"), LONG);

        assertThat(exchange.answered("content-encoding")).isEqualTo("gzip");
        assertThat(unpacked(exchange)).isEqualTo(LONG);
        assertThat(exchange.hasEnded()).isTrue();
    }

    @Test
    void aShorterAnswerIsNotPackedButVaries() {
        RecordedExchange exchange = whole(client("gzip"), "x".repeat(9));

        assertThat(exchange.text()).isEqualTo("x".repeat(9));
        assertThat(isPacked(exchange)).isFalse();
        assertThat(exchange.answered("vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void aShorterAnswerToOtherClientsDoesNotVary() {
        assertThat(whole(client("br"), "x".repeat(9)).answered("vary")).isNull();
    }

    @Test
    void anEmptyAnswerStaysAsItIs() {
        RecordedExchange exchange = whole(client("gzip"), "");

        assertThat(exchange.bytes()).isEmpty();
        assertThat(exchange.answered("vary")).isNull();
        assertThat(isPacked(whole(new Gzip(0), client("gzip"), 200, new MutableHeaders(), "")))
                .isFalse();
    }

    @Test
    void theUsualMinimumIs500Bytes() {
        MutableHeaders none = new MutableHeaders();

        assertThat(isPacked(whole(new Gzip(), client("gzip"), 200, none, "x".repeat(499))))
                .isFalse();
        assertThat(isPacked(whole(new Gzip(), client("gzip"), 200, none, "x".repeat(500))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"content-range, bytes 0-9/20", "content-encoding, br"})
    void partsAndWhatIsPackedStayAsTheyAre(String field, String value) {
        for (String accepted : new String[] {"gzip", "br"}) {
            RecordedExchange exchange =
                    whole(
                            new Gzip(10),
                            client(accepted),
                            200,
                            new MutableHeaders().add(field, value),
                            LONG);

            assertThat(exchange.text()).isEqualTo(LONG);
            assertThat(exchange.answered("vary")).isNull();
        }
        assertThat(whole(new Gzip(10), client("gzip"), 206, new MutableHeaders(), LONG).text())
                .isEqualTo(LONG);
    }

    @Test
    void theLengthGoesAndTheTagBecomesWeak() {
        MutableHeaders fields =
                new MutableHeaders().add("content-length", "10").add("etag", "\"a\"");
        RecordedExchange exchange = whole(new Gzip(10), client("gzip"), 200, fields, LONG);

        assertThat(exchange.answered("content-length")).isNull();
        assertThat(exchange.answered().all("etag")).containsExactly("W/\"a\"");
        assertThat(fields.first("etag")).isEqualTo("\"a\"");
    }

    @Test
    void aWeakTagStays() {
        MutableHeaders fields = new MutableHeaders().add("etag", "W/\"a\"");

        assertThat(whole(new Gzip(10), client("gzip"), 200, fields, LONG).answered().all("etag"))
                .containsExactly("W/\"a\"");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, true",
        "TEXT/HTML, true",
        "application/json, true",
        "application/javascript, true",
        "application/xml, true",
        "image/svg+xml, true",
        "application/problem+json, true",
        "image/png, false",
        "application/octet-stream, false",
        "video/text, false",
    })
    void onlyTextIsPackedWhereThatIsAsked(String type, boolean packed) {
        MutableHeaders fields = new MutableHeaders().add("content-type", type);

        assertThat(isPacked(whole(Gzip.ofText(10), client("gzip"), 200, fields, LONG)))
                .isEqualTo(packed);
        assertThat(isPacked(whole(new Gzip(10), client("gzip"), 200, fields, LONG))).isTrue();
    }

    @Test
    void whatHasNoTypeIsNoText() {
        assertThat(
                        isPacked(
                                whole(
                                        Gzip.ofText(10),
                                        client("gzip"),
                                        200,
                                        new MutableHeaders(),
                                        LONG)))
                .isFalse();
    }

    @Test
    void aStreamIsPackedPieceByPiece() throws Exception {
        RecordedExchange exchange = client("gzip");
        streamed(exchange, new MutableHeaders());

        assertThat(unpacked(exchange)).isEqualTo("onetwo");
        assertThat(exchange.answered("vary")).isEqualTo("Accept-Encoding");
        assertThat(exchange.hasEnded()).isTrue();
        assertThat(exchange.flushes()).hasSize(2);
        byte[] first = new byte[3];
        try (GZIPInputStream begin =
                new GZIPInputStream(
                        new ByteArrayInputStream(
                                exchange.bytes(), 0, exchange.flushes().getFirst()))) {
            assertThat(begin.readNBytes(first, 0, 3)).isEqualTo(3);
        }
        assertThat(new String(first, UTF_8)).isEqualTo("one");
    }

    @Test
    void aStreamWithoutPiecesIsWholeGzip() throws Exception {
        RecordedExchange exchange = client("gzip");
        new Gzip().handle(exchange, inner -> inner.respond(200, new MutableHeaders()).end());

        assertThat(unpacked(exchange)).isEmpty();
        assertThat(exchange.hasEnded()).isTrue();
    }

    @Test
    void aStreamToOtherClientsVaries() {
        RecordedExchange exchange = client("br");
        streamed(exchange, new MutableHeaders());

        assertThat(exchange.text()).isEqualTo("onetwo");
        assertThat(exchange.answered("vary")).isEqualTo("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br"})
    void eventsAndPartsAreSentAsTheyAre(String accepted) {
        RecordedExchange events = client(accepted);
        streamed(events, new MutableHeaders().add("content-type", "text/event-stream; a=b"));
        RecordedExchange part = client(accepted);
        streamed(part, new MutableHeaders().add("content-encoding", "br"));

        assertThat(events.text()).isEqualTo("onetwo");
        assertThat(events.answered("vary")).isNull();
        assertThat(part.text()).isEqualTo("onetwo");
        assertThat(part.answered("vary")).isNull();
    }
}

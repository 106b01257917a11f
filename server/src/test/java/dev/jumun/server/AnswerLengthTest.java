package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.ResponseBody;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A handler's own {@code Content-Length} never shifts the answers that follow. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerLengthTest {
    @SuppressWarnings("NullAway.Init") // before each test
    private Server server;

    @BeforeAll
    void start() throws Exception {
        server = Server.start(AnswerLengthTest::answer, ServerSettings.defaults().withPort(0));
    }

    @AfterAll
    void stop() throws Exception {
        server.stop(() -> {});
    }

    /** {@code /whole/200/5}: a body of 3 bytes, with this status and length. */
    private static void answer(Exchange exchange) {
        String[] parts = exchange.head().path().split("/", -1);
        if (parts.length < 4) {
            Handlers.text(exchange, 200, "next");
            return;
        }
        int status = Integer.parseInt(parts[2]);
        MutableHeaders headers = new MutableHeaders();
        if (!parts[3].isEmpty()) {
            headers.add("Content-Length", parts[3]);
        }
        byte[] bytes = (parts[1].equals("empty") ? "" : "abc").getBytes(US_ASCII);
        if (!parts[1].equals("pieces")) {
            exchange.respond(status, headers, bytes, 0, bytes.length);
            return;
        }
        ResponseBody body = exchange.respond(status, headers);
        body.write(bytes, 0, 2);
        body.write(bytes, 2, 1);
        body.end();
    }

    private String ask(String line) throws Exception {
        try (RawClient client = new RawClient(server)) {
            return client.send(
                            line
                                    + " HTTP/1.1\r\nHost: x\r\n\r\n"
                                    + "GET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .rest();
        }
    }

    private static void assertBothAnswers(String answers, String first) {
        int second = answers.indexOf("HTTP/1.1 200 OK", 1);
        assertThat(answers.substring(0, second)).endsWith(first);
        assertThat(answers).endsWith("\r\n\r\nnext");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "3", "5", "x", "-1", "3, 3", ""})
    void theEngineKnowsHowLongAnAnswerInOnePieceIs(String length) throws Exception {
        String answers = ask("GET /whole/200/" + length.replace(" ", "%20"));

        assertBothAnswers(answers, "\r\n\r\nabc");
        assertThat(answers.split("content-length: 3", -1)).hasSize(2);
    }

    @Test
    void aHeadMayHaveTheLengthOfItsBody() throws Exception {
        assertThat(ask("HEAD /empty/200/3")).containsIgnoringCase("content-length: 3\r\n");
        assertBothAnswers(ask("HEAD /whole/200/5"), "\r\n\r\n");
        assertThat(ask("GET /empty/304/3")).containsIgnoringCase("content-length: 3\r\n");
        assertBothAnswers(ask("GET /empty/304/3"), "\r\n\r\n");
    }

    /** RFC 9110, section 6.4.1: some statuses have no body. */
    @Test
    void whatHasNoBodyHasNone() throws Exception {
        for (String kind : new String[] {"whole", "pieces"}) {
            assertBothAnswers(ask("GET /" + kind + "/204/3"), "\r\n\r\n");
            assertBothAnswers(ask("GET /" + kind + "/304/"), "\r\n\r\n");
            assertThat(ask("GET /" + kind + "/204/3")).doesNotContainIgnoringCase("length: 3");
        }
    }

    @Test
    void piecesKeepTheirPromise() throws Exception {
        assertBothAnswers(ask("GET /pieces/200/3"), "\r\n\r\nabc");
        assertBothAnswers(ask("GET /pieces/200/x"), "\r\n0\r\n\r\n");
        assertThat(ask("GET /pieces/200/2")).doesNotContain("next").doesNotContain("c\r\n");
        assertThat(ask("GET /pieces/200/5")).doesNotContain("next");
        assertBothAnswers(ask("HEAD /pieces/200/5"), "\r\n\r\n");
    }

    @Test
    void holdsOverHttp2() throws Exception {
        Http2Client client = new Http2Client(server);
        try {
            Http2Client.Stream whole = client.get("/whole/200/5");
            assertThat(whole.next()).isEqualTo("200 of 3");
            assertThat(whole.next()).isEqualTo("end");
            assertThat(client.get("/whole/204/3").next()).isEqualTo("204");
            assertThat(client.get("/empty/304/3").next()).isEqualTo("304 of 3");
            Http2Client.Stream promised = client.get("/pieces/200/3");
            assertThat(promised.next()).isEqualTo("200 of 3");
            assertThat(promised.next()).isEqualTo("end");
            Http2Client.Stream more = client.get("/pieces/200/2");
            assertThat(more.next()).isEqualTo("200 of 2");
            assertThat(more.next()).isEqualTo("reset INTERNAL_ERROR");
            Http2Client.Stream less = client.get("/pieces/200/5");
            assertThat(less.next()).isEqualTo("200 of 5");
            assertThat(less.next()).isEqualTo("reset INTERNAL_ERROR");
        } finally {
            client.close();
        }
    }
}

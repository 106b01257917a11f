package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the line of a request asks for, in each of its forms. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestTargetTest {
    @SuppressWarnings("NullAway.Init") // before each test
    private Server server;

    @BeforeAll
    void start() throws Exception {
        server =
                Server.start(
                        exchange ->
                                Handlers.text(
                                        exchange,
                                        200,
                                        exchange.head().path()
                                                + " "
                                                + exchange.head().query()
                                                + " "
                                                + exchange.head().headers().first("host")),
                        ServerSettings.defaults().withPort(0));
    }

    @AfterAll
    void stop() throws Exception {
        server.stop(() -> {});
    }

    private String ask(String line, String... fields) throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send(line + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n");
            return client.answer();
        }
    }

    /** RFC 9112, section 3.2.1: the origin form begins with a slash. */
    @ParameterizedTest
    @ValueSource(strings = {"Xevil", ".evil", "%2Fevil", "*", "?a", "@x/a", "evil", "#", "/a#b"})
    void refusesWhatIsNoPath(String target) throws Exception {
        assertThat(ask("GET " + target + " HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 400");
        assertThat(
                        ask(
                                "GET " + target + " HTTP/1.1",
                                "Host: x",
                                "Upgrade: websocket",
                                "Connection: Upgrade",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Xevil", ".evil", "%2Fevil", "*", "?a", "http://x/a", "/a#b"})
    void refusesWhatIsNoPathOverHttp2(String path) throws Exception {
        Http2Client client = new Http2Client(server);
        try {
            assertThat(client.get(path).next()).startsWith("400");
            assertThat(client.get("/a").next()).startsWith("200");
        } finally {
            client.close();
        }
    }

    /** RFC 9113, section 8.1.1: a malformed request is an error of its stream. */
    @Test
    void aMalformedStreamCostsNoOther() throws Exception {
        Http2Client client = new Http2Client(server);
        try {
            Http2Client.Stream waits = client.send(Http2Client.head("POST", "/a"), false);
            assertThat(client.get("/a b").next()).isEqualTo("reset PROTOCOL_ERROR");
            assertThat(client.send(Http2Client.head("GET", "/a").set("x", "a "), true).next())
                    .isEqualTo("reset PROTOCOL_ERROR");
            assertThat(waits.next()).startsWith("200");
            assertThat(client.get("/a").next()).startsWith("200");
        } finally {
            client.close();
        }
    }

    /** RFC 9112, section 3.2.2, and RFC 3986, section 3.2. */
    @Test
    void takesTheAbsoluteForm() throws Exception {
        assertThat(ask("GET http://good:81/a?b=c HTTP/1.1", "Host: evil"))
                .endsWith("/a b=c good:81");
        assertThat(ask("GET HTTP://good HTTP/1.1", "Host: evil")).endsWith("/  good");
        assertThat(ask("GET http://x?b=/evil HTTP/1.1", "Host: x")).endsWith("/ b=/evil x");
        assertThat(ask("OPTIONS http://x HTTP/1.1", "Host: x")).endsWith("*  x");
        assertThat(ask("GET http://x#/evil HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET http:///evil HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET http://u@x/evil HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET ftp://x/evil HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 400");
        assertThat(ask("GET https://x/evil HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 421");
    }

    /** RFC 9110, section 9.3.6: this server is not a tunnel. */
    @Test
    void doesNotConnect() throws Exception {
        assertThat(ask("CONNECT x:443 HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 501");
        assertThat(ask("CONNECT /x HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 400");
        assertThat(ask("CONNECT x HTTP/1.1", "Host: x")).startsWith("HTTP/1.1 400");
    }

    /** RFC 9112, section 6.3: two lengths are an error in HTTP/1.0, too. */
    @ParameterizedTest
    @ValueSource(strings = {"0 39", "3 4", "39 39", "0 0"})
    void refusesTwoLengthsOfHttp10(String lengths) throws Exception {
        String[] both = lengths.split(" ", -1);
        try (RawClient client = new RawClient(server)) {
            client.send(
                    "POST /raw HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: "
                            + both[0]
                            + "\r\ncontent-length: "
                            + both[1]
                            + "\r\n\r\nGET /evil HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 400").doesNotContain("/evil");
        }
    }
}

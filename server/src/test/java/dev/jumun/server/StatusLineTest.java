package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reason phrase of a status is that of RFC 9110, whatever part of the engine writes it. */
@Timeout(60)
class StatusLineTest {
    @Test
    void thePhraseIsTheSameOfWholeAnswersOfStreamsAndOfRefusals() throws Exception {
        Server server =
                Server.start(
                        exchange -> {
                            if (exchange.head().path().equals("/stream")) {
                                exchange.respond(422, new MutableHeaders()).end();
                            } else {
                                exchange.respond(422, new MutableHeaders(), new byte[0], 0, 0);
                            }
                        },
                        ServerSettings.defaults().withPort(0).withMaxBodySize(10));
        try {
            for (String path : new String[] {"/whole", "/stream"}) {
                try (RawClient client = new RawClient(server)) {
                    client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
                    assertThat(client.head()).startsWith("HTTP/1.1 422 Unprocessable Content\r\n");
                }
            }
            try (RawClient client = new RawClient(server)) {
                client.send("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(client.head()).startsWith("HTTP/1.1 414 URI Too Long\r\n");
            }
            try (RawClient client = new RawClient(server)) {
                client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n");
                assertThat(client.head()).startsWith("HTTP/1.1 413 Content Too Large\r\n");
            }
        } finally {
            server.stop(() -> {});
        }
    }
}

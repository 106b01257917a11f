package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/**
 * Whatever comes over a socket: the right status or a close; never a hang, never a second answer.
 */
@Timeout(30)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedTest {
    private static final ServerSettings SETTINGS =
            ServerSettings.defaults()
                    .withPort(0)
                    .withMaxUriSize(300)
                    .withMaxHeadSize(1000)
                    .withMaxBodySize(1000)
                    .withHeadTimeout(Duration.ofMillis(300))
                    .withBodyTimeout(Duration.ofMillis(300))
                    .withIdleTimeout(Duration.ofMillis(700))
                    .withMaxConnections(50);

    @SuppressWarnings("NullAway.Init") // before each test
    private Server server;

    @BeforeAll
    void start() throws Exception {
        server = Server.start(Handlers.echo(), SETTINGS);
    }

    @AfterAll
    void stop() throws Exception {
        server.stop(() -> {});
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "no version                          | GET /~~Host: x~~~~                          "
                        + "                              | 400",
                "not HTTP at all                     | hello there~~~~                             "
                        + "                              | 400",
                "a version that there is not         | GET / HTTP/3.7~~Host: x~~~~                 "
                        + "                              | 505",
                "a blank in the path                 | GET /a b HTTP/1.1~~Host: x~~~~              "
                        + "                              | 400",
                "no Host                             | GET / HTTP/1.1~~~~                          "
                        + "                              | 400",
                "two Hosts                           | GET / HTTP/1.1~~Host: x~~Host: y~~~~        "
                        + "                              | 400",
                "two lengths that differ             | POST / HTTP/1.1~~Host: x~~Content-Length:"
                        + " 3~~Content-Length: 4~~~~abcd     | 400",
                "two lengths in one field            | POST / HTTP/1.1~~Host: x~~Content-Length: 3,"
                        + " 4~~~~abcd                     | 400",
                "two lengths that are the same       | POST / HTTP/1.1~~Host: x~~Content-Length:"
                        + " 3~~Content-Length: 3~~~~abc      | 400",
                "a length below zero                 | POST / HTTP/1.1~~Host: x~~Content-Length:"
                        + " -3~~~~abc                        | 400",
                "a length that is no number          | POST / HTTP/1.1~~Host: x~~Content-Length:"
                        + " 3x~~~~abc                        | 400",
                "a length and chunks                 | POST / HTTP/1.1~~Host: x~~Content-Length:"
                        + " 3~~Transfer-Encoding: chunked~~~~0~~~~ | 400",
                "a coding that is not known          | POST / HTTP/1.1~~Host: x~~Transfer-Encoding:"
                        + " gzip, chunked~~~~0~~~~        | 501",
                "bare line feeds                     | GET / HTTP/1.1`Host: x``                    "
                        + "                              | 400",
                "a field without a colon             | GET / HTTP/1.1~~Host: x~~Nonsense~~~~       "
                        + "                              | 400",
                "a blank before the colon            | GET / HTTP/1.1~~Host : x~~~~                "
                        + "                              | 400",
                "chunks that are no number           | POST / HTTP/1.1~~Host: x~~Transfer-Encoding:"
                        + " chunked~~~~xyz~~abc~~0~~~~    | 400",
                "a chunk that goes on too long       | POST / HTTP/1.1~~Host: x~~Transfer-Encoding:"
                        + " chunked~~~~3~~abcdef~~0~~~~   | 400",
                "a chunk longer than all             | POST / HTTP/1.1~~Host: x~~Transfer-Encoding:"
                        + " chunked~~~~FFFFFFFFFFFFFFFF~~a | 400"
            })
    void refuses(String what, String bytes, int status) throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send(bytes.replace("~~", "\r\n").replace('`', '\n'));
            assertOneAnswer(client.rest(), status);
        }
    }

    private static void assertOneAnswer(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as("one answer only: " + answer).hasSize(2);
        assertThat(answer).containsIgnoringCase("connection: close");
    }

    @Test
    void refusesAHeadThatIsTooLarge() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(2000) + "\r\n\r\n");
            assertOneAnswer(client.rest(), 431);
        }
        try (RawClient client = new RawClient(server)) {
            client.send("GET /" + "a".repeat(2000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertOneAnswer(client.rest(), 414);
        }
        try (RawClient client = new RawClient(server)) {
            client.send("GET /" + "a".repeat(310) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertOneAnswer(client.rest(), 414);
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n"
                            + "a".repeat(1001));
            assertOneAnswer(client.rest(), 413);
        }
        try (RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.send("3E8\r\n" + "a".repeat(1000) + "\r\n1\r\na\r\n");
            assertOneAnswer(client.rest(), 413);
        }
    }

    @Test
    void doesNotWaitForEverForAHeadOrABody() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send("GET / HTTP/1.1\r\nHo");
            assertOneAnswer(client.rest(), 408);
        }
        for (String half :
                new String[] {"P", "PRI * HTTP/2.0\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r"}) {
            try (RawClient client = new RawClient(server)) {
                assertThat(client.send(half).rest()).as(half).isEmpty();
            }
        }
        try (RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
            assertOneAnswer(client.rest(), 408);
        }
        try (RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab");
            assertOneAnswer(client.rest(), 408);
        }
    }

    @Test
    void closesWhatIsIdle() throws Exception {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.rest()).isEmpty();
        }
        try (RawClient client = new RawClient(server)) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 200");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void answersWhatIsInOrderBeforeWhatIsNot() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send("GET /good HTTP/1.1\r\nHost: x\r\n\r\nnonsense\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 200");
            assertOneAnswer(client.rest(), 400);
        }
    }

    @Test
    void takesNoMoreConnectionsThanItMay() throws Exception {
        // of its own: connections that the clients have closed count until the server sees it
        Server server = Server.start(Handlers.echo(), SETTINGS);
        RawClient[] clients = new RawClient[60];
        try {
            int refused = 0;
            for (int i = 0; i < clients.length; i++) {
                clients[i] = new RawClient(server);
                clients[i].send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            for (RawClient client : clients) {
                String answer = client.answer();
                if (answer.startsWith("HTTP/1.1 503")) {
                    assertThat(answer).containsIgnoringCase("retry-after: 1");
                    refused++;
                } else {
                    assertThat(answer).startsWith("HTTP/1.1 200");
                }
            }
            assertThat(refused).isGreaterThanOrEqualTo(10);
        } finally {
            for (RawClient client : clients) {
                if (client != null) {
                    client.close();
                }
            }
            server.stop(() -> {});
        }
    }
}

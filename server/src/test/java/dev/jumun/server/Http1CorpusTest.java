package dev.jumun.server;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestHead;
import dev.jumun.server.CorpusFile.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The rows of {@code corpus/http1.txt}, as bytes on connections of their own. */
@Timeout(120)
class Http1CorpusTest {
    private static final ServerSettings SETTINGS =
            ServerSettings.defaults()
                    .withPort(0)
                    .withMaxUriSize(1000)
                    .withMaxHeadSize(8192)
                    .withMaxBodySize(20_000)
                    .withHeadTimeout(Duration.ofSeconds(3))
                    .withBodyTimeout(Duration.ofSeconds(3));

    private static final String NEXT = "GET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    @Test
    void eachRowIsTakenAsItMust() throws Exception {
        Server server = Server.start(Http1CorpusTest::echo, SETTINGS);
        try {
            CorpusRun.run("http1.txt", 400, row -> outcome(server, row));
        } finally {
            server.stop(() -> {});
        }
    }

    /** Answers with what it has seen, a line for each part. */
    private static void echo(Exchange exchange) {
        RequestHead head = exchange.head();
        byte[] body;
        try {
            body = exchange.body().readAll();
        } catch (dev.jumun.HttpException failure) {
            Handlers.text(exchange, failure.status(), "");
            return;
        }
        byte[] text =
                String.join(
                                "\n",
                                "method=" + head.method(),
                                "path=" + head.rawPath(),
                                "query=" + head.query(),
                                "host=" + head.headers().first("host"),
                                "x=" + String.join("|", head.headers().all("x")),
                                "body=" + new String(body, StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1);
        exchange.respond(200, new dev.jumun.MutableHeaders(), text, 0, text.length);
    }

    private static String outcome(Server server, Row row) throws Exception {
        String[] expected = row.outcome().split(" ", -1);
        int answers = expected[0].split(",", -1).length;
        boolean keeps = expected.length > 1 && expected[1].equals("keep");
        List<String> statuses = new ArrayList<>();
        try (RawClient client = new RawClient(server)) {
            client.send(CorpusFile.bytes(row.input()));
            String first = "";
            for (int i = 0; i < answers; i++) {
                String answer = row.input().startsWith("HEAD ") ? client.head() : client.answer();
                first = i == 0 ? answer : first;
                statuses.add(answer.isEmpty() ? "-" : answer.substring(9, 12));
            }
            String rest = keeps ? client.send(NEXT).rest() : client.rest();
            return String.join(",", statuses) + " " + end(rest) + seen(first, expected);
        }
    }

    /** What follows: nothing, or the answer to the next request, and no other. */
    private static String end(String rest) {
        if (rest.isEmpty()) {
            return "close";
        }
        boolean one = rest.indexOf("HTTP/1.1 ", 1) < 0;
        return one && rest.startsWith("HTTP/1.1 200") && rest.contains("path=/next\n")
                ? "keep"
                : "and then " + rest;
    }

    /** Those parts of what the handler has seen that the row names. */
    private static String seen(String answer, String[] expected) {
        TreeMap<String, String> parts = new TreeMap<>();
        for (String line : answer.substring(answer.indexOf("\r\n\r\n") + 1).split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                parts.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        StringBuilder seen = new StringBuilder();
        for (int i = 2; i < expected.length; i++) {
            String part = expected[i];
            int equals = part.indexOf('=');
            String value = parts.get(part.substring(0, equals));
            String wanted = CorpusFile.bytes(part.substring(equals + 1));
            seen.append(' ')
                    .append(wanted.equals(value) ? part : part.substring(0, equals + 1) + value);
        }
        return seen.toString();
    }
}

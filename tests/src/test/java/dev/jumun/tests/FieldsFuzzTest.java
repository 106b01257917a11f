package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Cookies, forwarded fields and all other fields that the framework reads, right ones with some of
 * their bytes changed, repeated and joined: the answer is not a failure of the server, takes less
 * than 50 ms of processor time and 1,000 times the fields' size in memory; a client's address is an
 * address. A case is found again by its number.
 */
@Timeout(7200)
class FieldsFuzzTest {
    private static final long MAX_NANOS = 50_000_000;
    private static final long FREE_BYTES = 512 * 1024;
    private static final long BYTES_A_BYTE = 1000;

    private static final List<String> PATHS =
            List.of(
                    "GET /client",
                    "GET /cookies",
                    "GET /fields",
                    "GET /basic",
                    "GET /bearer",
                    "POST /text",
                    "OPTIONS /client",
                    "GET /static/styles.css",
                    "GET /openapi.json");

    private static final Map<String, List<String>> FIELDS =
            Map.ofEntries(
                    Map.entry(
                            "cookie",
                            List.of(
                                    "text=a; number=12; id=0b8d1b5c-9d8e-4c69-8a3f-0d6f3c9d2a11",
                                    "session=eyJzZWVuIjoxfQ.aaaa.bbbb; text=\"a b\"",
                                    "$Version=1; a; =b; text")),
                    Map.entry(
                            "x-forwarded-for",
                            List.of(
                                    "203.0.113.7, 10.0.0.1",
                                    "[2001:db8::1]:80, 2001:db8::2",
                                    "203.0.113.7:1234",
                                    "::ffff:203.0.113.7")),
                    Map.entry("x-forwarded-proto", List.of("https", "http, https")),
                    Map.entry("x-forwarded-host", List.of("example.com:8080", "[::1]", "a, b")),
                    Map.entry("x-forwarded-prefix", List.of("/api/v1", "/")),
                    Map.entry("forwarded", List.of("for=192.0.2.60;proto=http;by=203.0.113.43")),
                    Map.entry("host", List.of("example.com", "[::1]:80")),
                    Map.entry("origin", List.of("https://example.com", "https://a.example.org")),
                    Map.entry("access-control-request-method", List.of("GET", "PATCH")),
                    Map.entry("access-control-request-headers", List.of("x-a, content-type")),
                    Map.entry("sec-fetch-site", List.of("same-origin", "cross-site")),
                    Map.entry("accept-encoding", List.of("gzip, deflate, br;q=0.5", "*;q=0, gzip")),
                    Map.entry("content-encoding", List.of("gzip", "identity, gzip")),
                    Map.entry("accept", List.of("text/html,application/xml;q=0.9,*/*;q=0.8")),
                    Map.entry("range", List.of("bytes=0-1,5-7,-3", "bytes=2-")),
                    Map.entry("if-range", List.of("\"abc\"", "Sun, 06 Nov 1994 08:49:37 GMT")),
                    Map.entry("if-none-match", List.of("\"a\", W/\"b\", *", "\"abc\"")),
                    Map.entry("if-match", List.of("\"a\", \"b\"")),
                    Map.entry("if-modified-since", List.of("Sun, 06 Nov 1994 08:49:37 GMT")),
                    Map.entry(
                            "authorization",
                            List.of("Basic dXNlcjpwYXNz", "Bearer abc.def.ghi", "Digest a=b")),
                    Map.entry("x-request-id", List.of("0b8d1b5c-9d8e-4c69-8a3f-0d6f3c9d2a11")),
                    Map.entry("x-numbers", List.of("1, 2, 3", "1")),
                    Map.entry("x-moment", List.of("2024-02-29T12:34:56Z")),
                    Map.entry("user-agent", List.of("Mozilla/5.0 (X11)")),
                    Map.entry("content-type", List.of("application/json; charset=utf-8")));

    private static final List<String> NAMES = FIELDS.keySet().stream().sorted().toList();

    private static TestClient client = TestClient.of(Fielded.class).withoutCookies();

    @BeforeAll
    static void open() throws Exception {
        client = TestClient.of(Fielded.class).withoutCookies().start();
    }

    @AfterAll
    static void close() {
        client.close();
    }

    /** How changed fields of a number look, by their names; a name may come twice. */
    private static List<Map.Entry<String, String>> fields(Random random) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            List<String> values = FIELDS.getOrDefault(name, List.of());
            StringBuilder value = new StringBuilder(values.get(random.nextInt(values.size())));
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                change(value, random);
            }
            // what an engine lets in, and no longer than it lets in (RFC 9110, section 5.5)
            String text = value.toString().replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", "").strip();
            fields.add(Map.entry(name, text.substring(0, Math.min(8000, text.length()))));
        }
        return fields;
    }

    private static void change(StringBuilder value, Random random) {
        int at = random.nextInt(value.length() + 1);
        int end = Math.min(value.length(), at + random.nextInt(12));
        switch (random.nextInt(6)) {
            case 0 -> value.delete(at, end);
            case 1 -> value.insert(at, (char) random.nextInt(256));
            case 2 -> value.insert(at, value.substring(at, end));
            case 3 -> value.insert(at, " \t,;=\"\\:/.-_%[]@*".charAt(random.nextInt(17)));
            case 4 -> {
                String piece = value.substring(at, end);
                if (!piece.isEmpty()) {
                    int times = (int) Math.pow(4000, random.nextDouble());
                    value.insert(at, piece.repeat(Math.min(times, 8000 / piece.length())));
                }
            }
            default ->
                    value.append(", ")
                            .append(
                                    FIELDS.getOrDefault("x-forwarded-for", List.of())
                                            .get(random.nextInt(4)));
        }
    }

    private static TestRequest request(long number) {
        Random random = new Random(number);
        String[] words = PATHS.get(random.nextInt(PATHS.size())).split(" ", 2);
        TestRequest request = client.request(words[0], words[1]);
        if (words[0].equals("POST")) {
            request.body("text/plain", "\"x\"".getBytes(StandardCharsets.US_ASCII));
        }
        fields(random).forEach(field -> request.header(field.getKey(), field.getValue()));
        return request;
    }

    private static long check(long number) throws Exception {
        long size =
                fields(new Random(number)).stream()
                        .mapToLong(field -> field.getValue().length())
                        .sum();
        long mayTake = FREE_BYTES + BYTES_A_BYTE * size;
        RequestCost cost = RequestCost.of(() -> request(number), MAX_NANOS, mayTake);
        assertThat(cost.status()).as("number %d", number).isBetween(200, 499);
        assertThat(cost.nanos()).as("number %d", number).isLessThan(MAX_NANOS);
        assertThat(cost.bytes()).as("number %d", number).isLessThan(mayTake);
        return cost.nanos();
    }

    @Test
    void someThousandRequests() throws Exception {
        for (long number = 0; number < 3000; number++) {
            check(number);
        }
    }

    @Test
    @Tag("long")
    void tenMillionRequests() throws Exception {
        long end = System.nanoTime() + Long.getLong("fuzz.minutes", 60) * 60_000_000_000L;
        long first = new Random().nextLong() >>> 1;
        long number = first;
        long dearest = 0;
        while (number - first < 10_000_000 && System.nanoTime() - end < 0) {
            dearest = Math.max(dearest, check(number++));
        }
        System.out.printf("%,d requests; the dearest %.1f ms%n", number - first, dearest / 1e6);
    }

    /** Whatever the forwarded fields say, an address is one, and the URL has a host. */
    @Test
    void anAddressIsAnAddress() throws Exception {
        for (long number = 0; number < 2000; number++) {
            TestRequest request = client.get("/client");
            for (Map.Entry<String, String> field : fields(new Random(number))) {
                if (field.getKey().startsWith("x-forwarded")) {
                    request.header(field.getKey(), field.getValue());
                }
            }
            TestResponse answer = request.send();
            assertThat(answer.status()).as("number %d", number).isEqualTo(200);
            assertThat(String.valueOf(answer.json(0)))
                    .as("number %d", number)
                    .matches("-|[0-9]+(\\.[0-9]+){3}|[0-9a-f:.]+");
            assertThat(String.valueOf(answer.json(1)))
                    .as("number %d", number)
                    .matches("https?://[\\w.~!$&'()*+,;=%\\[\\]:-]+/.*");
        }
    }
}

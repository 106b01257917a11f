package dev.jumun.tests;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Requests for the routes that an OpenAPI document names, with inputs that ask for much: repeated
 * pieces, deep trees, numbers with large exponents, in the place of any value. None is larger than
 * a kilobyte.
 */
final class HostileRequests {
    private static final int MOST = 1024;

    private static final List<String> PIECES =
            List.of(
                    "9",
                    "0",
                    "a",
                    "aa",
                    "ab",
                    "1_",
                    "_",
                    ".",
                    "-",
                    "+",
                    " ",
                    "e",
                    "1e9",
                    "x=",
                    "%41",
                    "/",
                    ":",
                    "::",
                    "@",
                    "a@",
                    "[",
                    "[1,",
                    "{\"a\":",
                    "{}",
                    "P1D",
                    "T",
                    "1:",
                    "\u00e9",
                    "\ud83d\ude00",
                    "0.0",
                    "Z",
                    "aA",
                    "://",
                    "?",
                    "#",
                    "&",
                    "a=1&",
                    ";",
                    ",",
                    "\\",
                    "\"",
                    "\\u0061",
                    "f-",
                    "1.",
                    "null,",
                    "..",
                    "%2F",
                    "\t",
                    "b.c");
    private static final List<String> HEADS =
            List.of(
                    "",
                    "P",
                    "PT",
                    "-",
                    "1",
                    "0.",
                    "a@",
                    "http://",
                    "http://[",
                    "{",
                    "[",
                    "\"",
                    "1e");
    private static final List<String> TAILS =
            List.of("", "D", "S", "!", ".0", "e9", "@", "}", "]", " ", "Z", ".com", "_", "\"", "b");
    private static final List<String> FIELDS =
            List.of(
                    "accept",
                    "accept-encoding",
                    "accept-language",
                    "authorization",
                    "cookie",
                    "range",
                    "if-range",
                    "if-none-match",
                    "if-match",
                    "if-modified-since",
                    "origin",
                    "access-control-request-method",
                    "access-control-request-headers",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-host",
                    "forwarded",
                    "host",
                    "content-type",
                    "content-encoding",
                    "referer",
                    "user-agent",
                    "x-token",
                    "x-key",
                    "sec-fetch-site",
                    "x-request-id");
    private static final List<String> VALUES =
            List.of(
                    "1e100000000",
                    "-1e-100000000",
                    "1e400",
                    "NaN",
                    "true",
                    "null",
                    "[]",
                    "{}",
                    "9223372036854775808",
                    "\"P999999999D\"",
                    "\"2024-02-30\"",
                    "0.1",
                    "\"\"",
                    "\"\\ud800\"",
                    "[[[[[[[[[[]]]]]]]]]]",
                    "{\"a\":{\"a\":{\"a\":{}}}}");

    private final TestClient client;
    private final JsonNode document;
    private final Random random;
    private final List<Map.Entry<String, String>> routes = new ArrayList<>();

    HostileRequests(TestClient client, JsonNode document, long seed) {
        this.client = client;
        this.document = document;
        this.random = new Random(seed);
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(method ->
                                        routes.add(Map.entry(method.getKey(), path.getKey()))));
    }

    int routes() {
        return routes.size();
    }

    /** A request for one of the routes by its number, which can be made several times. */
    Supplier<TestRequest> next(int number) {
        Map.Entry<String, String> route = routes.get(number % routes.size());
        JsonNode operation = document.path("paths").path(route.getValue()).path(route.getKey());
        StringBuilder target = new StringBuilder(path(route.getValue()));
        List<String[]> fields = new ArrayList<>();
        char separator = '?';
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "query" -> {
                    target.append(separator).append(name).append('=').append(query());
                    separator = '&';
                }
                case "header" -> fields.add(new String[] {name, field()});
                case "cookie" -> fields.add(new String[] {"cookie", name + "=" + field()});
                default -> {}
            }
        }
        if (random.nextInt(4) == 0) {
            target.append(separator).append(query());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            fields.add(new String[] {FIELDS.get(random.nextInt(FIELDS.size())), field()});
        }
        String type = "";
        byte[] body = new byte[0];
        for (Map.Entry<String, JsonNode> content :
                operation.path("requestBody").path("content").properties()) {
            type = content.getKey();
            body = body(type, content.getValue().path("schema"));
        }
        return made(route.getKey(), target.toString(), fields, type, body);
    }

    private Supplier<TestRequest> made(
            String method, String target, List<String[]> fields, String type, byte[] body) {
        String shortTarget = target.substring(0, Math.min(target.length(), MOST));
        String contentType =
                type.startsWith("multipart/") ? "multipart/form-data; boundary=XX" : type;
        return () -> {
            TestRequest request =
                    client.request(method.toUpperCase(java.util.Locale.ROOT), shortTarget);
            int left = MOST - shortTarget.length();
            for (String[] each : fields) {
                String value = each[1].substring(0, Math.max(0, Math.min(each[1].length(), left)));
                left -= value.length();
                request.header(each[0], value);
            }
            if (!contentType.isEmpty()) {
                byte[] fits = java.util.Arrays.copyOf(body, Math.clamp(left, 0, body.length));
                request.body(contentType, fits);
            }
            return request;
        };
    }

    private String path(String template) {
        StringBuilder path = new StringBuilder();
        for (String part : template.split("(?=\\{)|(?<=\\})", -1)) {
            path.append(part.startsWith("{") ? encoded(text()) : part);
        }
        return random.nextInt(10) == 0 ? path.append(encoded(text())).toString() : path.toString();
    }

    private String query() {
        return random.nextBoolean() ? encoded(text()) : text().replaceAll("[^!-~]|#", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What an engine lets into a field (RFC 9110, section 5.5). */
    private String field() {
        return text().replaceAll("[^ -~]", "").strip();
    }

    /** Mostly short, sometimes all of the kilobyte. */
    private String text() {
        StringBuilder text = new StringBuilder(pick(HEADS));
        for (int i = random.nextInt(3); i >= 0; i--) {
            String piece = pick(PIECES);
            int times = (int) Math.pow(MOST, random.nextDouble());
            text.repeat(piece, Math.min(times, Math.max(1, MOST / piece.length())));
        }
        return text.append(pick(TAILS)).toString();
    }

    private byte[] body(String type, JsonNode schema) {
        String text =
                switch (type) {
                    case "application/json" -> json(schema, 0);
                    case "application/x-www-form-urlencoded" -> form(schema);
                    default -> type.startsWith("multipart/") ? parts(schema) : text();
                };
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String form(JsonNode schema) {
        StringBuilder form = new StringBuilder();
        resolve(schema)
                .path("properties")
                .properties()
                .forEach(each ->
                        form.append(each.getKey()).append('=').append(encoded(text())).append('&'));
        return form.toString();
    }

    private String parts(JsonNode schema) {
        StringBuilder form = new StringBuilder();
        resolve(schema)
                .path("properties")
                .properties()
                .forEach(each ->
                        form.append("--XX\r\nContent-Disposition: form-data; name=\"")
                                .append(each.getKey())
                                .append(random.nextBoolean() ? "\"; filename=\"" + field() : "")
                                .append("\"\r\n\r\n")
                                .append(text(), 0, 1)
                                .append("\r\n"));
        return form.append("--XX--\r\n").toString();
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode reference = schema.get("$ref");
        return reference == null ? schema : document.at(reference.asString().substring(1));
    }

    /** A value of a schema, whose parts may be anything. */
    private String json(JsonNode unresolved, int depth) {
        JsonNode schema = resolve(unresolved);
        if (depth > 8 || random.nextInt(6) == 0) {
            return random.nextBoolean() ? pick(VALUES) : quoted(text());
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(choice) && !schema.path(choice).isEmpty()) {
                JsonNode all = schema.path(choice);
                return json(all.get(random.nextInt(all.size())), depth + 1);
            }
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema, depth);
            case "array" -> {
                String item = json(schema.path("items"), depth + 1);
                yield "[" + (item + ",").repeat(random.nextInt(6)) + item + "]";
            }
            case "integer", "number" ->
                    random.nextBoolean() ? pick(VALUES) : String.valueOf(random.nextInt(100));
            default -> quoted(text());
        };
    }

    private String object(JsonNode schema, int depth) {
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, JsonNode> each : schema.path("properties").properties()) {
            json.append(json.length() > 1 ? "," : "")
                    .append(quoted(each.getKey()))
                    .append(':')
                    .append(json(each.getValue(), depth + 1));
        }
        if (random.nextInt(4) == 0) {
            json.append(json.length() > 1 ? "," : "").append(quoted(text())).append(":1");
        }
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}

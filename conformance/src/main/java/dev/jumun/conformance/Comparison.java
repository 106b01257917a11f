package dev.jumun.conformance;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is different between a recorded answer and one of ours. The rules are those of the recorded
 * set's own replayer: status, media type with its charset, the header fields that were recorded,
 * JSON by value. Packed bodies are unpacked. A length is there if one was recorded, and is that of
 * the body that came.
 */
final class Comparison {
    /** What a recorded app took for the address of its client. */
    static final String CLIENT_HOST = "testclient";

    private static final Pattern CHARSET =
            Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> IGNORED =
            Set.of("date", "server", "connection", "keep-alive", "transfer-encoding");
    private static final Set<String> PRESENT = Set.of("etag", "last-modified");
    private static final Set<String> SETS =
            Set.of("allow", "vary", "access-control-allow-methods", "access-control-allow-headers");

    private final List<String> differences = new ArrayList<>();
    private final Set<String> volatilePlaces = new HashSet<>();
    private final Set<String> unordered = new HashSet<>();
    private final Set<String> volatileHeaders = new HashSet<>();
    private final String clientHost;
    private final String method;

    /** How many leaves of an OpenAPI document are the same, and how many there are. */
    record Leaves(int same, int all) {}

    private Comparison(JsonNode exchange, String clientHost) {
        this.clientHost = clientHost;
        this.method = exchange.path("request").path("method").asString("GET");
        JsonNode loose = exchange.path("volatile");
        loose.path("json").forEach(place -> volatilePlaces.add(place.asString()));
        loose.path("unordered").forEach(place -> unordered.add(place.asString()));
        loose.path("headers").forEach(name -> volatileHeaders.add(name.asString()));
    }

    /** Returns the differences; none if the answers are equal. */
    static List<String> of(JsonNode exchange, Answer got) {
        Comparison comparison = new Comparison(exchange, got.clientHost());
        comparison.compare(exchange.get("response"), got);
        return comparison.differences;
    }

    /** Compares two OpenAPI documents leaf by leaf. */
    static Leaves leaves(JsonNode exchange, Answer got) {
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        Map<String, JsonNode> actual = new LinkedHashMap<>();
        collect(MAPPER.readTree(text(exchange.get("response").path("body"))), "$", expected);
        try {
            collect(MAPPER.readTree(got.bytes()), "$", actual);
        } catch (JacksonException e) {
            // no document: no leaf is the same
        }
        int same = 0;
        for (Map.Entry<String, JsonNode> leaf : expected.entrySet()) {
            JsonNode other = actual.get(leaf.getKey());
            if (other != null && sameLeaf(leaf.getValue(), other)) {
                same++;
            }
        }
        Set<String> all = new HashSet<>(expected.keySet());
        all.addAll(actual.keySet());
        return new Leaves(same, all.size());
    }

    private static void collect(JsonNode node, String path, Map<String, JsonNode> leaves) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(p -> collect(p.getValue(), path + "." + p.getKey(), leaves));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "[" + i + "]", leaves);
            }
        } else {
            leaves.put(path, node);
        }
    }

    private void compare(@Nullable JsonNode expected, Answer got) {
        if (expected == null || expected.isNull()) {
            if (got.status() != 500) {
                differences.add("status: expected 500, the app failed; got " + got.status());
            }
            return;
        }
        int status = expected.get("status").asInt();
        if (status != got.status()) {
            differences.add("status: expected " + status + ", got " + got.status());
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (JsonNode field : expected.get("headers")) {
            headers.computeIfAbsent(field.get(0).asString(), _ -> new ArrayList<>())
                    .add(field.get(1).asString());
        }
        headers.forEach((name, values) -> header(name, values, got.headers().all(name)));
        for (String name : List.of("set-cookie", "content-encoding")) {
            if (!headers.containsKey(name) && !got.headers().all(name).isEmpty()) {
                differences.add("header " + name + ": expected none");
            }
        }
        length(headers.containsKey("content-length"), got, method);
        body(expected.path("body"), headers, got);
    }

    private void header(String name, List<String> expected, List<String> actual) {
        if (IGNORED.contains(name) || name.equals("content-length")) {
            return;
        }
        boolean same;
        if (actual.isEmpty()) {
            same = false;
        } else if (name.equals("content-type")) {
            same =
                    media(expected.getFirst()).equals(media(actual.getFirst()))
                            && charset(expected.getFirst()).equals(charset(actual.getFirst()));
        } else if (PRESENT.contains(name) || volatileHeaders.contains(name)) {
            same = true;
        } else if (SETS.contains(name)) {
            same = words(expected).equals(words(actual));
        } else if (name.equals("set-cookie")) {
            same = cookies(expected).equals(cookies(actual));
        } else {
            same = expected.equals(actual);
        }
        if (!same) {
            differences.add("header " + name + ": expected " + expected + ", got " + actual);
        }
    }

    private static String media(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Empty if none is named. */
    private static String charset(String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        return charset.find() ? charset.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private void length(boolean recorded, Answer got, String method) {
        String length = got.headers().first("content-length");
        if (recorded != (length != null)) {
            differences.add(
                    "header content-length: expected "
                            + (recorded ? "one" : "none")
                            + ", got "
                            + length);
        } else if (length != null
                && !method.equals("HEAD")
                && !length.equals(Integer.toString(got.length()))) {
            differences.add("content-length " + length + " of " + got.length() + " bytes");
        }
    }

    private static Set<String> words(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<List<String>> cookies(List<String> values) {
        Set<List<String>> cookies = new LinkedHashSet<>();
        for (String value : values) {
            String[] parts = value.split(";", -1);
            List<String> cookie = new ArrayList<>();
            cookie.add(parts[0].strip());
            Set<String> attributes = new TreeSet<>();
            for (int i = 1; i < parts.length; i++) {
                String attribute = parts[i].strip().toLowerCase(Locale.ROOT);
                attributes.add(attribute.startsWith("expires") ? "expires" : attribute);
            }
            cookie.addAll(attributes);
            cookies.add(cookie);
        }
        return cookies;
    }

    private void body(JsonNode expected, Map<String, List<String>> headers, Answer got) {
        byte[] wanted = bytes(expected);
        String media = media(headers.getOrDefault("content-type", List.of("")).getFirst());
        boolean json = media.equals("application/json") || media.endsWith("+json");
        if (json && wanted.length > 0) {
            try {
                walk(MAPPER.readTree(wanted), MAPPER.readTree(got.bytes()), "$");
            } catch (JacksonException e) {
                differences.add("body: no JSON: " + shorten(got.text()));
            }
        } else if (isDocsPage(wanted)) {
            // Swagger UI and ReDoc come from elsewhere there, and are bundled here.
            if (got.bytes().length == 0) {
                differences.add("body: expected a page");
            }
        } else if (!Arrays.equals(wanted, got.bytes())) {
            differences.add(
                    "body: expected "
                            + shorten(new String(wanted, StandardCharsets.UTF_8))
                            + ", got "
                            + shorten(got.text()));
        }
    }

    private static boolean isDocsPage(byte[] html) {
        String text = new String(html, StandardCharsets.UTF_8);
        return text.contains("<html")
                && (text.contains("swagger-ui")
                        || text.contains("<redoc")
                        || text.contains("Swagger UI: OAuth2 Redirect"));
    }

    private void walk(@Nullable JsonNode expected, @Nullable JsonNode actual, String path) {
        if (expected == null || actual == null) {
            differences.add(path + ": expected " + shorten(expected) + ", got " + shorten(actual));
        } else if (volatilePlaces.contains(path)) {
            return;
        } else if (expected.isObject() && actual.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            expected.properties().forEach(p -> names.add(p.getKey()));
            actual.properties().forEach(p -> names.add(p.getKey()));
            names.forEach(name -> walk(expected.get(name), actual.get(name), path + "." + name));
        } else if (expected.isArray() && actual.isArray()) {
            List<JsonNode> left = items(expected, path);
            List<JsonNode> right = items(actual, path);
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                walk(
                        i < left.size() ? left.get(i) : null,
                        i < right.size() ? right.get(i) : null,
                        path + "[" + i + "]");
            }
        } else if (!sameLeaf(expected, actual) && !isClientHost(expected, actual)) {
            differences.add(path + ": expected " + shorten(expected) + ", got " + shorten(actual));
        }
    }

    private List<JsonNode> items(JsonNode array, String path) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        if (unordered.contains(path)) {
            items.sort((a, b) -> a.toString().compareTo(b.toString()));
        }
        return items;
    }

    /** An app that tells the address of its client tells the one that the client has here. */
    private boolean isClientHost(JsonNode expected, JsonNode actual) {
        return expected.asString("").equals(CLIENT_HOST) && actual.asString("").equals(clientHost);
    }

    private static boolean sameLeaf(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            boolean whole = expected.isIntegralNumber() && actual.isIntegralNumber();
            return whole
                    ? expected.bigIntegerValue().equals(actual.bigIntegerValue())
                    : expected.doubleValue() == actual.doubleValue();
        }
        return expected.equals(actual);
    }

    private static String shorten(@Nullable Object value) {
        String text = value == null ? "nothing" : value.toString();
        return text.length() > 110 ? text.substring(0, 107) + "…" : text;
    }

    /** The bytes of a recorded body. */
    static byte[] bytes(@Nullable JsonNode body) {
        if (body == null || body.isMissingNode() || body.isNull()) {
            return new byte[0];
        }
        return body.has("text")
                ? body.get("text").asString().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(body.get("base64").asString());
    }

    private static String text(JsonNode body) {
        return new String(bytes(body), StandardCharsets.UTF_8);
    }
}

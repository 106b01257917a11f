package dev.jumun.kitchen.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A kept request as something that sends it again: a command, and a test. What was masked, and the
 * body, have to be filled in.
 */
final class Replay {
    /** What clients set by themselves, or what only makes sense for one connection. */
    private static final Set<String> OF_CONNECTION =
            Set.of(
                    "host",
                    "content-length",
                    "accept-encoding",
                    "expect",
                    "traceparent",
                    "connection",
                    "keep-alive",
                    "upgrade",
                    "http2-settings",
                    "te",
                    "trailer",
                    "transfer-encoding");

    private Replay() {}

    static String curl(KeptRequest request) {
        List<String> words = new ArrayList<>();
        words.add("curl");
        words.add("--request " + quoted(request.method()));
        request.fields()
                .forEach((name, value) -> {
                    if (!OF_CONNECTION.contains(name)) {
                        words.add("--header " + quoted(name + ": " + value));
                    }
                });
        if (hasBody(request)) {
            words.add("--data " + quoted(Masking.MASK));
        }
        String host = Objects.requireNonNullElse(request.fields().get("host"), "localhost:8000");
        words.add(quoted("http://" + host + request.target()));
        return String.join(" \\\n    ", words);
    }

    /** In single quotes nothing is special to a shell, apart from the quote. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    static String test(KeptRequest request) {
        StringBuilder test =
                new StringBuilder(
                        """
                        @Test
                        void %s() throws Exception {
                            try (TestClient client = TestClient.of(Api.class)) { // your API
                                TestResponse response =
                                        client.request(%s, %s)
                        """
                                .formatted(
                                        name(request),
                                        literal(request.method()),
                                        literal(request.target())));
        for (Map.Entry<String, String> field : request.fields().entrySet()) {
            if (!OF_CONNECTION.contains(field.getKey()) && !field.getKey().equals("content-type")) {
                line(test, ".header(%s, %s)", field.getKey(), field.getValue());
            }
        }
        if (hasBody(request)) {
            String type =
                    Objects.requireNonNullElse(
                            request.fields().get("content-type"), "application/json");
            line(test, ".body(%s, %s.getBytes(StandardCharsets.UTF_8))", type, Masking.MASK);
        }
        return test.append("                        .send();\n")
                .append("        assertTrue(response.status() < 500, ")
                .append("\"status \" + response.status()); // was ")
                .append(request.status())
                .append("\n    }\n}\n")
                .toString();
    }

    private static boolean hasBody(KeptRequest request) {
        String length = request.fields().get("content-length");
        return request.fields().containsKey("content-type") && !"0".equals(length);
    }

    private static void line(StringBuilder test, String format, String first, String second) {
        test.append("                        ")
                .append(format.formatted(literal(first), literal(second)))
                .append('\n');
    }

    private static String name(KeptRequest request) {
        String words = request.route().replaceAll("[^A-Za-z0-9]+", " ").strip();
        StringBuilder name = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            name.append(
                    name.isEmpty()
                            ? word.toLowerCase(Locale.ROOT)
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.append(request.hasFailed() ? "DoesNotFail" : "IsAnswered").toString();
    }

    /** A text as Java source. */
    static String literal(String text) {
        StringBuilder source = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                source.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                source.append("\\u%04x".formatted((int) c));
            } else {
                source.append(c);
            }
        }
        return source.append('"').toString();
    }
}

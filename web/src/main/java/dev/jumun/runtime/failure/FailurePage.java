package dev.jumun.runtime.failure;

import dev.jumun.Request;
import dev.jumun.Response;
import dev.jumun.runtime.engine.PercentCodec;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a developer sees of an unexpected failure: the exception with its causes, and the request;
 * as a page for browsers, as text for others. What looks like a secret is not shown.
 */
final class FailurePage {
    private static final Pattern SECRET =
            Pattern.compile(
                    "auth|cookie|token|secret|passw|key|sess|csrf|xsrf|credential|signature|jwt"
                            + "|assertion|ticket|(^|[^a-z])(sid|pwd|pw|otp|totp|pin|code|sig|nonce"
                            + "|state|tan)($|[^a-z])");

    private static final String STYLE =
            ":root{color-scheme:light dark}body{font-family:sans-serif;margin:2em}"
                    + "pre{background:light-dark(#f4f4f4,#2a2a2a);padding:1em;overflow-x:auto}"
                    + "h1{font-size:1.3em;color:light-dark(#a00,#f88);overflow-wrap:anywhere}";

    /** The page has no program, and whatever got into it gets none. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private FailurePage() {}

    static Response of(Request request, String where, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        String line = request.method() + " " + request.rootPath() + request.path();
        String query = query(request.query());
        String target = query.isEmpty() ? line : line + "?" + query;
        String headers = headers(request);
        String accept = String.join(",", request.headers().all("accept"));
        Response answer =
                accept.toLowerCase(Locale.ROOT).contains("text/html")
                        ? Response.html(page(failure.toString(), where, target, headers, trace))
                        : Response.text(
                                "%s failed%n%n%s%n%s%n%s".formatted(where, trace, target, headers));
        return answer.status(500)
                .header("cache-control", "no-store")
                .header("content-security-policy", POLICY);
    }

    private static String page(
            String failure, String where, String target, String headers, Object trace) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<link rel=\"icon\" href=\"data:,\"><title>"
                + escaped(failure)
                + "</title><style>"
                + STYLE
                + "</style><main><h1>"
                + escaped(failure)
                + "</h1><p>"
                + escaped(where)
                + " failed. Only developers see this: the application runs with"
                + " <code>development</code> switched on.</p><pre>"
                + escaped(trace.toString())
                + "</pre><h2>Request</h2><pre>"
                + escaped(target)
                + "\n\n"
                + escaped(headers)
                + "</pre></main></html>";
    }

    private static String headers(Request request) {
        StringBuilder lines = new StringBuilder();
        request.headers()
                .forEach((name, value) ->
                        lines.append(name)
                                .append(": ")
                                .append(isSecret(name) ? "***" : withoutSecrets(value))
                                .append('\n'));
        return lines.toString();
    }

    /** Of a field such as Referer, which may have a query of its own. */
    private static String withoutSecrets(String value) {
        int mark = value.indexOf('?');
        return mark < 0 ? value : value.substring(0, mark + 1) + query(value.substring(mark + 1));
    }

    private static String query(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    boolean hides = equals >= 0 && isSecret(PercentCodec.path(name));
                    return hides ? name + "=***" : pair;
                })
                .collect(Collectors.joining("&"));
    }

    private static boolean isSecret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

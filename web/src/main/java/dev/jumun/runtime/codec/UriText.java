package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Absolute URLs. */
final class UriText {
    private static final Map<String, Integer> USUAL_PORTS =
            Map.of("http", 80, "https", 443, "ws", 80, "wss", 443, "ftp", 21);

    private UriText() {}

    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    private static final Pattern WEB_SCHEME = Pattern.compile("(?i)https?:/*");

    static @Nullable URI parse(String text, Problems problems) {
        String error;
        if (!text.isBlank() && !SCHEME.matcher(text.strip()).matches()) {
            return TextCodec.refuse(
                    problems,
                    "url_parsing",
                    "Input should be a valid URL",
                    "relative URL without a base");
        }
        try {
            URI uri = new URI(text.strip());
            boolean web =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            if (!uri.isAbsolute()) {
                error = text.isBlank() ? "input is empty" : "relative URL without a base";
            } else if (web && uri.getRawAuthority() == null) {
                error = "empty host";
            } else {
                return normal(uri);
            }
        } catch (URISyntaxException e) {
            boolean noHost = WEB_SCHEME.matcher(text.strip()).matches();
            boolean badHost = e.getReason().equals("Illegal character in authority");
            error =
                    noHost
                            ? "empty host"
                            : badHost
                                    ? "invalid international domain name"
                                    : e.getReason().toLowerCase(java.util.Locale.ROOT);
        }
        return TextCodec.refuse(problems, "url_parsing", "Input should be a valid URL", error);
    }

    /** As browsers have it (WHATWG URL): lower-case host, no port that is the usual one, a path. */
    private static URI normal(URI uri) throws URISyntaxException {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        Integer usual = USUAL_PORTS.get(scheme);
        if (usual == null || uri.getHost() == null) {
            return uri;
        }
        StringBuilder text = new StringBuilder(scheme).append("://");
        if (uri.getRawUserInfo() != null) {
            text.append(uri.getRawUserInfo()).append('@');
        }
        text.append(uri.getHost().toLowerCase(Locale.ROOT));
        if (uri.getPort() >= 0 && uri.getPort() != usual) {
            text.append(':').append(uri.getPort());
        }
        text.append(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
        if (uri.getRawQuery() != null) {
            text.append('?').append(uri.getRawQuery());
        }
        if (uri.getRawFragment() != null) {
            text.append('#').append(uri.getRawFragment());
        }
        return new URI(text.toString());
    }
}

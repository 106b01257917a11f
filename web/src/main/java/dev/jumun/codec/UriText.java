package dev.jumun.codec;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;

/** Absolute URLs. */
final class UriText {
    private UriText() {}

    static @Nullable URI parse(String text, Problems problems) {
        String error;
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
                return uri;
            }
        } catch (URISyntaxException e) {
            boolean noHost = text.strip().matches("(?i)https?:/*");
            error = noHost ? "empty host" : e.getReason().toLowerCase(java.util.Locale.ROOT);
        }
        return TextCodec.refuse(problems, "url_parsing", "Input should be a valid URL", error);
    }
}

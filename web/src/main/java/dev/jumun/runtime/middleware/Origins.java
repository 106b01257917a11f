package dev.jumun.runtime.middleware;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Origins as browsers write them (RFC 6454, section 6.2). */
public final class Origins {
    private static final Pattern ORIGIN =
            Pattern.compile("([a-z][a-z0-9+.-]*)://([^/?#:@\\[\\]]+|\\[[^/?#@]+])(?::(\\d{1,5}))?");
    private static final Map<String, String> USUAL_PORTS = Map.of("http", "80", "https", "443");

    private Origins() {}

    /**
     * Refuses what no browser sends, and what therefore never fits.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    public static String check(String origin) {
        if (origin.equals("null")) {
            throw refused(origin, "every sandboxed page sends it, whatever its site.");
        }
        if (origin.contains("*")) {
            throw refused(
                    origin,
                    "a star has no meaning here. Name each origin, or use"
                            + " Cors.allowingOriginsLike.");
        }
        Matcher parts = ORIGIN.matcher(origin);
        if (!parts.matches()) {
            throw refused(origin, "write https://example.com or https://example.com:8443.");
        }
        String scheme = parts.group(1);
        boolean web = USUAL_PORTS.containsKey(scheme);
        if (web && !HostPattern.isHost(parts.group(2))) {
            throw refused(origin, "browsers send the host in lower case, and as ASCII (xn--…).");
        }
        if (web && Objects.equals(USUAL_PORTS.get(scheme), parts.group(3))) {
            throw refused(origin, "browsers leave out the usual port.");
        }
        return origin;
    }

    private static IllegalArgumentException refused(String origin, String why) {
        return new IllegalArgumentException("\"" + origin + "\" is not an origin: " + why);
    }
}

package dev.jumun.runtime.middleware;

import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts in settings and in fields that proxies send (RFC 3986, section 3.2.2; RFC 952). */
public final class HostPattern {
    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final String NAME = LABEL + "(?:\\." + LABEL + "){0,126}";
    private static final String IPV6 = "\\[[0-9a-f:.]{2,45}]";
    private static final Pattern HOST = Pattern.compile(NAME + "|" + IPV6);
    private static final Pattern WITH_PORT =
            Pattern.compile("(?:" + NAME + "\\.?|" + IPV6 + ")(?::\\d{1,5})?");
    private static final int LONGEST = 300;

    private HostPattern() {}

    /** Whether this is a name or an address, without a port, in lower case. */
    public static boolean isHost(String text) {
        return text.length() <= LONGEST && HOST.matcher(text).matches();
    }

    /** Whether this is a host with or without a port, in any case. */
    public static boolean isAuthority(String text) {
        return text.length() <= LONGEST
                && WITH_PORT.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }
}

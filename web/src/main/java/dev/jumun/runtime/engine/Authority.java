package dev.jumun.runtime.engine;

/**
 * The host and port of a request, as {@code Host} and {@code :authority} contain them: {@code
 * uri-host [ ":" port ]} (RFC 9110, section 7.2; RFC 3986, section 3.2). It has no user
 * information, and the host isn't empty (RFC 9110, sections 4.2.1 and 4.2.4).
 *
 * <pre>{@code
 * Authority.isValid("example.com:8000"); // true
 * Authority.isValid("[::1]");            // true
 * Authority.isValid("user@example.com"); // false
 * }</pre>
 */
public final class Authority {
    /** Which characters a name of a host has, apart from percent-encoded ones. */
    private static final boolean[] NAME = new boolean[128];

    static {
        for (char c = 0; c < NAME.length; c++) {
            boolean letterOrDigit =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            NAME[c] = letterOrDigit || "-._~!$&'()*+,;=".indexOf(c) >= 0;
        }
    }

    private static final int MAX_PORT = 65_535;

    private Authority() {}

    /** Returns whether a text is a host, or a host and a port. */
    public static boolean isValid(String text) {
        int end = hostEnd(text);
        return end > 0 && (end == text.length() || isPort(text, end));
    }

    /**
     * Returns the host of a valid authority. An IPv6 address keeps its brackets.
     *
     * @throws IllegalArgumentException if the text isn't an authority
     */
    public static String host(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is not a host and a port.");
        }
        return text.substring(0, hostEnd(text));
    }

    /** Returns where the host ends; 0 if there is no host. */
    private static int hostEnd(String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            return close > 0 && isAddress(text, 1, close) ? close + 1 : 0;
        }
        int i = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && Hex.isCode(text, i)) {
                i += 2;
            } else if (c >= NAME.length || !NAME[c]) {
                break;
            }
        }
        return i;
    }

    private static boolean isPort(String text, int colon) {
        int port = 0;
        for (int i = colon + 1; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            port = 10 * port + digit;
            if (port > MAX_PORT) {
                return false;
            }
        }
        return text.charAt(colon) == ':'; // nothing may follow it: RFC 3986, section 3.2.3
    }

    private static boolean isAddress(String text, int from, int to) {
        return Character.toLowerCase(text.charAt(from)) == 'v'
                ? isFutureAddress(text, from + 1, to)
                : IpText.isIpv6(text, from, to);
    }

    /** An address of a version that isn't there yet: its number, a dot, and the address. */
    private static boolean isFutureAddress(String text, int from, int to) {
        int i = from;
        while (i < to && Hex.isDigit(text.charAt(i))) {
            i++;
        }
        if (i == from || i >= to - 1 || text.charAt(i) != '.') {
            return false;
        }
        for (i++; i < to; i++) {
            char c = text.charAt(i);
            if (c != ':' && (c >= NAME.length || !NAME[c])) {
                return false;
            }
        }
        return true;
    }
}

package dev.jumun.runtime.engine;

/** IP addresses as text (RFC 3986, section 3.2.2). */
final class IpText {
    private static final int GROUPS = 8;

    private IpText() {}

    static boolean isIpv6(String text, int from, int to) {
        int groups = 0;
        boolean gap = text.startsWith("::", from) && from + 2 <= to;
        int i = gap ? from + 2 : from;
        while (i < to) {
            int start = i;
            while (i < to && i - start < 5 && Hex.isDigit(text.charAt(i))) {
                i++;
            }
            if (i < to && text.charAt(i) == '.') {
                return isIpv4(text, start, to) && fits(groups + 2, gap);
            }
            if (i == start || i - start > 4 || ++groups > GROUPS) {
                return false;
            }
            if (i == to) {
                return fits(groups, gap);
            }
            if (text.charAt(i++) != ':' || i == to) {
                return false;
            }
            if (text.charAt(i) == ':') {
                if (gap) {
                    return false;
                }
                gap = true;
                i++;
            }
        }
        return gap && groups < GROUPS;
    }

    /** A gap ({@code ::}) represents at least one group. */
    private static boolean fits(int groups, boolean gap) {
        return gap ? groups < GROUPS : groups == GROUPS;
    }

    static boolean isIpv4(String text, int from, int to) {
        int i = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && (i == to || text.charAt(i++) != '.')) {
                return false;
            }
            int start = i;
            int value = 0;
            while (i < to && i - start < 3 && Character.digit(text.charAt(i), 10) >= 0) {
                value = value * 10 + Character.digit(text.charAt(i), 10);
                i++;
            }
            boolean leadingZero = i - start > 1 && text.charAt(start) == '0';
            if (i == start || leadingZero || value > 255) {
                return false;
            }
        }
        return i == to;
    }
}

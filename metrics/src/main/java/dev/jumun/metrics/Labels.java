package dev.jumun.metrics;

import dev.jumun.runtime.middleware.HttpConventions;

/** What of a request becomes a label: few values, whatever clients send. */
final class Labels {
    private static final String[] METHODS = HttpConventions.METHODS.toArray(String[]::new);
    private static final String[] SCHEMES = {"http", "https"};
    private static final String[] VERSIONS = {"", "1.0", "1.1", "2"};

    private Labels() {}

    static int methods() {
        return METHODS.length;
    }

    static int schemes() {
        return SCHEMES.length;
    }

    static int method(String method) {
        for (int i = 0; i < METHODS.length - 1; i++) {
            if (METHODS[i].equals(method)) {
                return i;
            }
        }
        return METHODS.length - 1;
    }

    static String methodName(int method) {
        return METHODS[method];
    }

    static int scheme(String scheme) {
        return scheme.equals("https") ? 1 : 0;
    }

    static String schemeName(int scheme) {
        return SCHEMES[scheme];
    }

    static int version(String protocol) {
        return switch (protocol) {
            case "HTTP/1.0" -> 1;
            case "HTTP/1.1" -> 2;
            case "HTTP/2" -> 3;
            default -> 0;
        };
    }

    static String versionName(int version) {
        return VERSIONS[version];
    }
}

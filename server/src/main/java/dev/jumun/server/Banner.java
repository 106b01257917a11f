package dev.jumun.server;

import java.time.Duration;

/** The lines printed at start-up. */
final class Banner {
    private Banner() {}

    private static String base(ServerSettings settings, Server server) {
        if (settings.unixSocket() != null) {
            return "unix:" + settings.unixSocket();
        }
        String scheme = settings.tls() == null ? "http" : "https";
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return scheme + "://" + host + ":" + server.port();
    }

    static String of(String title, ServerSettings settings, Server server, Duration took) {
        String base = base(settings, server);
        // No format: that would load what the JVM knows of all countries' numbers.
        return String.join(
                "\n",
                "",
                "  " + title + " is open.",
                "",
                "  Listening   " + base,
                "  Docs        " + (settings.unixSocket() == null ? base : "") + "/docs",
                "  Started in  " + took.toMillis() + " ms",
                "");
    }
}

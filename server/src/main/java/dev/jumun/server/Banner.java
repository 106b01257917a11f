package dev.jumun.server;

import java.time.Duration;

/** What is told at start-up. */
final class Banner {
    private Banner() {}

    static String of(String title, ServerSettings settings, Server server, Duration took) {
        String scheme = settings.certificate() == null ? "http" : "https";
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        String base = scheme + "://" + host + ":" + server.port();
        // No format: that would load what the JVM knows of all countries' numbers.
        return String.join(
                "\n",
                "",
                "  " + title + " is open.",
                "",
                "  Listening   " + base,
                "  Docs        " + base + "/docs",
                "  Started in  " + took.toMillis() + " ms",
                "");
    }
}

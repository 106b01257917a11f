package dev.jumun.server;

import java.time.Duration;

/** The lines printed at start-up. */
final class Banner {
    private Banner() {}

    static String of(String title, ServerSettings settings, Server server, Duration took) {
        String base = server.address();
        String kitchen = server.kitchen().map(link -> "\n  Kitchen     " + link).orElse("");
        // No format: that would load what the JVM knows of all countries' numbers.
        return String.join(
                "\n",
                "",
                "  " + title + " is open.",
                "",
                "  Listening   " + base,
                "  Docs        " + (settings.unixSocket() == null ? base : "") + "/docs",
                "  Started in  " + took.toMillis() + " ms" + kitchen,
                "");
    }
}

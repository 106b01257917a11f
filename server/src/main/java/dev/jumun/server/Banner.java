package dev.jumun.server;

import java.time.Duration;

/** What is told at start-up. */
final class Banner {
    private Banner() {}

    static String of(String title, ServerSettings settings, Server server, Duration took) {
        String scheme = settings.certificate() == null ? "http" : "https";
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        String base = scheme + "://" + host + ":" + server.port();
        return """

          %s is open.

          Listening   %s
          Docs        %s/docs
          Started in  %d ms
        """
                .formatted(title, base, base, took.toMillis());
    }
}

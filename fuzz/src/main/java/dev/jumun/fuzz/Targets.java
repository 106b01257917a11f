package dev.jumun.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

import java.util.List;

/** Paths, queries, headers and cookies. */
public final class Targets {
    private static final List<String> PLACES =
            List.of("/path/", "/files/", "/query?number=1&", "/query?", "/");

    private Targets() {}

    /** Called by Jazzer, once: what is slow about the first time is no find. */
    public static void fuzzerInitialize() {
        Client.start();
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String place = PLACES.get(data.consumeInt(0, PLACES.size() - 1));
        String day = data.consumeString(40);
        String cookie = data.consumeString(60);
        String name = data.consumeAsciiString(20);
        String value = data.consumeString(40);
        String rest = data.consumeRemainingAsString();
        try {
            Client.send(
                    Client.size(day, cookie, name, value, rest),
                    () ->
                            Client.request("GET", place + rest)
                                    .header("x-day", day)
                                    .header("cookie", cookie)
                                    .header(name, value));
        } catch (IllegalArgumentException refused) {
            // by the client: no header that can be sent
        }
    }
}

package dev.jumun.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

import java.util.List;

/** Fields that say who asks and from where: cookies, forwarded ones, origins, credentials. */
public final class Fields {
    private static final List<String> NAMES =
            List.of(
                    "cookie",
                    "x-forwarded-for",
                    "x-forwarded-host",
                    "x-forwarded-proto",
                    "x-forwarded-prefix",
                    "host",
                    "origin",
                    "authorization",
                    "accept",
                    "accept-encoding",
                    "access-control-request-headers",
                    "sec-fetch-site",
                    "x-request-id");

    private Fields() {}

    /** Called by Jazzer, once: what is slow about the first time is no find. */
    public static void fuzzerInitialize() {
        Client.start();
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String name = NAMES.get(data.consumeInt(0, NAMES.size() - 1));
        String other = NAMES.get(data.consumeInt(0, NAMES.size() - 1));
        int times = data.consumeInt(1, 50);
        String first = data.consumeAsciiString(80);
        String second = data.consumeRemainingAsString().repeat(times);
        try {
            Client.send(
                    Client.size(first, second),
                    () ->
                            Client.request("GET", "/seen?number=1")
                                    .header(name, first)
                                    .header(other, second)
                                    .header(name, second));
        } catch (IllegalArgumentException refused) {
            // by the client: no field that can be sent
        }
    }
}

package dev.jumun.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Forms of both kinds. */
public final class Forms {
    private static final String MULTIPART = "multipart/form-data; ";

    private Forms() {}

    /** Called by Jazzer, once: what is slow about the first time is no find. */
    public static void fuzzerInitialize() {
        Client.start();
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String target = data.consumeBoolean() ? "/form" : "/upload";
        int kind = data.consumeInt(0, 2);
        String boundary = kind < 2 ? "boundary=x" : data.consumeAsciiString(30);
        String type = kind == 0 ? "application/x-www-form-urlencoded" : MULTIPART + boundary;
        byte[] bytes = data.consumeRemainingAsBytes();
        try {
            Client.send(bytes.length, () -> Client.request("POST", target).body(type, bytes));
        } catch (IllegalArgumentException refused) {
            // by the client: no type that can be sent
        }
    }
}

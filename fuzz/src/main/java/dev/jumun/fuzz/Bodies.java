package dev.jumun.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Bodies of JSON, or of what is nearly JSON. */
public final class Bodies {
    private Bodies() {}

    /** Called by Jazzer, once: what is slow about the first time is no find. */
    public static void fuzzerInitialize() {
        Client.start();
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String target = data.consumeBoolean() ? "/all" : "/many";
        byte[] bytes = data.consumeRemainingAsBytes();
        Client.send(
                bytes.length, () -> Client.request("POST", target).body("application/json", bytes));
    }
}

package dev.jumun.fuzz;

import dev.jumun.server.ServerSettings;

/** Whole connections of HTTP/1.1 as bytes, through the engine. */
public final class Heads {
    private static final Connections CONNECTIONS =
            new Connections(Connections::echo, ServerSettings.defaults());

    private Heads() {}

    /** Called by Jazzer, once: what is slow about the first time is no find. */
    public static void fuzzerInitialize() throws Exception {
        CONNECTIONS.send(new byte[0]);
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        CONNECTIONS.send(bytes);
    }
}

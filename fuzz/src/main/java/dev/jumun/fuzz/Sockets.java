package dev.jumun.fuzz;

import dev.jumun.server.ServerSettings;

/** Handshakes and frames of web sockets, with and without deflate, through the engine. */
public final class Sockets {
    private static final Connections CONNECTIONS =
            new Connections(
                    Connections::sockets,
                    ServerSettings.defaults().withWebSocketMaxMessage(80_000));

    private Sockets() {}

    /** Called by Jazzer, once: what is slow about the first time is no find. */
    public static void fuzzerInitialize() throws Exception {
        CONNECTIONS.send(new byte[0]);
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        CONNECTIONS.send(bytes);
    }
}

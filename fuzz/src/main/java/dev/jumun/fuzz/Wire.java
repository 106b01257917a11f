package dev.jumun.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes on a socket that are hardly HTTP; after them the server still answers others. */
public final class Wire {
    private static final List<String> BEGINNINGS =
            List.of(
                    "",
                    "GET /query?number=1 HTTP/1.1\r\nHost: x\r\n",
                    "POST /all HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
                    "POST /all HTTP/1.1\r\nHost: x\r\nContent-Length: ",
                    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    private static final byte[] LAST =
            "GET /files/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final String ANSWER = "\r\n\r\n\"a\"";

    private static final Server SERVER = start();

    private Wire() {}

    private static Server start() {
        try {
            return Server.start(
                    App.of(Fuzzed.class).start(), ServerSettings.defaults().withPort(0));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Called by Jazzer, once: what is slow about the first time is no find. */
    public static void fuzzerInitialize() throws IOException {
        if (!ask(LAST).endsWith(ANSWER)) {
            throw new IllegalStateException("The server does not answer.");
        }
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
        String beginning = BEGINNINGS.get(data.consumeInt(0, BEGINNINGS.size() - 1));
        byte[] rest = data.consumeRemainingAsBytes();
        String answer = ask(beginning.getBytes(StandardCharsets.US_ASCII), rest, true);
        if (answer.startsWith("HTTP/1.1 500")) {
            throw new IllegalStateException(answer);
        }
        if (!ask(LAST).endsWith(ANSWER)) {
            throw new IllegalStateException("The server does not answer any more.");
        }
    }

    /**
     * Asks as a client does who stays: one who closes his half counts as gone, and gets nothing.
     */
    private static String ask(byte[] request) throws IOException {
        return ask(request, new byte[0], false);
    }

    private static String ask(byte[] first, byte[] second, boolean leaves) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(first);
            socket.getOutputStream().write(second);
            if (leaves) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException reset) {
            return ""; // its right, if it was not HTTP
        }
    }
}

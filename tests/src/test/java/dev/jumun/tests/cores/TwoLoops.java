package dev.jumun.tests.cores;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** A server with a connection on each of two event loops. */
public final class TwoLoops implements Closeable {
    private static final Map<String, String> REQUESTS =
            Map.of(
                    "GET",
                    "GET /drinks/7?name=tea HTTP/1.1\r\nHost: x\r\n\r\n",
                    "TIMEOUT",
                    "GET /slow/7?name=tea HTTP/1.1\r\nHost: x\r\n\r\n",
                    "POST",
                    "POST /drinks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 24\r\n\r\n{\"name\":\"tea\",\"cents\":7}");

    private final App app;
    private final Server server;
    private final Socket first;
    private final Socket second;
    private final SplittableRandom random = new SplittableRandom(1);

    /** Starts it. */
    public TwoLoops() throws Exception {
        app = App.of(Counter.class);
        app.start();
        server = Server.start(app, ServerSettings.defaults().withPort(0));
        first = new Socket(InetAddress.getLoopbackAddress(), server.port());
        ask(first, "GET"); // it has its loop now
        second = new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    /** Sends requests of a kind, one after another, each on one of the connections. */
    public void ask(String kind, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            ask(random.nextBoolean() ? first : second, kind);
        }
    }

    private static void ask(Socket socket, String kind) throws IOException {
        String request = Objects.requireNonNull(REQUESTS.get(kind));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The answer ends after: " + answer);
            }
            answer.append((char) next);
        }
        if (!answer.toString().endsWith("{\"name\":\"tea\",\"cents\":7}")) {
            throw new IOException("An unexpected answer: " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        try {
            server.stop(() -> {});
        } catch (InterruptedException e) {
            throw new IOException("Interrupted while the server stopped.", e);
        }
        app.close();
    }
}

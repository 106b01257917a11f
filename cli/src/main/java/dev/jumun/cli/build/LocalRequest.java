package dev.jumun.cli.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A request to a server on this machine whose response only has to come. */
public final class LocalRequest {
    private static final int PATIENCE = (int) TimeUnit.SECONDS.toMillis(30);

    private LocalRequest() {}

    /**
     * Sends a GET and reads the whole response. Blocks.
     *
     * @throws IOException if the server cannot be reached, or sends nothing for 30 seconds
     */
    public static void get(int port, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            OutputStream out = socket.getOutputStream();
            String request =
                    "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(path);
            out.write(request.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = socket.getInputStream()) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}

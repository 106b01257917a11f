package dev.jumun.conformance;

import dev.jumun.MutableHeaders;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends a request byte by byte as it was recorded: what the JDK's client refuses, or would add to.
 */
final class BareClient {
    private BareClient() {}

    static Answer send(int port, RecordedRequest request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) SocketTransport.PATIENCE.toMillis());
            byte[] body = request.body().orElseGet(() -> new byte[0]);
            StringBuilder head = new StringBuilder();
            head.append(request.method()).append(' ').append(request.target());
            head.append(" HTTP/1.1\r\n");
            request.fields()
                    .forEach(field ->
                            head.append(field.name())
                                    .append(": ")
                                    .append(field.value())
                                    .append("\r\n"));
            if (body.length > 0 || !request.method().equals("GET")) {
                head.append("content-length: ").append(body.length).append("\r\n");
            }
            head.append("\r\n");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            return read(socket.getInputStream());
        }
    }

    /** Reads an answer with a declared length; this client is not used for other answers. */
    private static Answer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        MutableHeaders headers = new MutableHeaders();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        String length = headers.first("content-length");
        if (length == null) {
            throw new IOException("An answer in chunks is not read here: " + headers);
        }
        byte[] body = in.readNBytes(Integer.parseInt(length));
        if (body.length < Integer.parseInt(length)) {
            throw new EOFException("The answer ends after " + body.length + " of " + length);
        }
        return new Answer(status, headers, body, SocketTransport.ADDRESS);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The answer ends in its head, after " + line);
            }
            line.append((char) next);
        }
        line.setLength(Math.max(0, line.length() - 1)); // the carriage return
        return line.toString();
    }
}

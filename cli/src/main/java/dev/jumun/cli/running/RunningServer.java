package dev.jumun.cli.running;

import dev.jumun.kitchen.view.SocketFolder;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A process of this user that serves APIs.
 *
 * @param pid its number
 * @param socket where it answers
 */
public record RunningServer(long pid, Path socket) {
    /**
     * Returns those that fit, in the order of their numbers.
     *
     * @param wanted a number or the title of an API; null for all
     */
    public static List<RunningServer> find(Map<String, String> environment, @Nullable String wanted)
            throws IOException {
        List<RunningServer> found = new ArrayList<>();
        for (SocketFolder.Entry each : SocketFolder.entries(SocketFolder.path(environment))) {
            RunningServer server = new RunningServer(each.pid(), each.socket());
            if (wanted == null
                    || wanted.equals(String.valueOf(each.pid()))
                    || server.titles().contains(wanted)) {
                found.add(server);
            }
        }
        return found;
    }

    private List<String> titles() throws IOException {
        List<String> all = new ArrayList<>();
        if (value("/server.json") instanceof Map<?, ?> answer
                && answer.get("servers") instanceof List<?> servers) {
            for (Object each : servers) {
                if (each instanceof Map<?, ?> server) {
                    all.add(String.valueOf(server.get("title")));
                }
            }
        }
        return all;
    }

    /** Asks it for JSON, and returns that as maps and lists. Blocks. */
    public @Nullable Object value(String path) throws IOException {
        return JsonBody.read(bytes(path), Codecs.ANY, new Problems());
    }

    /** Asks it for a text. Blocks. */
    public String text(String path) throws IOException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: jumun\r\nConnection: close\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
            ByteBuffer part = ByteBuffer.allocate(64 * 1024);
            while (channel.read(part) >= 0) {
                answer.write(part.array(), 0, part.position());
                part.clear();
            }
        }
        byte[] all = answer.toByteArray();
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 200 ")) {
            throw new IOException(
                    "The server with the number %d did not answer: %s"
                            .formatted(pid, text.lines().findFirst().orElse("nothing came")));
        }
        return Arrays.copyOfRange(all, end + 4, all.length);
    }
}

package dev.jumun.kitchen.view;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One request on the task socket, and its answer: as much of HTTP/1.1 as {@code curl} needs. */
final class SocketAnswers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_HEAD = 8 * 1024;

    private SocketAnswers() {}

    /** Loads what an answer needs: it may take files, of which there may be none left later. */
    static void prepare() throws IOException {
        Selector.open().close();
    }

    static void answer(SocketChannel client) {
        try (Selector selector = Selector.open()) {
            client.configureBlocking(false);
            String head = head(client, selector);
            if (head != null) {
                String[] line = head.lines().findFirst().orElse("").split(" ", -1);
                write(client, selector, line.length == 3 ? answer(line[0], line[1]) : BAD);
            }
        } catch (IOException gone) {
            // no one reads the answer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is sent back. */
    private record Answer(String status, String type, String body) {
        static Answer text(String status, String text) {
            return new Answer(status, "text/plain;charset=utf-8", text);
        }
    }

    private static final Answer BAD = Answer.text("400 Bad Request", "This is not HTTP.\n");

    private static Answer answer(String method, String target) throws InterruptedException {
        if (!method.equals("GET")) {
            return Answer.text("405 Method Not Allowed", "Only GET.\n");
        }
        try {
            String json = Report.json(target);
            if (json != null) {
                return new Answer("200 OK", "application/json", json);
            }
            String text = Report.text(target);
            return text != null
                    ? Answer.text("200 OK", text)
                    : Answer.text("404 Not Found", Report.PATHS);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            System.getLogger("dev.jumun.server")
                    .log(System.Logger.Level.WARNING, "jumun ps was not answered.", failure);
            return Answer.text("500 Internal Server Error", "See the log of the server.\n");
        }
    }

    /**
     * Reads the head of the request; null if it does not come whole and in time, or is too long.
     */
    private static @Nullable String head(SocketChannel client, Selector selector)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_HEAD);
        long end = System.nanoTime() + PATIENCE.toNanos();
        client.register(selector, SelectionKey.OP_READ);
        while (bytes.hasRemaining()) {
            String soFar =
                    new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
            if (soFar.contains("\r\n\r\n")) {
                return soFar;
            }
            await(selector, end);
            if (client.read(bytes) < 0 || System.nanoTime() > end) {
                return null;
            }
        }
        return null;
    }

    private static void await(Selector selector, long end) throws IOException {
        selector.selectedKeys().clear();
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        selector.select(Math.max(1, left));
    }

    private static void write(SocketChannel client, Selector selector, Answer answer)
            throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(answer.status(), answer.type(), body.length);
        ByteBuffer[] all = {
            ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)), ByteBuffer.wrap(body)
        };
        client.register(selector, SelectionKey.OP_WRITE);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (all[1].hasRemaining() && System.nanoTime() < end) {
            if (client.write(all) == 0) {
                await(selector, end);
            }
        }
    }
}

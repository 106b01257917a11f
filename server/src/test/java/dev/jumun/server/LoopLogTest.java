package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** No event loop writes to a log, whose lock it might wait for (decision 10). */
@Timeout(60)
class LoopLogTest {
    private static final Logger LOGGER = Logger.getLogger("dev.jumun.server");

    /** Empty settings after the preface (RFC 9113, section 3.4), and a ping. */
    private static final String HTTP2_PING =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
                    + "\0\0\0\4\0\0\0\0\0"
                    + "\0\0\10\6\0\0\0\0\0pingpong";

    /** Who wrote that a connection failed. */
    private final BlockingQueue<Thread> writers = new LinkedBlockingQueue<>();

    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    if (entry.getMessage().equals("A connection failed.")) {
                        writers.add(Thread.currentThread());
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    /** Sends, waits until the end of an answer, and breaks the connection off. */
    private static void breakOff(Server server, String bytes, String end) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf(end) < 0) {
                int next = socket.getInputStream().read();
                assertThat(next).isNotNegative();
                answer.append((char) next);
            }
            socket.setSoLinger(true, 0); // its closing is a reset then
        }
    }

    @Test
    void aConnectionThatFailsIsToldByAThreadOfItsOwn() throws Exception {
        Level before = LOGGER.getLevel();
        handler.setLevel(Level.ALL);
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(handler);
        Server server =
                Server.start(
                        exchange -> Handlers.text(exchange, 200, "here"),
                        ServerSettings.defaults().withPort(0));
        try {
            breakOff(server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "here");
            breakOff(server, HTTP2_PING, "pingpong");
            for (int i = 0; i < 2; i++) {
                Thread writer = writers.poll(20, TimeUnit.SECONDS);
                assertThat(writer).isNotNull();
                assertThat(writer.isVirtual()).isTrue();
            }
        } finally {
            server.stop(() -> {});
            LOGGER.removeHandler(handler);
            LOGGER.setLevel(before);
        }
    }
}

package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A client that sends more than its window lets it (RFC 9113, section 6.9.1) fills no log. */
@Timeout(60)
class OverrunTest {
    private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        out.writeByte(payload.length >> 16);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
    }

    @Test
    void nothingIsLogged() throws Exception {
        Queue<LogRecord> records = new ConcurrentLinkedQueue<>();
        Logger netty = Logger.getLogger("io.netty");
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord logged) {
                        records.add(logged);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        netty.addHandler(handler);
        CountDownLatch ends = new CountDownLatch(1);
        Server server =
                Server.start(
                        exchange -> {
                            try {
                                ends.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        ServerSettings.defaults().withPort(0));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        DataOutputStream out = new DataOutputStream(bytes);
        frame(out, 4, 0, 0, new byte[0]);
        for (int stream = 1; stream < 12; stream += 2) {
            byte[] head = {(byte) 0x83, (byte) 0x86, (byte) 0x84, 1, 1, 'x'};
            frame(out, 1, 4, stream, head);
            for (int i = 0; i < 10; i++) {
                frame(out, 0, 0, stream, new byte[16_000]);
            }
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(bytes.toByteArray());
            socket.getInputStream().readAllBytes(); // until the server closes
        } catch (IOException reset) {
            // as it may be
        } finally {
            ends.countDown();
            server.stop(() -> {});
            netty.removeHandler(handler);
        }
        assertThat(records).isEmpty();
    }
}

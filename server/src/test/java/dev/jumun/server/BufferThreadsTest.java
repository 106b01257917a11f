package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.server.loop.RequestThreads;
import dev.jumun.server.loop.Transport;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledDirectByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * No virtual thread allocates or releases a buffer of Netty's: it might wait for a lock, and its
 * loop behind it (decision 25).
 */
@Timeout(60)
class BufferThreadsTest {
    private static final int SIZE = 300_000;

    /** Notes who uses it. */
    private static final class Watched extends AbstractByteBufAllocator {
        final AtomicInteger uses = new AtomicInteger();
        final Queue<String> byVirtualThreads = new ConcurrentLinkedQueue<>();

        Watched() {
            super(true);
        }

        private void note(String what) {
            uses.incrementAndGet();
            if (Thread.currentThread().isVirtual()) {
                byVirtualThreads.add(what);
            }
        }

        @Override
        protected ByteBuf newHeapBuffer(int initial, int most) {
            note("allocates on the heap");
            return new UnpooledHeapByteBuf(this, initial, most);
        }

        @Override
        protected ByteBuf newDirectBuffer(int initial, int most) {
            note("allocates");
            return new UnpooledDirectByteBuf(this, initial, most) {
                @Override
                protected void deallocate() {
                    note("releases");
                    super.deallocate();
                }
            };
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }

    private static void handle(Exchange exchange) {
        byte[] bytes = exchange.body().readAll();
        if (exchange.head().path().equals("/pieces")) {
            ResponseBody body = exchange.respond(200, new MutableHeaders());
            for (int i = 0; i < 20; i++) {
                body.write(bytes, 0, bytes.length / 20);
            }
            body.end();
        } else {
            exchange.respond(200, new MutableHeaders(), bytes, 0, bytes.length);
        }
    }

    private static byte[] post(String path, int size) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + size;
        byte[] start = (head + "\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return Arrays.copyOf(start, start.length + size);
    }

    private static void talk(RequestThreads threads) throws Exception {
        Server server =
                Server.start(
                        BufferThreadsTest::handle,
                        ServerSettings.defaults().withPort(0),
                        Transport.best(),
                        threads);
        Watched allocator = new Watched();
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(post("/", 0)).answer()).startsWith("HTTP/1.1 200");
            server.state().connections().forEach(each -> each.config().setAllocator(allocator));
            for (int size : new int[] {10, 10, 5_000, SIZE, 10}) {
                assertThat(client.send(post("/", size)).answer()).hasSizeGreaterThan(size);
            }
            client.send(post("/pieces", SIZE));
            assertThat(client.answer()).contains("chunked");
        } finally {
            server.stop(() -> {});
        }
        assertThat(allocator.uses.get()).isGreaterThan(10);
        assertThat(allocator.byVirtualThreads).isEmpty();
    }

    @Test
    void onlyLoopsUseThem() throws Exception {
        talk(RequestThreads.onEventLoops());
    }

    @Test
    void onlyLoopsUseThemWhenHandlersRunElsewhere() throws Exception {
        talk(RequestThreads.onDefaultScheduler());
    }
}

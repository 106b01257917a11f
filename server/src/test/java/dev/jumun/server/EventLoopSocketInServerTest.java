package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.RootTask;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.server.loop.RequestThreads;
import dev.jumun.server.loop.Transport;

import io.netty.channel.epoll.Epoll;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The sockets in handlers, whose event loops watch them. */
@Timeout(60)
class EventLoopSocketInServerTest {
    private interface Work {
        void on(Exchange exchange) throws Exception;
    }

    @BeforeEach
    void needsEpoll() {
        assumeTrue(Epoll.isAvailable());
    }

    /** As the application's dispatcher does it. */
    private static Handler inTask(Work work) {
        return exchange -> {
            RootTask task = RootTask.named("test", null, exchange.timer());
            exchange.onPeerGone(() -> task.cancel(CancelReason.CLIENT_GONE));
            try {
                task.run(() -> {
                    work.on(exchange);
                    return true;
                });
            } catch (Cancelled e) {
                // There is nobody to tell.
            }
        };
    }

    private static Server serve(Work work) throws Exception {
        return Server.start(inTask(work), ServerSettings.defaults().withPort(0));
    }

    private static String get(RawClient client) throws Exception {
        return client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").answer();
    }

    private static void get(Server server, int times) throws Exception {
        try (RawClient client = new RawClient(server)) {
            for (int i = 0; i < times; i++) {
                assertThat(get(client)).endsWith("done");
            }
        }
    }

    private static Server pooled(BlockingQueue<Socket> pool, int length) throws Exception {
        return serve(exchange -> {
            Socket socket = pool.take();
            try {
                EventLoopSocketTest.ask(socket, "x");
                EventLoopSocketTest.echo(socket, length);
            } finally {
                pool.add(socket);
            }
            Handlers.text(exchange, 200, "done");
        });
    }

    private static BlockingQueue<Socket> pool(EchoPeer peer, int size) throws Exception {
        BlockingQueue<Socket> pool = new ArrayBlockingQueue<>(size);
        for (int i = 0; i < size; i++) {
            pool.add(peer.connected());
        }
        return pool;
    }

    private static void close(BlockingQueue<Socket> pool) throws Exception {
        for (Socket socket : pool) {
            socket.close();
        }
    }

    @Test
    void manyRequestsShareAFewSockets() throws Exception {
        try (EchoPeer peer = EchoPeer.echoing();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            BlockingQueue<Socket> pool = pool(peer, 8);
            Server server = pooled(pool, 20_000);
            try {
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    running.add(
                            clients.submit(() -> {
                                get(server, 25);
                                return true;
                            }));
                }
                for (Future<?> each : running) {
                    each.get();
                }
                assertThat(pool).hasSize(8);
            } finally {
                server.stop(() -> {});
                close(pool);
            }
        }
    }

    @Test
    void muchGoesBothWays() throws Exception {
        try (EchoPeer peer = EchoPeer.echoing()) {
            BlockingQueue<Socket> pool = pool(peer, 1);
            Server server = pooled(pool, 1 << 20);
            try {
                get(server, 3);
            } finally {
                server.stop(() -> {});
                close(pool);
            }
        }
    }

    @Test
    void aSocketOutlivesTheServerThatUsedIt() throws Exception {
        try (EchoPeer peer = EchoPeer.echoing()) {
            BlockingQueue<Socket> pool = pool(peer, 1);
            for (int i = 0; i < 3; i++) {
                Server server = pooled(pool, 1000);
                get(server, 2);
                server.stop(() -> {});
                EventLoopSocketTest.echo(pool.element(), 100_000);
            }
            close(pool);
        }
    }

    @Test
    void whoWaitsOnALoopThatStopsIsNotForgotten() throws Exception {
        try (EchoPeer peer = EchoPeer.silent();
                Socket socket = new EventLoopSocketFactory().createSocket()) {
            Socket other = peer.connect(socket);
            CountDownLatch waits = new CountDownLatch(1);
            Server server =
                    serve(exchange -> {
                        waits.countDown();
                        assertThat(socket.getInputStream().read()).isEqualTo(5);
                        Handlers.text(exchange, 200, "done");
                    });
            try (RawClient client = new RawClient(server)) {
                client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                waits.await();
                Thread stopping =
                        Thread.ofPlatform()
                                .start(() -> {
                                    try {
                                        server.stop(() -> {});
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
                other.getOutputStream().write(5);
                assertThat(client.answer()).endsWith("done");
                stopping.join();
            }
        }
    }

    @Test
    void aTimeoutInAHandler() throws Exception {
        try (EchoPeer peer = EchoPeer.echoing();
                Socket socket = peer.connected()) {
            Server server =
                    serve(exchange -> {
                        socket.setSoTimeout(20);
                        String outcome = "nothing";
                        try {
                            socket.getInputStream().read();
                        } catch (SocketTimeoutException e) {
                            socket.setSoTimeout(0);
                            EventLoopSocketTest.ask(socket, "still there");
                            outcome = "done";
                        }
                        Handlers.text(exchange, 200, outcome);
                    });
            try {
                get(server, 3);
            } finally {
                server.stop(() -> {});
            }
        }
    }

    @Test
    void aClientThatGoesAwayCancelsItsHandler() throws Exception {
        try (EchoPeer peer = EchoPeer.silent();
                Socket socket = peer.connected()) {
            CountDownLatch waits = new CountDownLatch(1);
            CompletableFuture<Throwable> outcome = new CompletableFuture<>();
            Server server =
                    serve(exchange -> {
                        waits.countDown();
                        try {
                            outcome.completeExceptionally(
                                    new AssertionError(socket.getInputStream().read()));
                        } catch (Throwable e) {
                            outcome.complete(e);
                            throw e;
                        }
                    });
            try {
                RawClient client = new RawClient(server);
                client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                waits.await();
                client.close();
                assertThat(outcome.get()).isInstanceOf(SocketException.class);
                assertThat(socket.isClosed()).isTrue();
            } finally {
                server.stop(() -> {});
            }
        }
    }

    @Test
    void whereTheLoopsHaveNoEpollAnotherOneWatches() throws Exception {
        try (EchoPeer peer = EchoPeer.echoing();
                Socket socket = peer.connected()) {
            Server server =
                    Server.start(
                            inTask(exchange -> {
                                EventLoopSocketTest.ask(socket, "hello");
                                Handlers.text(exchange, 200, "done");
                            }),
                            ServerSettings.defaults().withPort(0),
                            Transport.NIO,
                            RequestThreads.onEventLoops());
            try {
                get(server, 3);
            } finally {
                server.stop(() -> {});
            }
        }
    }

    /** A virtual thread cannot let go of its carrier while it initializes a class. */
    private static final class AskedOnFirstUse {
        static final String ANSWER = ask();

        private static String ask() {
            try (EchoPeer peer = EchoPeer.echoing();
                    Socket socket = peer.connected()) {
                EventLoopSocketTest.ask(socket, "hello");
                EventLoopSocketTest.ask(socket, "done");
                return "done";
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whoCannotLetGoOfItsLoopIsHelped() throws Exception {
        Server server = serve(exchange -> Handlers.text(exchange, 200, AskedOnFirstUse.ANSWER));
        try {
            get(server, 2);
        } finally {
            server.stop(() -> {});
        }
    }
}

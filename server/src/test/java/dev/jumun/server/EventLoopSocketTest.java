package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** What the sockets do for any thread, outside of requests. */
@Timeout(60)
class EventLoopSocketTest {
    private final EventLoopSocketFactory factory = new EventLoopSocketFactory();

    @BeforeEach
    void needsEpoll() {
        assumeTrue(Epoll.isAvailable());
    }

    /** Sends while another thread takes: both sides' buffers get full. */
    static void echo(Socket socket, int length) throws Exception {
        byte[] sent = new byte[length];
        new Random(length).nextBytes(sent);
        FutureTask<byte[]> got = new FutureTask<>(() -> socket.getInputStream().readNBytes(length));
        Thread.ofVirtual().start(got);
        socket.getOutputStream().write(sent);
        assertThat(got.get()).isEqualTo(sent);
    }

    static void ask(Socket socket, String text) throws Exception {
        byte[] sent = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        socket.getOutputStream().write(sent);
        assertThat(socket.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    }

    private static void onVirtualThread(Callable<?> test) throws Exception {
        FutureTask<?> task = new FutureTask<>(test);
        Thread.ofVirtual().start(task);
        task.get();
    }

    /** Returns when a thread waits for something. */
    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void sendsAndReceivesFromThreadsOfBothKinds() throws Exception {
        try (EchoPeer peer = EchoPeer.echoing();
                Socket socket = peer.connected()) {
            ask(socket, "x");
            echo(socket, 1 << 20);
            onVirtualThread(() -> {
                ask(socket, "some text");
                echo(socket, 1 << 20);
                return true;
            });
            echo(socket, 100);
        }
    }

    @Test
    void writesWaitForRoom() throws Exception {
        try (EchoPeer peer = EchoPeer.silent();
                Socket socket = factory.createSocket()) {
            Socket other = peer.connect(socket);
            Thread writer =
                    Thread.ofPlatform()
                            .start(() -> {
                                try (socket) {
                                    socket.getOutputStream().write(new byte[16 << 20]);
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            });
            awaitWaiting(writer);
            assertThat(other.getInputStream().readAllBytes()).hasSize(16 << 20);
            writer.join();
        }
    }

    @Test
    void theEndIsSeenByBothSides() throws Exception {
        try (EchoPeer peer = EchoPeer.silent();
                Socket socket = factory.createSocket()) {
            Socket other = peer.connect(socket);
            other.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            socket.getOutputStream().write(7);
            socket.shutdownOutput();
            assertThat(other.getInputStream().readAllBytes()).containsExactly(7);
        }
    }

    @Test
    void aConnectionThatIsResetSaysSo() throws Exception {
        try (EchoPeer peer = EchoPeer.silent();
                Socket socket = factory.createSocket()) {
            Socket other = peer.connect(socket);
            other.setSoLinger(true, 0);
            other.close();
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aTimeoutLeavesTheSocketUsable() throws Exception {
        try (EchoPeer peer = EchoPeer.echoing();
                Socket socket = peer.connected()) {
            socket.setSoTimeout(20);
            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            onVirtualThread(
                    () -> assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class));
            socket.setSoTimeout(20_000);
            ask(socket, "still there");
            socket.setSoTimeout(0);
            ask(socket, "still there");
        }
    }

    @Test
    void whereNobodyListensConnectingIsRefused() throws Exception {
        int free;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = other.getLocalPort();
        }
        Socket socket = factory.createSocket();
        assertThatThrownBy(() ->
                        socket.connect(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), free)))
                .isInstanceOf(ConnectException.class);
        assertThat(socket.isClosed()).isTrue();
        assertThatThrownBy(() -> factory.createSocket(InetAddress.getLoopbackAddress(), free))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() ->
                        factory.createSocket()
                                .connect(InetSocketAddress.createUnresolved("no.where", 1)))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void connectingTakesNoLongerThanItMay() throws Exception {
        // Nobody accepts, so that the queue is full soon; what comes then gets no answer.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> all = new ArrayList<>();
            try {
                assertThatThrownBy(
                                () -> {
                                    while (all.size() < 64) {
                                        Socket next = factory.createSocket();
                                        all.add(next);
                                        next.connect(full.getLocalSocketAddress(), 50);
                                    }
                                })
                        .isInstanceOf(SocketTimeoutException.class)
                        .hasMessage("Connect timed out");
                assertThat(all.getLast().isClosed()).isTrue();
            } finally {
                for (Socket socket : all) {
                    socket.close();
                }
            }
        }
    }

    private Thread reader(Socket socket, CompletableFuture<Throwable> outcome, boolean virtual) {
        Runnable reading =
                () -> {
                    try {
                        int got = socket.getInputStream().read();
                        outcome.completeExceptionally(new AssertionError("It has read " + got));
                    } catch (Throwable e) {
                        outcome.complete(e);
                    }
                };
        Thread thread =
                virtual ? Thread.ofVirtual().start(reading) : Thread.ofPlatform().start(reading);
        awaitWaiting(thread);
        return thread;
    }

    @Test
    void closingWakesWhoReads() throws Exception {
        try (EchoPeer peer = EchoPeer.silent()) {
            for (boolean virtual : new boolean[] {true, false}) {
                Socket socket = peer.connected();
                CompletableFuture<Throwable> outcome = new CompletableFuture<>();
                reader(socket, outcome, virtual);
                socket.close();
                assertThat(outcome.get()).isInstanceOf(SocketException.class);
                assertThatThrownBy(() -> socket.getOutputStream().write(1))
                        .isInstanceOf(SocketException.class);
            }
        }
    }

    @Test
    void aVirtualThreadThatIsInterruptedClosesItsSocket() throws Exception {
        try (EchoPeer peer = EchoPeer.silent();
                Socket socket = factory.createSocket()) {
            Socket other = peer.connect(socket);
            CompletableFuture<Throwable> outcome = new CompletableFuture<>();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread thread =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    outcome.completeExceptionally(
                                            new AssertionError(socket.getInputStream().read()));
                                } catch (Throwable e) {
                                    flag.complete(Thread.currentThread().isInterrupted());
                                    outcome.complete(e);
                                }
                            });
            awaitWaiting(thread);
            thread.interrupt();
            assertThat(outcome.get())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Closed by interrupt");
            assertThat(flag.get()).isTrue();
            assertThat(socket.isClosed()).isTrue();
            assertThat(other.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aPlatformThreadThatIsInterruptedWaitsOn() throws Exception {
        try (EchoPeer peer = EchoPeer.silent();
                Socket socket = factory.createSocket()) {
            Socket other = peer.connect(socket);
            CompletableFuture<String> outcome = new CompletableFuture<>();
            Thread thread =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    int got = socket.getInputStream().read();
                                    outcome.complete(
                                            got + " " + Thread.currentThread().isInterrupted());
                                } catch (Throwable e) {
                                    outcome.completeExceptionally(e);
                                }
                            });
            awaitWaiting(thread);
            thread.interrupt();
            awaitWaiting(thread); // it waits again, and does not spin
            other.getOutputStream().write(42);
            assertThat(outcome.get()).isEqualTo("42 true");
        }
    }

    @Test
    void optionsReadBack() throws Exception {
        try (EchoPeer peer = EchoPeer.silent();
                Socket socket = peer.connected()) {
            for (boolean on : new boolean[] {true, false}) {
                socket.setTcpNoDelay(on);
                assertThat(socket.getTcpNoDelay()).isEqualTo(on);
                socket.setKeepAlive(on);
                assertThat(socket.getKeepAlive()).isEqualTo(on);
                socket.setReuseAddress(on);
                assertThat(socket.getReuseAddress()).isEqualTo(on);
            }
            assertThat(socket.getSoLinger()).isEqualTo(-1);
            socket.setSoLinger(true, 5);
            assertThat(socket.getSoLinger()).isEqualTo(5);
            socket.setSoLinger(false, 0);
            assertThat(socket.getSoLinger()).isEqualTo(-1);
            socket.setSoTimeout(1234);
            assertThat(socket.getSoTimeout()).isEqualTo(1234);
            socket.setReceiveBufferSize(32 * 1024);
            assertThat(socket.getReceiveBufferSize()).isGreaterThanOrEqualTo(32 * 1024);
            socket.setSendBufferSize(32 * 1024);
            assertThat(socket.getSendBufferSize()).isGreaterThanOrEqualTo(32 * 1024);
            assertThat(socket.getPort()).isEqualTo(peer.port());
            assertThat(socket.getInetAddress()).isEqualTo(peer.address());
            assertThat(socket.getLocalPort()).isPositive();
            assertThat(socket.getLocalAddress()).isEqualTo(InetAddress.getLoopbackAddress());
        }
    }

    @Test
    void isMadeInEveryWayOfAFactory() throws Exception {
        try (EchoPeer peer = EchoPeer.echoing()) {
            InetAddress here = peer.address();
            for (Socket socket :
                    List.of(
                            factory.createSocket(here.getHostAddress(), peer.port()),
                            factory.createSocket(here, peer.port()),
                            factory.createSocket(here.getHostAddress(), peer.port(), here, 0),
                            factory.createSocket(here, peer.port(), here, 0))) {
                try (socket) {
                    ask(socket, "hello");
                    assertThat(socket.getLocalAddress()).isEqualTo(here);
                }
            }
        }
    }

    private static long descriptors() throws Exception {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    @Test
    void whatIsClosedHasNoDescriptor() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
        try (EchoPeer peer = EchoPeer.echoing()) {
            closeOneInUse(peer); // so that all is there that stays
            long before = descriptors();
            for (int i = 0; i < 200; i++) {
                closeOneInUse(peer);
            }
            // Both sides close a moment later, on threads of their own.
            while (descriptors() > before + 8) {
                Thread.onSpinWait();
            }
        }
    }

    private static void closeOneInUse(EchoPeer peer) throws Exception {
        Socket socket = peer.connected();
        ask(socket, "hello");
        FutureTask<Integer> reading = new FutureTask<>(() -> socket.getInputStream().read());
        FutureTask<Void> writing =
                new FutureTask<>(() -> {
                    while (true) {
                        socket.getOutputStream().write(new byte[1 << 16]);
                    }
                });
        Thread.ofVirtual().start(reading);
        Thread.ofVirtual().start(writing);
        socket.close(); // with two inside, who leave at the same time
        assertThatThrownBy(writing::get).hasRootCauseInstanceOf(SocketException.class);
    }
}

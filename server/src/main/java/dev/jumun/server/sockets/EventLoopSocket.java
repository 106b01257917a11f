package dev.jumun.server.sockets;

import dev.jumun.server.loop.ExchangeThreads;
import dev.jumun.server.loop.LoopLog;
import dev.jumun.server.loop.Transport;

import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.Errors;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOptions;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** A blocking socket over a non-blocking one, and the event loop of the thread that waits. */
public final class EventLoopSocket extends SocketImpl {
    private static final int BUFFER = 8 * 1024;

    private final io.netty.channel.unix.Socket socket =
            io.netty.channel.unix.Socket.newSocketStream();
    private final SocketWatches watches = new SocketWatches(socket);
    private final ReentrantLock readLock = new ReentrantLock();
    private final ReentrantLock writeLock = new ReentrantLock();

    /** Not {@code allocateDirect}: its lock may be one that the loop waits for (decision 25). */
    private final Arena memory = Arena.ofShared();

    private final ByteBuffer in = memory.allocate(BUFFER).asByteBuffer();
    private final ByteBuffer out = memory.allocate(BUFFER).asByteBuffer();
    private volatile int timeoutMillis;
    private final SocketUsers users = new SocketUsers(() -> watches.end(this::closeDescriptor));

    /** Whether an answer has been asked for, which cannot be there yet. */
    private volatile boolean asked;

    /** For threads that wait outside of requests. */
    private static final class Outside {
        static final MultiThreadIoEventLoopGroup LOOP =
                new MultiThreadIoEventLoopGroup(
                        1, Transport.threads("jumun-sockets-", true), EpollIoHandler.newFactory());
    }

    // ---- waiting

    static IoEventLoop outside() {
        return Outside.LOOP.next();
    }

    /** Waits until it is time to try again. */
    private void await(boolean toRead, long deadline) throws IOException {
        long nanos = Long.MAX_VALUE;
        if (deadline != 0) {
            nanos = deadline - System.nanoTime();
            if (nanos <= 0) {
                throw new SocketTimeoutException(toRead ? "Read timed out" : "Connect timed out");
            }
        }
        Thread thread = Thread.currentThread();
        BooleanSupplier giveUp =
                () -> users.isClosed() || (thread.isVirtual() && thread.isInterrupted());
        ExchangeThreads threads = SocketReadiness.ofThisThread();
        boolean watched =
                threads != null
                        && threads.eventLoop() instanceof IoEventLoop own
                        && watches.of(own).await(toRead, threads, nanos, giveUp);
        if (!watched && !watches.of(outside()).await(toRead, null, nanos, giveUp)) {
            throw new SocketException("The socket cannot be watched.");
        }
        users.checkOpen();
        if (giveUp.getAsBoolean()) {
            throw new InterruptedIOException(); // on this java.net.Socket closes
        }
    }

    private static long deadlineIn(int millis) {
        return millis == 0 ? 0 : System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    // ---- connecting

    @Override
    protected void create(boolean stream) throws IOException {
        if (!stream) {
            throw new SocketException("Only byte streams are supported.");
        }
    }

    @Override
    protected void connect(String host, int port) throws IOException {
        connect(new InetSocketAddress(host, port), 0);
    }

    @Override
    protected void connect(InetAddress to, int port) throws IOException {
        connect(new InetSocketAddress(to, port), 0);
    }

    @Override
    protected void connect(SocketAddress to, int timeout) throws IOException {
        if (!(to instanceof InetSocketAddress internet)) {
            throw new IllegalArgumentException("Not an internet address: " + to + ".");
        }
        if (internet.isUnresolved()) {
            close();
            throw new UnknownHostException(internet.getHostName());
        }
        writeLock.lock();
        try {
            users.enter();
            try {
                reach(internet, deadlineIn(timeout));
            } finally {
                users.leave();
            }
        } catch (IOException e) {
            close();
            throw e;
        } finally {
            writeLock.unlock();
        }
    }

    private void reach(InetSocketAddress to, long deadline) throws IOException {
        address = to.getAddress();
        port = to.getPort();
        boolean connected = socket.connect(to);
        while (!connected) {
            await(false, deadline);
            // It reports a failure; only the peer's address shows that it is connected.
            connected = socket.finishConnect() && socket.remoteAddress() != null;
        }
        localport = socket.localAddress().getPort();
    }

    @Override
    protected void bind(InetAddress from, int fromPort) throws IOException {
        users.enter();
        try {
            socket.bind(new InetSocketAddress(from, fromPort));
            localport = socket.localAddress().getPort();
        } catch (Errors.NativeIoException e) {
            throw because(e, new BindException(e.getMessage()));
        } finally {
            users.leave();
        }
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw new SocketException("Only client sockets are supported.");
    }

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        throw new SocketException("Only client sockets are supported.");
    }

    // ---- reading and writing

    @Override
    protected InputStream getInputStream() {
        return SocketStreams.in(this);
    }

    int receive(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        readLock.lock();
        try {
            users.enter();
            try {
                return receiveSome(bytes, offset, Math.min(length, BUFFER));
            } catch (Errors.NativeIoException e) {
                throw because(e, new SocketException(e.getMessage()));
            } finally {
                users.leave();
            }
        } finally {
            readLock.unlock();
        }
    }

    private int receiveSome(byte[] bytes, int offset, int most) throws IOException {
        long deadline = deadlineIn(timeoutMillis);
        if (asked) {
            asked = false;
            await(true, deadline);
        }
        int count = socket.recv(in, 0, most);
        while (count == 0) {
            await(true, deadline);
            count = socket.recv(in, 0, most);
        }
        if (count > 0) {
            in.get(0, bytes, offset, count);
        }
        return count;
    }

    @Override
    protected OutputStream getOutputStream() {
        return SocketStreams.out(this);
    }

    void send(byte[] bytes, int offset, int length) throws IOException {
        writeLock.lock();
        try {
            users.enter();
            try {
                for (int done = 0; done < length; ) {
                    int count = Math.min(length - done, BUFFER);
                    out.put(0, bytes, offset + done, count);
                    sendAll(count);
                    done += count;
                }
                asked = true;
            } catch (Errors.NativeIoException e) {
                throw because(e, new SocketException(e.getMessage()));
            } finally {
                users.leave();
            }
        } finally {
            writeLock.unlock();
        }
    }

    private void sendAll(int count) throws IOException {
        for (int sent = 0; sent < count; ) {
            int now = socket.send(out, sent, count);
            if (now == 0) {
                await(false, 0);
            }
            sent += now;
        }
    }

    /** What is known by the JDK's types is thrown as one of them. */
    private static <E extends Exception> E because(IOException cause, E said) {
        said.initCause(cause);
        return said;
    }

    /** Never more than it is certain of. */
    @Override
    protected int available() {
        return 0;
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw new SocketException("Urgent data is not supported.");
    }

    // ---- closing

    @Override
    protected void shutdownInput() throws IOException {
        shutdown(true, false);
    }

    @Override
    protected void shutdownOutput() throws IOException {
        shutdown(false, true);
    }

    private void shutdown(boolean input, boolean output) throws IOException {
        users.enter();
        try {
            socket.shutdown(input, output);
        } finally {
            users.leave();
        }
    }

    @Override
    protected void close() {
        users.close(watches::wake);
    }

    private void closeDescriptor() {
        try {
            socket.close();
        } catch (IOException e) {
            LoopLog.debug("A socket did not close.", e);
        } finally {
            memory.close();
        }
    }

    // ---- options

    @Override
    public void setOption(int option, Object value) throws SocketException {
        users.enter();
        try {
            if (option == SocketOptions.SO_TIMEOUT) {
                timeoutMillis = (Integer) value;
            } else {
                EpollSocketOptions.set(socket, option, value);
            }
        } finally {
            users.leave();
        }
    }

    @Override
    public Object getOption(int option) throws SocketException {
        users.enter();
        try {
            return option == SocketOptions.SO_TIMEOUT
                    ? (Object) timeoutMillis
                    : EpollSocketOptions.get(socket, option);
        } finally {
            users.leave();
        }
    }
}

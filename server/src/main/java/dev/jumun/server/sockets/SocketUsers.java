package dev.jumun.server.sockets;

import java.net.SocketException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who uses a socket, so that its descriptor is closed by the last of them. */
final class SocketUsers {
    private final Runnable last;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Those inside, and one while it is open. */
    private final AtomicInteger count = new AtomicInteger(1);

    /**
     * Of a socket that is open.
     *
     * @param last what is done when it is closed, and the last one has left
     */
    SocketUsers(Runnable last) {
        this.last = last;
    }

    boolean isClosed() {
        return closed.get();
    }

    void checkOpen() throws SocketException {
        if (closed.get()) {
            throw new SocketException("Socket closed");
        }
    }

    /** Keeps the descriptor open until {@link #leave}. */
    void enter() throws SocketException {
        if (count.getAndUpdate(users -> users == 0 ? 0 : users + 1) == 0) {
            throw new SocketException("Socket closed");
        }
        if (closed.get()) {
            leave();
            throw new SocketException("Socket closed");
        }
    }

    void leave() {
        if (count.decrementAndGet() == 0) {
            last.run();
        }
    }

    /** Closes, once. Those inside are woken first, and leave. */
    void close(Runnable wake) {
        if (closed.compareAndSet(false, true)) {
            wake.run();
            leave();
        }
    }
}

package dev.jumun.server.sockets;

import io.netty.channel.IoEventLoop;
import io.netty.channel.unix.Socket;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** The loops that watch a socket: of each that somebody waits for it on, one watch. */
public final class SocketWatches {
    private final Socket socket;
    private final CopyOnWriteArrayList<SocketReadiness> watches = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    SocketWatches(Socket socket) {
        this.socket = socket;
    }

    /** A loop watches a descriptor once only. */
    SocketReadiness of(IoEventLoop loop) {
        for (SocketReadiness watch : watches) {
            if (watch.loop() == loop && !watch.isOver()) {
                return watch;
            }
        }
        lock.lock();
        try {
            watches.removeIf(SocketReadiness::isOver);
            for (SocketReadiness watch : watches) {
                if (watch.loop() == loop) {
                    return watch;
                }
            }
            SocketReadiness watch = new SocketReadiness(socket, loop);
            watches.add(watch);
            return watch;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all waiting threads, which check again. */
    void wake() {
        watches.forEach(SocketReadiness::wake);
    }

    /**
     * Ends them all, and then does something: a descriptor that is closed while a loop watches it
     * may be another one's by then.
     */
    void end(Runnable then) {
        AtomicInteger left = new AtomicInteger(1);
        Runnable one =
                () -> {
                    if (left.decrementAndGet() == 0) {
                        then.run();
                    }
                };
        for (SocketReadiness watch : watches) {
            left.incrementAndGet();
            watch.end(one);
        }
        one.run();
    }
}

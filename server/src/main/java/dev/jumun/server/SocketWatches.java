package dev.jumun.server;

import io.netty.channel.IoEventLoop;
import io.netty.channel.unix.Socket;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** The loops that watch a socket: of each that somebody waits for it on, one watch. */
final class SocketWatches {
    private final Socket socket;
    private final CopyOnWriteArrayList<Readiness> watches = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    SocketWatches(Socket socket) {
        this.socket = socket;
    }

    /** A loop watches a descriptor once only. */
    Readiness of(IoEventLoop loop) {
        for (Readiness watch : watches) {
            if (watch.loop() == loop && !watch.isOver()) {
                return watch;
            }
        }
        lock.lock();
        try {
            watches.removeIf(Readiness::isOver);
            for (Readiness watch : watches) {
                if (watch.loop() == loop) {
                    return watch;
                }
            }
            Readiness watch = new Readiness(socket, loop);
            watches.add(watch);
            return watch;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all waiting threads, which check again. */
    void wake() {
        watches.forEach(Readiness::wake);
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
        for (Readiness watch : watches) {
            left.incrementAndGet();
            watch.end(one);
        }
        one.run();
    }
}

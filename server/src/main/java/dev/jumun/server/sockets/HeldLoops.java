package dev.jumun.server.sockets;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Helps threads that wait for their event loop while they hold it. A virtual thread that parks
 * normally releases its carrier, but not inside the initializer of a class: a pool of connections
 * that opens with its class would wait for ever, and its loop with it. Such waits are few, so it is
 * enough to check now and then, and only after a thread has begun to wait.
 */
public final class HeldLoops {
    private static final long LOOK_MILLIS = 100;
    private static final Set<SocketReadiness> WATCHES = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean LOOKING = new AtomicBoolean();

    private HeldLoops() {}

    static void add(SocketReadiness watch) {
        WATCHES.add(watch);
    }

    static void remove(SocketReadiness watch) {
        WATCHES.remove(watch);
    }

    /** Somebody waits. */
    static void lookSoon() {
        if (!LOOKING.get() && LOOKING.compareAndSet(false, true)) {
            EventLoopSocket.outside().schedule(HeldLoops::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static void look() {
        LOOKING.set(false);
        for (SocketReadiness watch : WATCHES) {
            if (watch.helpWhoHoldsTheLoop()) {
                lookSoon();
            }
        }
    }
}

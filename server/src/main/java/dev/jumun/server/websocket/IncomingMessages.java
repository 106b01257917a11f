package dev.jumun.server.websocket;

import dev.jumun.async.Cancelled;
import dev.jumun.server.exchange.IncomingBody;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The messages of a web socket between the event loop, which puts them in, and the handler, which
 * takes them out. If more than {@link #HIGH_WATER} waits, the connection is not read until the
 * handler has caught up. The event loop takes no lock: see {@link IncomingBody}.
 */
public final class IncomingMessages {
    static final int HIGH_WATER = 64 * 1024;

    /** The cost of a message in addition to its bytes: empty messages need memory, too. */
    private static final int OVERHEAD = 64;

    private final ConcurrentLinkedQueue<WebSocketMessage> messages = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final SocketMemory memory;
    private final Runnable wantMore;

    /** The size of the message that the handler has taken last, and still works with. */
    private final AtomicInteger inHand = new AtomicInteger();

    private volatile boolean abandoned;
    private volatile @Nullable ClosedSocket closed;
    private volatile @Nullable Thread reader;

    /**
     * Makes an empty queue.
     *
     * @param memory is notified of each message that the handler is done with, or that is dropped
     * @param wantMore asks the connection to read on; called by the handler's thread
     */
    IncomingMessages(SocketMemory memory, Runnable wantMore) {
        this.memory = memory;
        this.wantMore = wantMore;
    }

    /** Puts a message in; drops it if the socket is closed. Event loop. */
    void put(WebSocketMessage message) {
        if (closed == null) {
            waiting.addAndGet(message.size() + OVERHEAD);
            messages.add(message);
            if (abandoned) {
                drop();
            }
            wake();
        } else {
            memory.taken(message.size());
        }
    }

    /** Drops what waits: the handler has returned. */
    void abandon() {
        abandoned = true;
        memory.taken(inHand.getAndSet(0));
        drop();
    }

    private void drop() {
        for (WebSocketMessage next = messages.poll(); next != null; next = messages.poll()) {
            memory.taken(next.size());
        }
    }

    /** Nothing more will come. */
    void end(ClosedSocket reason) {
        closed = reason;
        wake();
    }

    /** Whether there is room; after the end there always is, for what is dropped. */
    boolean wantsMore() {
        return closed != null || waiting.get() < HIGH_WATER;
    }

    /** Takes a message out. Blocks until there is one. One thread at a time. */
    WebSocketMessage take() {
        reader = Thread.currentThread();
        memory.taken(inHand.getAndSet(0));
        while (true) {
            // looked at first: messages that came before the end are there by then
            ClosedSocket ended = closed;
            WebSocketMessage message = messages.poll();
            if (message != null) {
                inHand.set(message.size());
                int cost = message.size() + OVERHEAD;
                int before = waiting.getAndAdd(-cost);
                if (before >= HIGH_WATER && before - cost < HIGH_WATER) {
                    wantMore.run();
                }
                return message;
            }
            if (ended != null) {
                throw new WebSocketClosedException(ended.code(), ended.reason());
            }
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw Cancelled.interrupted(null);
            }
        }
    }

    private void wake() {
        Thread thread = reader;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}

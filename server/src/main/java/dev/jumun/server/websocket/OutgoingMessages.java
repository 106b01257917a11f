package dev.jumun.server.websocket;

import dev.jumun.async.Cancelled;
import dev.jumun.server.exchange.IdleWatch;
import dev.jumun.server.exchange.IncomingBody;
import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.limits.UnsentShare;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The messages that are on their way to the peer of a web socket. Limits their bytes; senders wait
 * for room. The event loop takes no lock: see {@link IncomingBody}.
 */
public final class OutgoingMessages {
    private static final int HIGH_WATER = 128 * 1024;

    /** What may be underway to each peer without being counted with what is to others. */
    private static final int FREE = UnsentShare.STEP;

    /** How often a sender looks whether other peers have taken something. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int NO_ROOM = -1;

    private final AtomicLong underway = new AtomicLong();
    private final ConcurrentLinkedQueue<Thread> senders = new ConcurrentLinkedQueue<>();
    private final Channel channel;
    private final ServerState state;
    private volatile @Nullable ClosedSocket closed;

    /** Makes one with nothing underway. */
    OutgoingMessages(Channel channel, ServerState state) {
        this.channel = channel;
        this.state = state;
    }

    /** Sends a message as soon as there is room: with this peer, and in the memory for all. */
    void send(WebSocketMessage message) {
        int counted = takeRoom(message.size());
        if (counted == NO_ROOM) {
            counted = awaitRoom(message.size());
        }
        ClosedSocket ended = closed;
        if (ended != null) {
            state.unsent().add(-counted);
            throw new WebSocketClosedException(ended.code(), ended.reason());
        }
        write(message, counted);
    }

    /** Takes memory for a message, and returns how much; {@link #NO_ROOM} if it has to wait. */
    private int takeRoom(int size) {
        long before = underway.get();
        if (before >= HIGH_WATER) {
            return NO_ROOM;
        }
        if (before + size <= FREE) {
            return 0;
        }
        return state.reserveAny(size) ? size : NO_ROOM;
    }

    /**
     * Sends a message if there is room, and never waits. It is not counted with what is underway to
     * others: that is how a room sends, and all its members share one message.
     */
    boolean offer(WebSocketMessage message) {
        if (closed != null) {
            return true;
        }
        long before = underway.get();
        if (before > 0 && before + message.size() > state.settings().webSocketBacklog()) {
            return false;
        }
        write(message, 0);
        return true;
    }

    private void write(WebSocketMessage message, int counted) {
        int size = message.size();
        underway.addAndGet(size);
        ByteBuf bytes = Unpooled.wrappedBuffer(message.bytes());
        channel.writeAndFlush(
                        message.isText()
                                ? new TextWebSocketFrame(bytes)
                                : new BinaryWebSocketFrame(bytes))
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        channel.close(); // the peer would not know that a message is missing
                    }
                    underway.addAndGet(-size);
                    if (counted > 0) {
                        state.unsent().add(-counted);
                    }
                    wakeAll();
                });
    }

    /** The connection's watch ends a peer that takes nothing for long: see {@link IdleWatch}. */
    private int awaitRoom(int size) {
        Thread thread = Thread.currentThread();
        senders.add(thread);
        try {
            while (closed == null) {
                int counted = takeRoom(size);
                if (counted != NO_ROOM) {
                    return counted;
                }
                if (underway.get() >= HIGH_WATER) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, LOOK_NANOS); // no signal comes from other sockets
                }
                if (Thread.interrupted()) {
                    throw Cancelled.interrupted(null);
                }
            }
            return 0;
        } finally {
            senders.remove(thread);
        }
    }

    /** Nothing more is sent. */
    void end(ClosedSocket reason) {
        closed = reason;
        wakeAll();
    }

    private void wakeAll() {
        for (Thread thread : senders) {
            LockSupport.unpark(thread);
        }
    }
}

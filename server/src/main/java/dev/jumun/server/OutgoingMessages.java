package dev.jumun.server;

import dev.jumun.async.Cancelled;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The messages that are on their way to the peer of a web socket. Limits their bytes; senders wait
 * for room. The event loop takes no lock: see {@link IncomingBody}.
 */
final class OutgoingMessages {
    private static final int HIGH_WATER = 128 * 1024;

    private final AtomicLong underway = new AtomicLong();
    private final ConcurrentLinkedQueue<Thread> senders = new ConcurrentLinkedQueue<>();
    private final Channel channel;
    private final int backlog;
    private volatile @Nullable ClosedSocket closed;

    /**
     * Makes one with nothing underway.
     *
     * @param backlog how many bytes are kept for a peer if the sender does not wait
     */
    OutgoingMessages(Channel channel, int backlog) {
        this.channel = channel;
        this.backlog = backlog;
    }

    /** Sends a message as soon as there is room. */
    void send(WebSocketMessage message) {
        if (underway.get() >= HIGH_WATER) {
            awaitRoom();
        }
        ClosedSocket ended = closed;
        if (ended != null) {
            throw new WebSocketClosedException(ended.code(), ended.reason());
        }
        write(message);
    }

    /** Sends a message if there is room, and never waits. */
    boolean offer(WebSocketMessage message) {
        if (closed != null) {
            return true;
        }
        long before = underway.get();
        if (before > 0 && before + message.size() > backlog) {
            return false;
        }
        write(message);
        return true;
    }

    private void write(WebSocketMessage message) {
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
                    wakeAll();
                });
    }

    /** The connection's watch ends a peer that takes nothing for long: see {@link IdleWatch}. */
    private void awaitRoom() {
        Thread thread = Thread.currentThread();
        senders.add(thread);
        try {
            while (underway.get() >= HIGH_WATER && closed == null) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw Cancelled.interrupted(null);
                }
            }
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

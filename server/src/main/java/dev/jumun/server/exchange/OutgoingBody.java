package dev.jumun.server.exchange;

import dev.jumun.async.Cancelled;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.server.loop.ExchangeThreads;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The body of an answer in pieces. Limits the bytes that are on their way to the peer; the handler
 * waits for room. The event loop takes no lock: see {@link IncomingBody}.
 */
public final class OutgoingBody implements ResponseBody {
    private static final int HIGH_WATER = 128 * 1024;

    /** Small pieces share a buffer of this size. */
    private static final int GATHERED = 8 * 1024;

    private final AtomicLong underway = new AtomicLong();
    private final AtomicBoolean done = new AtomicBoolean();
    private final Link link;
    private final NettyExchange exchange;
    private final ExchangeThreads threads;
    private final boolean silent;
    private volatile boolean gone;
    private volatile @Nullable Thread writer;

    /** What leaves when the handler waits or ends: its thread and the loop's are the same. */
    private final ArrayDeque<ByteBuf> gathered = new ArrayDeque<>(2);

    /** What a handler that runs elsewhere has written, and whether the loop has been called. */
    private final ConcurrentLinkedQueue<ByteBuf> handedOver = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean called = new AtomicBoolean();

    /**
     * Makes a body.
     *
     * @param silent whether nothing is sent: the answer to a HEAD request
     */
    OutgoingBody(Link link, NettyExchange exchange, boolean silent) {
        this.link = link;
        this.exchange = exchange;
        this.threads = exchange.threads();
        this.silent = silent;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (done.get()) {
            throw new IllegalStateException("The response has ended.");
        }
        awaitRoom();
        if (silent || length == 0) {
            return;
        }
        underway.addAndGet(length);
        exchange.wrote(length);
        if (threads.isOnEventLoop()) {
            gather(bytes, offset, length);
        } else {
            handOver(Unpooled.copiedBuffer(bytes, offset, length));
        }
    }

    /** The loop sends all that has come by the time it gets to it. */
    private void handOver(ByteBuf piece) {
        handedOver.add(piece);
        if (called.compareAndSet(false, true)) {
            threads.eventLoop()
                    .execute(() -> {
                        called.set(false); // first: what comes from now on calls again
                        sendAll(handedOver);
                    });
        }
    }

    /**
     * While the handler holds the loop nothing can leave, so that what it writes until it waits may
     * as well leave together.
     */
    private void gather(byte[] bytes, int offset, int length) {
        ByteBuf last = gathered.peekLast();
        if (last == null || last.writableBytes() < length) {
            if (last == null) {
                threads.onEventLoop(() -> sendAll(gathered));
            }
            last = Unpooled.buffer(Math.max(length, GATHERED));
            gathered.add(last);
        }
        last.writeBytes(bytes, offset, length);
    }

    private void sendAll(Queue<ByteBuf> pieces) {
        for (ByteBuf piece = pieces.poll(); piece != null; piece = pieces.poll()) {
            send(piece);
        }
        link.flush();
    }

    private void send(ByteBuf piece) {
        int length = piece.readableBytes();
        link.write(piece, () -> written(length));
    }

    /** The connection's watch ends a peer that takes nothing for long: see {@link IdleWatch}. */
    private void awaitRoom() {
        writer = Thread.currentThread();
        while (underway.get() >= HIGH_WATER && !gone) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw Cancelled.interrupted(null);
            }
        }
        if (gone) {
            throw new PeerGoneException("The peer has gone.");
        }
    }

    private void written(int length) {
        underway.addAndGet(-length);
        wake();
    }

    void peerGone() {
        gone = true;
        wake();
    }

    private void wake() {
        Thread thread = writer;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void flush() {
        // Each piece leaves as soon as the loop can send it.
    }

    @Override
    public void end() {
        if (!done.compareAndSet(false, true)) {
            return;
        }
        threads.onEventLoop(() -> link.end(exchange));
    }

    boolean hasEnded() {
        return done.get();
    }
}

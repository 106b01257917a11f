package dev.jumun.server;

import dev.jumun.HttpError;
import dev.jumun.async.Cancelled;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.RequestBody;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * The body of a request between the event loop, which puts pieces in, and the handler, which takes
 * them out. When more waits than {@link #HIGH_WATER} the loop stops reading from the connection
 * until the handler has caught up.
 *
 * <p>The loop takes no lock: a handler that waits for it would need the loop to run.
 */
final class IncomingBody implements RequestBody {
    static final int HIGH_WATER = 64 * 1024;

    private static final AtomicIntegerFieldUpdater<IncomingBody> WAITING =
            AtomicIntegerFieldUpdater.newUpdater(IncomingBody.class, "waiting");

    private final Link link;
    private final boolean expected;
    private byte @Nullable [] whole;

    /** Made by the loop with the first piece: most requests have none. */
    private volatile @Nullable Queue<ByteBuf> pieces;

    private volatile int waiting;
    private long received;
    private boolean begun;
    private long deadline;
    private volatile boolean complete;
    private volatile boolean abandoned;
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable Thread reader;

    /**
     * Makes an empty body.
     *
     * @param expected whether the client holds it back until it is told that it is wanted
     */
    IncomingBody(Link link, boolean expected) {
        this.link = link;
        this.expected = expected;
    }

    /** Puts a piece in; takes over its reference. Event loop. */
    void put(ByteBuf piece, boolean last) {
        received += piece.readableBytes();
        if (abandoned || failure != null || !piece.isReadable()) {
            piece.release();
        } else if (received > link.settings().maxBodySize()) {
            piece.release();
            failure = new HttpError(413);
        } else {
            WAITING.addAndGet(this, piece.readableBytes());
            Queue<ByteBuf> queue = pieces;
            if (queue == null) {
                queue = new ConcurrentLinkedQueue<>();
                pieces = queue;
            }
            queue.add(piece);
            if (abandoned) {
                drop();
            }
        }
        if (last) {
            complete = true;
        }
        wake();
    }

    /** Ends the body with an error that the handler meets after what came before. */
    void fail(RuntimeException error) {
        if (!complete && failure == null) {
            failure = error;
        }
        wake();
    }

    private void wake() {
        Thread thread = reader;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /** Drops what is there and what will come: nobody reads it any more. */
    void abandon() {
        abandoned = true;
        drop();
    }

    private void drop() {
        Queue<ByteBuf> queue = pieces;
        if (queue == null) {
            return;
        }
        for (ByteBuf piece = queue.poll(); piece != null; piece = queue.poll()) {
            WAITING.addAndGet(this, -piece.readableBytes());
            piece.release();
        }
    }

    boolean isComplete() {
        return complete;
    }

    boolean wantsMore() {
        return !complete && (abandoned || waiting < HIGH_WATER);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        ByteBuf piece = awaitPiece();
        if (piece == null) {
            return -1;
        }
        int count = Math.min(length, piece.readableBytes());
        piece.readBytes(buffer, offset, count);
        if (!piece.isReadable()) {
            takeFirst();
            piece.release();
        }
        int before = WAITING.getAndAdd(this, -count);
        if (before >= HIGH_WATER && before - count < HIGH_WATER && !complete) {
            link.wantMore();
        }
        return count;
    }

    @Override
    public byte[] readAll() {
        byte[] before = whole;
        if (before == null) {
            before = readRest();
            whole = before;
        }
        return before;
    }

    private byte[] readRest() {
        byte[] buffer = new byte[8192];
        int count = read(buffer, 0, buffer.length);
        if (count < 0) {
            return new byte[0];
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(Math.max(count, 32));
        while (count >= 0) {
            all.write(buffer, 0, count);
            count = read(buffer, 0, buffer.length);
        }
        return all.toByteArray();
    }

    private @Nullable ByteBuf first() {
        Queue<ByteBuf> queue = pieces;
        return queue == null ? null : queue.peek();
    }

    private void takeFirst() {
        Queue<ByteBuf> queue = pieces;
        if (queue != null) {
            queue.poll();
        }
    }

    private @Nullable ByteBuf awaitPiece() {
        reader = Thread.currentThread();
        while (true) {
            // what ends the body is looked at first: pieces that came before it are there by then
            boolean ended = complete || abandoned;
            RuntimeException error = failure;
            ByteBuf piece = first();
            if (piece != null) {
                return piece;
            }
            if (error != null) {
                throw error;
            }
            if (ended) {
                return null;
            }
            await();
        }
    }

    private void await() {
        if (!begun) {
            begun = true;
            deadline = System.nanoTime() + link.settings().bodyTimeout().toNanos();
            if (expected) {
                link.goOn();
            }
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            failure = new HttpError(408);
            return;
        }
        LockSupport.parkNanos(this, left);
        if (Thread.interrupted()) {
            if (failure instanceof PeerGoneException gone) {
                throw gone;
            }
            throw Cancelled.interrupted(null);
        }
    }
}

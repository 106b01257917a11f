package dev.jumun.server;

import dev.jumun.HttpError;
import dev.jumun.async.Cancelled;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.RequestBody;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The body of a request between the event loop, which puts pieces in, and the handler, which takes
 * them out. When more waits than {@link #HIGH_WATER} the loop stops reading from the connection
 * until the handler has caught up.
 */
final class IncomingBody implements RequestBody {
    static final int HIGH_WATER = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>(2);
    private final long limit;
    private final Duration timeout;
    private final Runnable wantMore;
    private final Runnable firstRead;
    private long received;
    private int waiting;
    private boolean complete;
    private boolean abandoned;
    private boolean begun;
    private long deadline;
    private @Nullable RuntimeException failure;

    /**
     * Makes an empty body.
     *
     * @param wantMore asks the connection to read on; called by the handler's thread
     * @param firstRead called once, before the handler waits for the first time: a client may
     *     expect to be told to go on
     */
    IncomingBody(long limit, Duration timeout, Runnable wantMore, Runnable firstRead) {
        this.limit = limit;
        this.timeout = timeout;
        this.wantMore = wantMore;
        this.firstRead = firstRead;
    }

    /** Puts a piece in; takes over its reference. Event loop. */
    void put(ByteBuf piece, boolean last) {
        lock.lock();
        try {
            received += piece.readableBytes();
            if (abandoned || failure != null || !piece.isReadable()) {
                piece.release();
            } else if (received > limit) {
                piece.release();
                failure = new HttpError(413);
            } else {
                pieces.add(piece);
                waiting += piece.readableBytes();
            }
            complete |= last;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the body with an error that the handler meets after what came before. */
    void fail(RuntimeException error) {
        lock.lock();
        try {
            if (!complete && failure == null) {
                failure = error;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Drops what is there and what will come: nobody reads it any more. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            pieces.forEach(ByteBuf::release);
            pieces.clear();
            waiting = 0;
        } finally {
            lock.unlock();
        }
    }

    boolean isComplete() {
        lock.lock();
        try {
            return complete;
        } finally {
            lock.unlock();
        }
    }

    boolean wantsMore() {
        lock.lock();
        try {
            return !complete && waiting < HIGH_WATER;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count;
        boolean resume;
        lock.lock();
        try {
            ByteBuf piece = awaitPiece();
            if (piece == null) {
                return -1;
            }
            boolean wasFull = waiting >= HIGH_WATER;
            count = Math.min(length, piece.readableBytes());
            piece.readBytes(buffer, offset, count);
            waiting -= count;
            if (!piece.isReadable()) {
                pieces.remove();
                piece.release();
            }
            resume = wasFull && waiting < HIGH_WATER && !complete;
        } finally {
            lock.unlock();
        }
        if (resume) {
            wantMore.run();
        }
        return count;
    }

    @Override
    public byte[] readAll() {
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

    private @Nullable ByteBuf awaitPiece() {
        while (pieces.isEmpty()) {
            if (failure != null) {
                throw failure;
            }
            if (complete || abandoned) {
                return null;
            }
            if (!begun) {
                begun = true;
                deadline = System.nanoTime() + timeout.toNanos();
                firstRead.run();
            }
            await();
        }
        return pieces.peek();
    }

    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private void await() {
        try {
            if (changed.awaitNanos(deadline - System.nanoTime()) <= 0) {
                failure = new HttpError(408);
            }
        } catch (InterruptedException e) {
            if (failure instanceof PeerGoneException gone) {
                throw gone;
            }
            throw Cancelled.interrupted(e);
        }
    }
}

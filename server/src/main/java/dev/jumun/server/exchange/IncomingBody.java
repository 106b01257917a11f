package dev.jumun.server.exchange;

import dev.jumun.HttpException;
import dev.jumun.async.Cancelled;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.stream.GatheredPieces;
import dev.jumun.runtime.stream.RememberedBody;
import dev.jumun.server.limits.HeldBodies;
import dev.jumun.server.limits.NoMemoryForBody;
import dev.jumun.server.limits.WaitingMemory;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * The body of a request between the event loop, which puts pieces in, and the handler, which takes
 * them out. When more waits than {@link #HIGH_WATER} the loop stops reading from the connection
 * until the handler has caught up.
 *
 * <p>The loop takes no lock: a handler that waits for it would need the loop to run. For the same
 * reason pieces are copied, and Netty's buffers released, by the loop itself (decision 25).
 */
public final class IncomingBody extends RememberedBody implements BodyMemory {
    static final int HIGH_WATER = 64 * 1024;

    /** What a client must send to have another second. */
    private static final int BYTES_A_SECOND = 1024;

    private static final AtomicIntegerFieldUpdater<IncomingBody> WAITING =
            AtomicIntegerFieldUpdater.newUpdater(IncomingBody.class, "waiting");

    private static final AtomicLongFieldUpdater<IncomingBody> HELD =
            AtomicLongFieldUpdater.newUpdater(IncomingBody.class, "held");

    private final Link link;
    private final boolean expected;

    /** Made by the loop with the first piece: most requests have none. */
    private volatile @Nullable Queue<byte[]> pieces;

    /** How much of the first piece has been read. The handler's. */
    private int position;

    private volatile int waiting;

    /** Counts what waits. Made by the loop when something is to be counted: seldom. */
    private volatile @Nullable WaitingMemory memory;

    /** Whether the handler has not read at once what was there. The loop's. */
    private boolean waits;

    /** What it and its values take, given back at the end. */
    private volatile long held;

    private volatile long received;
    private boolean begun;
    private long deadline;
    private volatile boolean complete;
    private volatile boolean abandoned;
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable Thread reader;

    /**
     * Makes an empty body.
     *
     * @param expected whether the client waits for "100 Continue" before it sends the body
     */
    IncomingBody(Link link, boolean expected) {
        this.link = link;
        this.expected = expected;
    }

    /** Puts a piece in; takes over its reference. Event loop. */
    public void put(ByteBuf piece, boolean last) {
        int length = piece.readableBytes();
        long sum = received + length;
        received = sum;
        if (!abandoned && failure == null && length > 0) {
            if (sum > link.settings().maxBodySize()) {
                failure = new HttpException(413);
            } else {
                add(ByteBufUtil.getBytes(piece));
            }
        }
        piece.release();
        if (last) {
            complete = true;
        }
        wake();
    }

    private void add(byte[] piece) {
        if (!count(WAITING.addAndGet(this, piece.length))) {
            WAITING.addAndGet(this, -piece.length);
            return;
        }
        Queue<byte[]> queue = pieces;
        if (queue == null) {
            queue = new ConcurrentLinkedQueue<>();
            pieces = queue;
        }
        queue.add(piece);
        if (abandoned) {
            drop();
        }
    }

    /** Its handler runs elsewhere, or has not read what was there: it waits. Event loop. */
    public void waits() {
        waits = true;
        if (!count(waiting)) {
            wake();
        }
        if (abandoned) {
            drop();
        }
    }

    /** Returns false, and ends the body with an error, if there is no memory for what waits. */
    private boolean count(int now) {
        WaitingMemory counting = memory;
        if (now > (waits ? 0 : SMALL) && counting == null) {
            counting = new WaitingMemory(link.smallBodies(), link.heldBodies());
            memory = counting;
        }
        if (counting == null || counting.grow(now, waits)) {
            return true;
        }
        failure = noMemory();
        return false;
    }

    /** Ends the body with an error that the handler meets after what came before. */
    public void fail(RuntimeException error) {
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

    /** Drops the bytes received and still to come: the handler no longer reads them. */
    public void abandon() {
        abandoned = true;
        drop();
        giveBack();
    }

    @Override
    public void take(long bytes) {
        HeldBodies all = link.heldBodies();
        if (held + bytes > all.most()) {
            giveBack();
            throw new HttpException(413);
        }
        if (!all.take(bytes)) {
            giveBack(); // it is refused: those that wait for memory as well need not be
            throw noMemory();
        }
        HELD.addAndGet(this, bytes);
        if (abandoned) {
            giveBack(); // a body is not limited after the end of its request
        }
    }

    private HttpException noMemory() {
        NoMemoryForBody reason = new NoMemoryForBody(link.heldBodies().most());
        return new HttpException(503, reason.detail(), reason).header("Retry-After", "1");
    }

    private void giveBack() {
        if (held > 0) {
            link.heldBodies().giveBack(HELD.getAndSet(this, 0));
        }
    }

    private void drop() {
        Queue<byte[]> queue = pieces;
        if (queue != null) {
            queue.clear();
            waiting = 0;
            uncount(0);
        }
    }

    private void uncount(int left) {
        WaitingMemory counting = memory;
        if (counting != null) {
            counting.shrink(left);
        }
    }

    /** Whether nothing more will come. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether all has come, and nothing was wrong with it: what follows is another request. */
    public boolean isWhole() {
        return complete && failure == null;
    }

    public boolean wantsMore() {
        return !complete && (abandoned || waiting < HIGH_WATER);
    }

    @Override
    protected int readSome(byte[] buffer, int offset, int length) {
        byte[] piece = awaitPiece();
        if (piece == null) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, buffer, offset, count);
        position += count;
        if (position == piece.length) {
            takeFirst();
        }
        taken(count);
        return count;
    }

    private void taken(int count) {
        int before = WAITING.getAndAdd(this, -count);
        uncount(before - count);
        if (before >= HIGH_WATER && before - count < HIGH_WATER && !complete) {
            link.wantMore();
        }
    }

    @Override
    protected byte[] readWhole() {
        byte[] piece = awaitPiece();
        if (piece == null) {
            return new byte[0];
        }
        byte[] rest = takeRestOf(piece);
        piece = awaitPiece();
        if (piece == null && rest.length <= SMALL) {
            return rest; // as most bodies are
        }
        GatheredPieces all = new GatheredPieces(this);
        all.add(rest);
        for (; piece != null; piece = awaitPiece()) {
            all.add(takeRestOf(piece));
        }
        return all.joined();
    }

    private byte[] takeRestOf(byte[] piece) {
        byte[] rest = position == 0 ? piece : Arrays.copyOfRange(piece, position, piece.length);
        takeFirst();
        taken(rest.length);
        return rest;
    }

    private byte @Nullable [] first() {
        Queue<byte[]> queue = pieces;
        return queue == null ? null : queue.peek();
    }

    private void takeFirst() {
        position = 0;
        Queue<byte[]> queue = pieces;
        if (queue != null) {
            queue.poll();
        }
    }

    private byte @Nullable [] awaitPiece() {
        reader = Thread.currentThread();
        while (true) {
            // what ends the body is looked at first: pieces that came before it are there by then
            boolean ended = complete || abandoned;
            RuntimeException error = failure;
            byte[] piece = first();
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
        // a slow client has as long as it needs; one that only drips has not
        long more = TimeUnit.SECONDS.toNanos(received / BYTES_A_SECOND);
        long left = deadline + more - System.nanoTime();
        if (left <= 0) {
            failure = new HttpException(408);
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

package dev.jumun.server;

import dev.jumun.async.Cancelled;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.ResponseBody;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The body of an answer in pieces. So many bytes may be on their way to the peer at once; the
 * handler waits for room.
 */
final class OutgoingBody implements ResponseBody {
    private static final int HIGH_WATER = 128 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Channel channel;
    private final boolean silent;
    private final long stalled;
    private final Runnable ended;
    private long underway;
    private boolean gone;
    private boolean done;

    /**
     * Makes a body.
     *
     * @param silent whether nothing is sent: the answer to a HEAD request
     * @param stalled how long the peer may take nothing at all
     * @param ended called on the event loop when the last piece has been written
     */
    OutgoingBody(Channel channel, boolean silent, Duration stalled, Runnable ended) {
        this.channel = channel;
        this.stalled = stalled.toNanos();
        this.silent = silent;
        this.ended = ended;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        lock.lock();
        try {
            if (done) {
                throw new IllegalStateException("The answer has ended.");
            }
            long patience = stalled;
            while (underway >= HIGH_WATER && !gone) {
                patience = changed.awaitNanos(patience);
                if (patience <= 0) {
                    channel.close(); // nobody has read for so long
                    gone = true;
                }
            }
            if (gone) {
                throw new PeerGoneException("The peer has gone.");
            }
            if (silent) {
                return;
            }
            underway += length;
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        } finally {
            lock.unlock();
        }
        ByteBuf piece = channel.alloc().buffer(length).writeBytes(bytes, offset, length);
        channel.write(new DefaultHttpContent(piece)).addListener(written -> written(length));
        channel.flush();
    }

    private void written(int length) {
        lock.lock();
        try {
            underway -= length;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void peerGone() {
        lock.lock();
        try {
            gone = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void end() {
        lock.lock();
        try {
            if (done) {
                return;
            }
            done = true;
        } finally {
            lock.unlock();
        }
        channel.eventLoop()
                .execute(() -> {
                    channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
                    ended.run();
                });
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return done;
        } finally {
            lock.unlock();
        }
    }
}

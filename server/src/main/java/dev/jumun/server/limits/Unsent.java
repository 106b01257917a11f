package dev.jumun.server.limits;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollTcpInfo;

import java.util.concurrent.TimeUnit;

/**
 * The bytes that were written to a connection and have not been sent, because the peer does not
 * read. Event loop.
 *
 * <p>The kernel takes bytes in large steps, so for a slow peer nothing seems to move for minutes.
 * Linux reports when it last sent something; elsewhere progress shows only when the kernel takes
 * more.
 */
public final class Unsent {
    private final Channel channel;
    private boolean waited;
    private int first;
    private long progress;
    private long pending;
    private long lastMoved;

    public Unsent(Channel channel, long now) {
        this.channel = channel;
        this.lastMoved = now;
    }

    /** Returns how many bytes wait, with what Netty needs to keep them. */
    public static long bytes(Channel channel) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    public boolean isEmpty() {
        return bytes(channel) == 0;
    }

    /**
     * Returns when something left for the last time, as far as it is known. Where nothing waits
     * that is now.
     *
     * @param now a time of {@link System#nanoTime}, or of the clock that it is tested with
     */
    public long lastMoved(long now) {
        if (hasMoved()) {
            lastMoved = now;
        } else if (channel instanceof EpollSocketChannel socket) {
            lastMoved = Math.max(lastMoved, now - sinceSent(socket));
        }
        return lastMoved;
    }

    /** Whether the kernel has taken something since the last call. */
    private boolean hasMoved() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        if (buffer == null || buffer.totalPendingWriteBytes() == 0) {
            waited = false;
            return true;
        }
        int firstNow = System.identityHashCode(buffer.current());
        long progressNow = buffer.currentProgress();
        long pendingNow = buffer.totalPendingWriteBytes();
        boolean moved =
                !waited || firstNow != first || progressNow != progress || pendingNow < pending;
        waited = true;
        first = firstNow;
        progress = progressNow;
        pending = pendingNow;
        return moved;
    }

    /** Nanoseconds since data was sent and the peer said something, by the kernel's account. */
    private static long sinceSent(EpollSocketChannel socket) {
        try {
            EpollTcpInfo info = socket.tcpInfo();
            // A peer with a full window still acknowledges probes; one that is gone is sent the
            // same data again.
            long millis = Math.max(info.lastDataSent(), info.lastAckRecv());
            return TimeUnit.MILLISECONDS.toNanos(millis);
        } catch (ChannelException closed) {
            return Long.MAX_VALUE / 2;
        }
    }
}

package dev.jumun.server.exchange;

import dev.jumun.server.limits.Unsent;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Closes a connection on which nothing has moved for long: one that has nothing to do, and one
 * whose peer does not take what was written. Its owner ends it with itself: a timer that stays
 * keeps a closed connection in memory. Event loop.
 *
 * <p>Bytes that come do not help a peer that takes nothing: it could ask for more and more.
 */
public final class IdleWatch implements Runnable {
    private static final AttributeKey<IdleWatch> OF_CHANNEL =
            AttributeKey.valueOf(IdleWatch.class, "watch");

    /** How often it looks, within the limit, when something waits to leave. */
    private static final int LOOKS = 4;

    /** What is watched. */
    public interface Watched {
        /** Whether a handler is at work, so that nothing need move if nothing waits to leave. */
        boolean isBusy();

        /**
         * Ends those parts of it on which nothing has moved for long.
         *
         * @param now a time of the watch's clock
         * @param limit in nanoseconds
         */
        default void endStalled(long now, long limit) {}
    }

    private final ChannelHandlerContext context;
    private final Unsent unsent;
    private final long limit;
    private final Watched watched;
    private final LongSupplier clock;
    private @Nullable Future<?> next;
    private long lastCame;
    private long lastAnswered;

    private IdleWatch(
            ChannelHandlerContext context, long limit, Watched watched, LongSupplier clock) {
        this.context = context;
        this.limit = limit;
        this.watched = watched;
        this.clock = clock;
        this.lastCame = clock.getAsLong();
        this.lastAnswered = lastCame;
        this.unsent = new Unsent(context.channel(), lastCame);
    }

    /** Begins to watch. */
    public static IdleWatch start(ChannelHandlerContext context, Duration limit, Watched watched) {
        return start(context, limit, watched, System::nanoTime);
    }

    /** The same, by another clock than {@link System#nanoTime}. */
    public static IdleWatch start(
            ChannelHandlerContext context, Duration limit, Watched watched, LongSupplier clock) {
        IdleWatch watch = new IdleWatch(context, limit.toNanos(), watched, clock);
        context.channel().attr(OF_CHANNEL).set(watch);
        watch.lookIn(watch.limit);
        return watch;
    }

    /** Ends a connection, or parts of it, on which nothing has left for a shorter time. */
    static void endStalled(Channel channel, long limit) {
        IdleWatch watch = channel.attr(OF_CHANNEL).get();
        if (watch != null && !watch.context.isRemoved()) {
            watch.endStalled(limit);
        }
    }

    private void endStalled(long atMost) {
        long now = clock.getAsLong();
        watched.endStalled(now, atMost);
        if (!unsent.isEmpty() && now - Math.max(unsent.lastMoved(now), lastAnswered) >= atMost) {
            context.close();
        }
    }

    /** Something has come, at a time of its clock. */
    public void came(long time) {
        lastCame = time;
    }

    /** Something was answered, at a time of its clock. */
    public void answered(long time) {
        lastAnswered = time;
    }

    private void lookIn(long nanos) {
        next = context.executor().schedule(this, nanos, TimeUnit.NANOSECONDS);
    }

    /** Watches no more. */
    public void end() {
        if (next != null) {
            next.cancel(false);
        }
    }

    @Override
    public void run() {
        if (context.isRemoved() || !context.channel().isActive()) {
            return;
        }
        long now = clock.getAsLong();
        watched.endStalled(now, limit);
        if (!unsent.isEmpty()) {
            lookAgain(now, Math.max(unsent.lastMoved(now), lastAnswered), limit / LOOKS);
        } else if (watched.isBusy()) {
            lookIn(limit / LOOKS);
        } else {
            lookAgain(now, Math.max(lastCame, lastAnswered), limit);
        }
    }

    private void lookAgain(long now, long lastMoved, long atMost) {
        long left = limit - (now - lastMoved);
        if (left <= 0) {
            context.close();
        } else {
            lookIn(Math.min(left, atMost));
        }
    }
}

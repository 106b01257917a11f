package dev.jumun.server;

import io.netty.channel.ChannelHandlerContext;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Closes a connection when nothing has moved on it for long, and it is not busy. Its owner ends it
 * with itself: a timer that stays keeps a closed connection in memory. Event loop.
 */
final class IdleWatch implements Runnable {
    private final ChannelHandlerContext context;
    private final long limit;
    private final BooleanSupplier busy;
    private final LongSupplier clock;
    private @Nullable Future<?> next;
    private long lastActive;

    private IdleWatch(
            ChannelHandlerContext context, long limit, BooleanSupplier busy, LongSupplier clock) {
        this.context = context;
        this.limit = limit;
        this.busy = busy;
        this.clock = clock;
        this.lastActive = clock.getAsLong();
    }

    /** Begins to watch. */
    static IdleWatch start(ChannelHandlerContext context, Duration limit, BooleanSupplier busy) {
        return start(context, limit, busy, System::nanoTime);
    }

    /** The same, by another clock than {@link System#nanoTime}. */
    static IdleWatch start(
            ChannelHandlerContext context,
            Duration limit,
            BooleanSupplier busy,
            LongSupplier clock) {
        IdleWatch watch = new IdleWatch(context, limit.toNanos(), busy, clock);
        watch.lookIn(watch.limit);
        return watch;
    }

    /** Something has moved, at a time of its clock. */
    void moved(long time) {
        lastActive = time;
    }

    private void lookIn(long nanos) {
        next = context.executor().schedule(this, nanos, TimeUnit.NANOSECONDS);
    }

    /** Watches no more. */
    void end() {
        if (next != null) {
            next.cancel(false);
        }
    }

    @Override
    public void run() {
        if (context.isRemoved() || !context.channel().isActive()) {
            return;
        }
        boolean waits = busy.getAsBoolean();
        long left = limit - (clock.getAsLong() - lastActive);
        if (!waits && left <= 0) {
            context.close();
        } else {
            lookIn(waits ? limit : left);
        }
    }
}

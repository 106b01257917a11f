package dev.jumun.server;

import io.netty.channel.ChannelHandlerContext;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Closes a connection when nothing has moved on it for long, and it is not busy. Ends with the
 * handler that it watches for. Event loop.
 */
final class IdleWatch implements Runnable {
    private final ChannelHandlerContext context;
    private final long limit;
    private final BooleanSupplier busy;
    private long lastActive = System.nanoTime();

    private IdleWatch(ChannelHandlerContext context, long limit, BooleanSupplier busy) {
        this.context = context;
        this.limit = limit;
        this.busy = busy;
    }

    /** Begins to watch. */
    static IdleWatch start(ChannelHandlerContext context, Duration limit, BooleanSupplier busy) {
        IdleWatch watch = new IdleWatch(context, limit.toNanos(), busy);
        watch.lookIn(watch.limit);
        return watch;
    }

    /** Something has moved, at a time of {@link System#nanoTime}. */
    void moved(long time) {
        lastActive = time;
    }

    private void lookIn(long nanos) {
        context.executor().schedule(this, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        if (context.isRemoved() || !context.channel().isActive()) {
            return;
        }
        boolean waits = busy.getAsBoolean();
        long left = limit - (System.nanoTime() - lastActive);
        if (!waits && left <= 0) {
            context.close();
        } else {
            lookIn(waits ? limit : left);
        }
    }
}

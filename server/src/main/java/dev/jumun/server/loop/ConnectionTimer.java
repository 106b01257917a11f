package dev.jumun.server.loop;

import io.netty.channel.Channel;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Timers for a connection that is about to end. They are cancelled when it has ended: a timer that
 * stays until it is due keeps the connection in memory for as long, and with many short connections
 * that is all of the memory.
 *
 * <p>Only for timers that are set a few times in a connection's life: the connection remembers each
 * of them.
 */
public final class ConnectionTimer {
    /** When the server stops, what a silent connection has sent by then is still answered. */
    public static final long LAST_REQUEST_MILLIS = 500;

    private ConnectionTimer() {}

    /** Does something on the connection's event loop after a time, unless it is closed by then. */
    public static void schedule(Channel channel, Runnable action, long millis) {
        Future<?> timer = channel.eventLoop().schedule(action, millis, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(_ -> timer.cancel(false));
    }

    /** Closes the connection after a time. */
    public static void closeIn(Channel channel, long millis) {
        schedule(channel, channel::close, millis);
    }
}

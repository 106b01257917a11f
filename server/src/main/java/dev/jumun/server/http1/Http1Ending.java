package dev.jumun.server.http1;

import dev.jumun.server.exchange.GentleClose;
import dev.jumun.server.limits.Unsent;
import dev.jumun.server.loop.ConnectionTimer;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;

/** How a connection of HTTP/1.1 ends. Event loop. */
public final class Http1Ending {
    private final Http1Connection connection;
    private boolean begun;

    Http1Ending(Http1Connection connection) {
        this.connection = connection;
    }

    /** Whether no more requests are taken up. */
    boolean hasBegun() {
        return begun;
    }

    /** No more requests are taken up: those that wait are dropped. */
    void begin() {
        begun = true;
        connection.clear();
    }

    /** Closes after what was written has gone out. */
    void after(ChannelFuture written) {
        begin();
        GentleClose.after(written);
    }

    /** Closes after all that was written has gone out. */
    void afterAnswer() {
        after(connection.context().writeAndFlush(Unpooled.EMPTY_BUFFER));
    }

    /**
     * The server stops: what is idle may still send a request that is on its way, and is closed
     * soon.
     */
    public void stop() {
        if (isIdle()) {
            ConnectionTimer.schedule(
                    connection.context().channel(),
                    () -> {
                        if (isIdle()) {
                            stopNow();
                        }
                    },
                    ConnectionTimer.LAST_REQUEST_MILLIS);
        }
    }

    private boolean isIdle() {
        return connection.isIdle() && !begun;
    }

    private void stopNow() {
        ChannelHandlerContext context = connection.context();
        if (Unsent.bytes(context.channel()) == 0) {
            context.close();
        } else {
            afterAnswer(); // it is leaving
        }
    }
}

package dev.jumun.server.http2;

import dev.jumun.server.exchange.GentleClose;
import dev.jumun.server.loop.ConnectionTimer;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Error;

import java.util.concurrent.TimeUnit;

/** How a connection of HTTP/2 ends when the server stops. Event loop. */
public final class Http2Ending {
    private static final long LOOK_MILLIS = 50;

    private final Http2Connection connection;

    Http2Ending(Http2Connection connection) {
        this.connection = connection;
    }

    /**
     * The server is going to stop. New streams are still served; the client opens them elsewhere.
     */
    public void drain() {
        goAway(Integer.MAX_VALUE);
    }

    /**
     * The server stops. It notifies the client twice, so that requests which the client sent before
     * it knew are still answered (RFC 9113, section 6.8).
     */
    public void stop() {
        goAway(Integer.MAX_VALUE);
        ConnectionTimer.schedule(
                connection.context().channel(),
                this::stopForGood,
                ConnectionTimer.LAST_REQUEST_MILLIS);
    }

    private void stopForGood() {
        if (connection.context().channel().isActive()) {
            goAway(connection.connection().remote().lastStreamCreated());
            closeWhenIdle();
        }
    }

    private void goAway(int last) {
        connection.goAway(
                connection.context(),
                last,
                Http2Error.NO_ERROR.code(),
                Unpooled.EMPTY_BUFFER,
                connection.context().newPromise());
        connection.flush(connection.context());
    }

    /** The last answers may not have reached a client that is still sending. */
    private void closeWhenIdle() {
        if (connection.connection().numActiveStreams() == 0) {
            GentleClose.after(connection.context().writeAndFlush(Unpooled.EMPTY_BUFFER));
        } else {
            connection
                    .context()
                    .executor()
                    .schedule(this::closeWhenIdle, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}

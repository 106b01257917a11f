package dev.jumun.server;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;

import java.util.concurrent.TimeUnit;

/**
 * Counts the frames of a connection that ask for an answer and are no request: pings and settings.
 * A client has reason for a few; one that sends them without end keeps its event loop from others
 * (RFC 9113, section 10.5). Event loop.
 */
final class ControlFrames {
    private static final int MOST_A_SECOND = 1000;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long since = System.nanoTime();
    private int count;

    /**
     * Counts one.
     *
     * @throws Http2Exception if there have been too many within a second
     */
    void came() throws Http2Exception {
        if (++count > MOST_A_SECOND) {
            long now = System.nanoTime();
            if (now - since < SECOND) {
                throw Http2Exception.connectionError(
                        Http2Error.ENHANCE_YOUR_CALM, "Too many pings or settings");
            }
            since = now;
            count = 1;
        }
    }
}

package dev.jumun.server;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;

import java.util.concurrent.TimeUnit;

/**
 * Counts the frames of a connection that need an answer and aren't requests: pings and settings. A
 * client needs a few of them; one that sends them endlessly keeps its event loop from other clients
 * (RFC 9113, section 10.5). Event loop.
 */
final class ControlFrames {
    private static final int MOST_A_SECOND = 1000;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long since = System.nanoTime();
    private int count;

    /**
     * Adds one frame.
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

package dev.jumun.server.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Settings;

import java.util.concurrent.TimeUnit;

/**
 * Counts the frames of a connection that aren't requests: pings, settings, the acknowledgements of
 * both, priorities, resets, goodbyes and frames of unknown types. A client needs a few of them; one
 * that sends them endlessly keeps its event loop from other clients (RFC 9113, section 10.5). Event
 * loop.
 *
 * <p>Not counted are updates of windows, of which a fast download needs very many, and resets of
 * streams that have ended, which Netty doesn't report. Neither is answered.
 */
public final class ControlFrames extends Http2FrameListenerDecorator {
    private static final int MOST_A_SECOND = 1000;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long since = System.nanoTime();
    private int count;

    /** Counts frames before a listener hears of them. */
    ControlFrames(Http2FrameListener listener) {
        super(listener);
    }

    /**
     * Adds one frame.
     *
     * @throws Http2Exception if there have been too many within a second
     */
    private void came() throws Http2Exception {
        if (++count > MOST_A_SECOND) {
            long now = System.nanoTime();
            if (now - since < SECOND) {
                throw Http2Exception.connectionError(
                        Http2Error.ENHANCE_YOUR_CALM, "Too many control frames");
            }
            since = now;
            count = 1;
        }
    }

    @Override
    public void onPingRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
        came();
        super.onPingRead(ctx, data);
    }

    @Override
    public void onPingAckRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
        came();
        super.onPingAckRead(ctx, data);
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings)
            throws Http2Exception {
        came();
        super.onSettingsRead(ctx, settings);
    }

    @Override
    public void onSettingsAckRead(ChannelHandlerContext ctx) throws Http2Exception {
        came();
        super.onSettingsAckRead(ctx);
    }

    @Override
    public void onPriorityRead(
            ChannelHandlerContext ctx, int stream, int dependency, short weight, boolean exclusive)
            throws Http2Exception {
        came();
        super.onPriorityRead(ctx, stream, dependency, weight, exclusive);
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext ctx, int stream, long error)
            throws Http2Exception {
        came();
        super.onRstStreamRead(ctx, stream, error);
    }

    @Override
    public void onGoAwayRead(ChannelHandlerContext ctx, int last, long error, ByteBuf data)
            throws Http2Exception {
        came();
        super.onGoAwayRead(ctx, last, error, data);
    }

    @Override
    public void onUnknownFrame(
            ChannelHandlerContext ctx, byte type, int stream, Http2Flags flags, ByteBuf payload)
            throws Http2Exception {
        came();
        super.onUnknownFrame(ctx, type, stream, flags, payload);
    }
}

package dev.jumun.server.exchange;

import dev.jumun.server.loop.ConnectionTimer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection whose peer may still be sending. To close at once would reset it, and the
 * peer might never see the answer (RFC 9112, section 9.6): the server ends its own direction, and
 * reads and throws away what comes until the peer has closed, for two seconds at most.
 *
 * <p>Bytes are thrown away before anything decodes them: after an answer that ends a connection
 * they cost no more than to be read.
 */
public final class GentleClose {
    private static final long LINGER_MILLIS = 2000;

    private GentleClose() {}

    /** Closes after what was written has gone out. Event loop. */
    public static void after(ChannelFuture written) {
        written.addListener(_ -> begin(written.channel()));
    }

    private static void begin(Channel channel) {
        if (!channel.isActive()) {
            return;
        }
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        ConnectionTimer.closeIn(channel, LINGER_MILLIS);
        if (tls == null) {
            endOutput(channel);
        } else {
            tls.closeOutbound().addListener(_ -> endOutput(channel)); // its last word is sealed
        }
    }

    private static void endOutput(Channel channel) {
        if (!(channel instanceof DuplexChannel duplex)) {
            channel.close();
            return;
        }
        if (channel.isActive()) {
            channel.pipeline().addFirst(new Discarding());
            duplex.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            channel.read();
        }
    }

    /** Nothing of what comes is looked at. */
    private static final class Discarding extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.read();
        }

        /** A peer that resets the connection now has lost nothing. */
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}

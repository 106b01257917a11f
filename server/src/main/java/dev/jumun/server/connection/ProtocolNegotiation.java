package dev.jumun.server.connection;

import dev.jumun.server.loop.LoopLog;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;

/** After the handshake of TLS, speaks the protocol that was agreed on (RFC 7301). */
public final class ProtocolNegotiation extends ApplicationProtocolNegotiationHandler {
    private final ConnectionInitializer initializer;

    ProtocolNegotiation(ConnectionInitializer initializer) {
        super(ApplicationProtocolNames.HTTP_1_1);
        this.initializer = initializer;
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
        if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
            initializer.http2(ctx.pipeline());
        } else {
            initializer.http1(ctx.pipeline());
        }
    }

    /**
     * Netty's own logs each of them as a warning, with its stack, and on the event loop: a client
     * that sends no TLS, or goes away in the middle, could fill the log.
     */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LoopLog.unspoken("A TLS handshake failed", cause);
        ctx.close();
    }
}

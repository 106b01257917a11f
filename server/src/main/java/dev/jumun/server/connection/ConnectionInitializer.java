package dev.jumun.server.connection;

import dev.jumun.server.exchange.GentleClose;
import dev.jumun.server.exchange.HandlerNames;
import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.http1.Http1Connection;
import dev.jumun.server.http1.Http1RequestDecoder;
import dev.jumun.server.http2.Http2Connection;
import dev.jumun.server.http2.Http2HeadWatch;
import dev.jumun.server.loop.LoopLog;
import dev.jumun.server.request.Refusal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/** Sets up new connections: TLS if wanted, then HTTP/1.1 or HTTP/2, as the client speaks. */
public final class ConnectionInitializer extends ChannelInitializer<Channel> {
    /** How many connections of those that are too many may close gently at a time. */
    private static final int MAX_REFUSED = 64;

    private final AtomicInteger refused = new AtomicInteger();
    private volatile ServerState state;
    private final @Nullable SslContext tls;

    public ConnectionInitializer(ServerState state, @Nullable SslContext tls) {
        this.state = state;
        this.tls = tls;
    }

    /** What new connections share. */
    public ServerState state() {
        return state;
    }

    public void state(ServerState newState) {
        state = newState;
    }

    /** Whether the end of an event loop is wanted. */
    public boolean loopsMayEnd() {
        return state.loopsMayEnd();
    }

    @Override
    protected void initChannel(Channel channel) {
        ServerState state = this.state; // it may be replaced
        boolean tooMany = state.connected(channel);
        ChannelPipeline pipeline = channel.pipeline();
        if (tooMany) {
            if (tls != null) {
                channel.close();
                return;
            }
            pipeline.addLast(new RefusedConnection());
            state.watching().refused(null, channel, false, false, Refusal.BUSY);
            refuse(channel);
            return;
        }
        if (tls == null) {
            pipeline.addLast(new ProtocolDetector(this));
            return;
        }
        pipeline.addLast(new RenegotiationGuard());
        pipeline.addLast(tls.newHandler(channel.alloc()));
        pipeline.addLast(new ProtocolNegotiation(this));
    }

    /** Some may read their answer in peace; a flood must not keep descriptors. */
    private void refuse(Channel channel) {
        ChannelFuture written = channel.writeAndFlush(Refusal.BUSY.toBytes(false));
        boolean isFlood = refused.incrementAndGet() > MAX_REFUSED;
        channel.closeFuture().addListener(_ -> refused.decrementAndGet());
        if (isFlood) {
            written.addListener(ChannelFutureListener.CLOSE);
        } else {
            GentleClose.after(written);
        }
    }

    /** Netty logs this as a warning, on the event loop. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LoopLog.error("A connection could not be set up.", cause);
        ctx.close();
    }

    /** How long a connection may stay without a first byte. */
    long firstByteMillis() {
        return state.settings().idleTimeout().toMillis();
    }

    /** How long a head may take from its first byte. */
    long headMillis() {
        return state.settings().headTimeout().toMillis();
    }

    void http1(ChannelPipeline pipeline) {
        ServerState state = this.state;
        Http1RequestDecoder decoder = new Http1RequestDecoder(state.settings());
        Http1Connection requests =
                new Http1Connection(
                        state, state.lane(pipeline.channel().eventLoop()), decoder, tls != null);
        pipeline.channel().config().setAutoRead(false);
        pipeline.addLast(HandlerNames.WIRE, new ByteWatch(requests));
        pipeline.addLast(decoder);
        pipeline.addLast(new HttpResponseEncoder());
        pipeline.addLast(HandlerNames.REQUESTS, requests);
    }

    void http2(ChannelPipeline pipeline) {
        ServerState state = this.state;
        pipeline.addLast(new Http2HeadWatch(state.settings().headTimeout()));
        pipeline.addLast(
                HandlerNames.STREAMS,
                Http2Connection.make(
                        state, state.lane(pipeline.channel().eventLoop()), tls != null));
    }

    /** One too many: what it sends is not read, and how it ends is of no interest. */
    private static final class RefusedConnection extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            LoopLog.unspoken("A connection that was refused failed", cause);
            ctx.close();
        }
    }

    /** Tells when bytes come: a head that has begun must end in time. */
    private static final class ByteWatch extends ChannelInboundHandlerAdapter {
        private final Http1Connection requests;

        ByteWatch(Http1Connection requests) {
            this.requests = requests;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof ByteBuf bytes && bytes.isReadable()) {
                requests.bytesArrived();
            }
            ctx.fireChannelRead(message);
        }
    }
}

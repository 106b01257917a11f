package dev.jumun.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/** Sets up new connections: TLS if wanted, then HTTP/1.1 or HTTP/2, as the client speaks. */
final class ConnectionInitializer extends ChannelInitializer<Channel> {
    /** The handler behind which there are only bytes, and no HTTP/1.1 any more. */
    static final String WIRE = "wire";

    /** The handler of a connection's requests, where it speaks HTTP/1.1. */
    static final String REQUESTS = "requests";

    /** The handler that makes streams of a connection, where it speaks HTTP/2. */
    static final String STREAMS = "streams";

    private static final int MAX_STREAMS = 256;

    private final ServerState state;
    private final @Nullable SslContext tls;

    ConnectionInitializer(ServerState state, @Nullable SslContext tls) {
        this.state = state;
        this.tls = tls;
    }

    @Override
    protected void initChannel(Channel channel) {
        boolean tooMany = state.connected(channel);
        ChannelPipeline pipeline = channel.pipeline();
        if (tooMany) {
            if (tls != null) {
                channel.close();
                return;
            }
            channel.writeAndFlush(Refusal.BUSY.toBytes()).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        if (tls == null) {
            pipeline.addLast(new ProtocolDetector(this));
            return;
        }
        pipeline.addLast(tls.newHandler(channel.alloc()));
        pipeline.addLast(
                new ApplicationProtocolNegotiationHandler(ApplicationProtocolNames.HTTP_1_1) {
                    @Override
                    protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
                        if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                            http2(ctx.pipeline());
                        } else {
                            http1(ctx.pipeline());
                        }
                    }
                });
    }

    /** How long a connection may stay without a first byte. */
    long firstByteMillis() {
        return state.settings().idleTimeout().toMillis();
    }

    void http1(ChannelPipeline pipeline) {
        RequestsHandler requests =
                new RequestsHandler(state, pipeline.channel().eventLoop(), tls != null, false);
        pipeline.channel().config().setAutoRead(false);
        pipeline.addLast(WIRE, new ByteWatch(requests));
        pipeline.addLast(new Http1RequestDecoder(state.settings()));
        pipeline.addLast(new HttpResponseEncoder());
        pipeline.addLast(REQUESTS, requests);
    }

    void http2(ChannelPipeline pipeline) {
        Http2Settings settings =
                Http2Settings.defaultSettings()
                        .maxConcurrentStreams(MAX_STREAMS)
                        .maxHeaderListSize(state.settings().maxHeadSize());
        long idle = state.settings().idleTimeout().toMillis();
        pipeline.addLast(new IdleStateHandler(0, 0, idle, TimeUnit.MILLISECONDS));
        pipeline.addLast(Http2FrameCodecBuilder.forServer().initialSettings(settings).build());
        pipeline.addLast(
                STREAMS,
                new Http2MultiplexHandler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel stream) {
                                stream.pipeline()
                                        .addLast(new Http2StreamFrameToHttpObjectCodec(true));
                                stream.config().setAutoRead(false);
                                stream.pipeline()
                                        .addLast(
                                                REQUESTS,
                                                new RequestsHandler(
                                                        state,
                                                        stream.eventLoop(),
                                                        tls != null,
                                                        true));
                            }
                        }));
        pipeline.addLast(new IdleClose());
    }

    /** Tells when bytes come: a head that has begun must end in time. */
    private static final class ByteWatch extends ChannelInboundHandlerAdapter {
        private final RequestsHandler requests;

        ByteWatch(RequestsHandler requests) {
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

    /** Closes an HTTP/2 connection on which nothing has moved for long. */
    private static final class IdleClose extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
            if (event instanceof IdleStateEvent idle && idle.state() == IdleState.ALL_IDLE) {
                ctx.close();
            }
            super.userEventTriggered(ctx, event);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}

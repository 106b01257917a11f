package dev.jumun.server;

import dev.jumun.server.loop.Transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A connection that speaks HTTP/2 from its first byte, without TLS. */
final class Http2Client implements AutoCloseable {
    private final EventLoopGroup loops = Transport.NIO.loops(1, "client-", true);
    private final LinkedBlockingQueue<Long> goAways = new LinkedBlockingQueue<>();
    private final Channel connection;

    Http2Client(Server server) throws InterruptedException {
        this(server, Http2Settings.defaultSettings());
    }

    Http2Client(Server server, Http2Settings settings) throws InterruptedException {
        connection =
                new Bootstrap()
                        .group(loops)
                        .channel(NioSocketChannel.class)
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(
                                                        Http2FrameCodecBuilder.forClient()
                                                                .initialSettings(settings)
                                                                .build(),
                                                        new Http2MultiplexHandler(
                                                                new ChannelInboundHandlerAdapter()),
                                                        new GoAways());
                                    }
                                })
                        .connect("127.0.0.1", server.port())
                        .sync()
                        .channel();
    }

    private final class GoAways extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof Http2GoAwayFrame frame) {
                goAways.add(frame.lastStreamId() & 0xFFFF_FFFFL);
            }
            ReferenceCountUtil.release(message);
        }
    }

    /** Waits until the server says that it goes away; returns the last stream that it answers. */
    long goAway() throws InterruptedException {
        return goAways.take();
    }

    /** Waits until the connection is closed. */
    void awaitEnd() throws InterruptedException {
        connection.closeFuture().sync();
    }

    static Http2Headers head(String method, String path) {
        return new DefaultHttp2Headers().method(method).path(path).scheme("http").authority("x");
    }

    /** Sends a request without a body. */
    Stream get(String path) throws Exception {
        return send(head("GET", path), true);
    }

    /** Begins a stream. */
    Stream send(Http2Headers head, boolean last) throws Exception {
        Stream stream = new Stream();
        stream.channel =
                new Http2StreamChannelBootstrap(connection).handler(stream).open().sync().getNow();
        stream.channel.writeAndFlush(new DefaultHttp2HeadersFrame(head, last)).sync();
        return stream;
    }

    @Override
    public void close() {
        connection.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** One request, and what comes back: frames as text. */
    static final class Stream extends ChannelInboundHandlerAdapter {
        private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private final StringBuilder body = new StringBuilder();
        private Http2StreamChannel channel;

        @SuppressWarnings("NullAway.Init") // it is opened at once
        private Stream() {}

        /** Waits for the next head, end or reset. */
        String next() throws InterruptedException {
            return frames.take();
        }

        /** The next head, end or reset, if it is there. */
        @Nullable String nextIfAny() {
            return frames.poll();
        }

        /** Gives the server no more of its window. */
        void stopReading() {
            channel.config().setAutoRead(false);
        }

        /** All of the body up to the last {@link #next}. */
        String body() {
            synchronized (body) {
                return body.toString();
            }
        }

        ChannelFuture write(int length, boolean last) {
            ByteBuf data = Unpooled.wrappedBuffer(new byte[length]);
            return channel.writeAndFlush(new DefaultHttp2DataFrame(data, last));
        }

        void reset() throws InterruptedException {
            channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL)).sync();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof Http2HeadersFrame frame) {
                Http2Headers head = frame.headers();
                CharSequence length = head.get("content-length");
                frames.add(head.status() + (length == null ? "" : " of " + length));
                ended(frame.isEndStream());
            } else if (message instanceof Http2DataFrame frame) {
                synchronized (body) {
                    body.append(frame.content().toString(StandardCharsets.UTF_8));
                }
                ended(frame.isEndStream());
            }
            ReferenceCountUtil.release(message);
        }

        private void ended(boolean last) {
            if (last) {
                frames.add("end");
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof Http2ResetFrame frame) {
                frames.add("reset " + Http2Error.valueOf(frame.errorCode()));
            }
        }
    }
}

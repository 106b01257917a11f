package dev.jumun.server.websocket;

import dev.jumun.Headers;
import dev.jumun.server.exchange.HandlerNames;
import dev.jumun.server.limits.Limits;
import dev.jumun.server.request.DateField;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Accepts the opening handshake of a web socket (RFC 6455, section 4.2). */
public final class WebSocketHandshake {
    private WebSocketHandshake() {}

    /**
     * Netty's handshaker expects these fields without lists (RFC 9110, sections 7.6.1 and 7.8), and
     * the subprotocols in one line (RFC 6455, section 11.3.4).
     */
    private static HttpHeaders normalized(HttpHeaders fields) {
        HttpHeaders copy =
                fields.copy()
                        .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        List<String> subprotocols = fields.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        return subprotocols.size() < 2
                ? copy
                : copy.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, String.join(",", subprotocols));
    }

    /**
     * Answers a handshake, and switches the connection to frames. Event loop.
     *
     * @param early what came with the handshake; the caller releases it
     */
    public static void accept(
            Channel channel,
            HttpRequest request,
            ByteBuf early,
            @Nullable String subprotocol,
            Headers headers,
            NettyWebSocket socket,
            Limits settings) {
        HttpHeaders fields =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        headers.forEach(fields::add);
        fields.set(HttpHeaderNames.DATE, DateField.now());
        WebSocketServerExtension deflate = WebSocketDeflate.negotiate(request.headers(), settings);
        if (deflate != null) {
            fields.set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, WebSocketDeflate.field(deflate));
        }
        ChannelPipeline pipeline = channel.pipeline();
        int max = settings.webSocketMaxMessage();
        WebSocketDecoderConfig config =
                WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(max)
                        .allowExtensions(deflate != null)
                        .closeOnProtocolViolation(false)
                        .build();
        FullHttpRequest whole =
                new DefaultFullHttpRequest(
                        request.protocolVersion(),
                        request.method(),
                        request.uri(),
                        Unpooled.EMPTY_BUFFER,
                        normalized(request.headers()),
                        EmptyHttpHeaders.INSTANCE);
        new WebSocketServerHandshaker13(request.uri(), subprotocol, config)
                .handshake(channel, whole, fields, channel.newPromise());
        pipeline.addAfter(HandlerNames.WIRE, null, socket.memory());
        String next = HandlerNames.REQUESTS;
        if (deflate != null) {
            // Whole messages: Netty's decoder fails at a fragment that nothing comes out of.
            pipeline.addBefore(next, null, new FairFrames(socket::wantsMore));
            pipeline.addBefore(next, null, new ReservedBits());
            pipeline.addBefore(next, null, new WebSocketFrameAggregator(max));
            pipeline.addBefore(next, null, deflate.newExtensionDecoder());
            pipeline.addBefore(next, null, deflate.newExtensionEncoder());
            pipeline.addBefore(next, null, new Utf8FrameValidator(false));
        } else {
            pipeline.addBefore(next, null, new Utf8FrameValidator(false));
            pipeline.addBefore(next, null, new WebSocketFrameAggregator(max));
        }
        pipeline.replace(next, HandlerNames.WEB_SOCKET, socket);
        decode(early, pipeline);
    }

    /** Frames that came with the handshake; none is decoded before all handlers are there. */
    private static void decode(ByteBuf early, ChannelPipeline pipeline) {
        ChannelHandlerContext wire = pipeline.context(HandlerNames.WIRE);
        if (early.isReadable()) {
            wire.fireChannelRead(early.retain());
            wire.fireChannelReadComplete();
        }
        pipeline.remove(HandlerNames.WIRE);
    }
}

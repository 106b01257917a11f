package dev.jumun.server;

import dev.jumun.Headers;

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
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;

/** The opening handshake of a web socket (RFC 6455, section 4.2). */
final class WebSocketHandshake {
    /** The handler of a connection that has become a web socket. */
    static final String WEB_SOCKET = "webSocket";

    private static final int KEY_SIZE = 16;

    private WebSocketHandshake() {}

    /**
     * Whether a request asks for a web socket; {@link #check} decides whether the request is valid.
     * This runs for every request, and most have no Upgrade field, so lists are read only for those
     * that have one.
     */
    static boolean isAsked(HttpRequest request) {
        HttpHeaders fields = request.headers();
        return fields.contains(HttpHeaderNames.UPGRADE)
                && request.method().equals(HttpMethod.GET)
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && fields.containsValue(HttpHeaderNames.UPGRADE, "websocket", true)
                && fields.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true);
    }

    /** What is wrong with a handshake, if it is one. */
    static @Nullable Refusal check(HttpRequest request) {
        if (!isAsked(request)) {
            return null;
        }
        HttpHeaders fields = request.headers();
        List<String> versions = fields.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION);
        if (versions.size() > 1) { // section 11.3.5
            return Refusal.badRequest("A web socket's handshake has one Sec-WebSocket-Version");
        }
        if (!versions.contains("13")) {
            return Refusal.of(HttpResponseStatus.UPGRADE_REQUIRED);
        }
        if (fields.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY).size() != 1
                || !isKey(fields.get(HttpHeaderNames.SEC_WEBSOCKET_KEY))) {
            return Refusal.badRequest("A web socket's handshake has one Sec-WebSocket-Key");
        }
        if (HttpUtil.getContentLength(request, 0L) > 0
                || HttpUtil.isTransferEncodingChunked(request)) {
            return Refusal.badRequest("A web socket's handshake has no body");
        }
        return null;
    }

    /** In the one form that base64 has for it: padded, and without bits that are lost. */
    private static boolean isKey(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            return key.length == KEY_SIZE && Base64.getEncoder().encodeToString(key).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

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

    /** Answers a handshake, and switches the connection to frames. Event loop. */
    static void accept(
            Channel channel,
            HttpRequest request,
            @Nullable String subprotocol,
            Headers headers,
            NettyWebSocket socket,
            ServerSettings settings) {
        HttpHeaders fields =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        headers.forEach(fields::add);
        fields.set(HttpHeaderNames.DATE, DateField.now());
        WebSocketServerExtension deflate = WebSocketDeflate.negotiate(request.headers(), settings);
        if (deflate != null) {
            fields.set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, WebSocketDeflate.field(deflate));
        }
        ChannelPipeline pipeline = channel.pipeline();
        ByteBuf early = pipeline.get(Http1RequestDecoder.class).takeHeld();
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
        pipeline.addAfter(ConnectionInitializer.WIRE, null, socket.memory());
        String next = ConnectionInitializer.REQUESTS;
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
        pipeline.replace(next, WEB_SOCKET, socket);
        decode(early, pipeline);
    }

    /** Frames that came with the handshake; none is decoded before all handlers are there. */
    private static void decode(ByteBuf early, ChannelPipeline pipeline) {
        ChannelHandlerContext wire = pipeline.context(ConnectionInitializer.WIRE);
        if (early.isReadable()) {
            wire.fireChannelRead(early);
            wire.fireChannelReadComplete();
        } else {
            early.release();
        }
        pipeline.remove(ConnectionInitializer.WIRE);
    }
}

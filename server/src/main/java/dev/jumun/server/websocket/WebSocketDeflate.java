package dev.jumun.server.websocket;

import dev.jumun.server.limits.Limits;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilter;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilterProvider;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Compressed messages (RFC 7692). Each message is compressed by itself, both ways: a socket that is
 * silent holds no compressor, which would take 300 KiB, and both parameters may be answered to
 * every offer (sections 7.1.1.1 and 7.1.1.2).
 */
public final class WebSocketDeflate {
    private static final int LEVEL = 6;
    private static final int MAX_WINDOW = 15;

    /** Netty's limit is one of its buffers; that of a message is {@link NettyWebSocket}'s. */
    private static final int SLACK = 64 * 1024;

    private WebSocketDeflate() {}

    /** Accepts the first offer that it supports; returns null if it supports none of them. */
    static @Nullable WebSocketServerExtension negotiate(HttpHeaders fields, Limits settings) {
        int threshold = settings.webSocketDeflateThreshold();
        String offers = String.join(",", fields.getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS));
        if (threshold < 0 || offers.isEmpty()) {
            return null;
        }
        PerMessageDeflateServerExtensionHandshaker handshaker =
                new PerMessageDeflateServerExtensionHandshaker(
                        LEVEL,
                        false,
                        MAX_WINDOW,
                        true,
                        true,
                        MAX_WINDOW,
                        PerMessageDeflateServerExtensionHandshaker.DEFAULT_MEM_LEVEL,
                        new SmallMessages(threshold),
                        (int)
                                Math.min(
                                        Integer.MAX_VALUE,
                                        (long) settings.webSocketMaxMessage() + SLACK));
        for (Map<String, @Nullable String> parameters : ExtensionOffers.of(offers)) {
            parameters.put("server_no_context_takeover", null);
            parameters.put("client_no_context_takeover", null);
            WebSocketServerExtension extension =
                    handshaker.handshakeExtension(
                            new WebSocketExtensionData(ExtensionOffers.NAME, parameters));
            if (extension != null) {
                return extension;
            }
        }
        return null;
    }

    /** The answer to an offer. */
    static String field(WebSocketServerExtension extension) {
        WebSocketExtensionData data = extension.newReponseData();
        StringBuilder field = new StringBuilder(data.name());
        data.parameters()
                .forEach((name, value) -> {
                    field.append("; ").append(name);
                    if (value != null) {
                        field.append('=').append(value);
                    }
                });
        return field.toString();
    }

    /** Small messages are sent as they are. */
    private record SmallMessages(int threshold)
            implements WebSocketExtensionFilterProvider, WebSocketExtensionFilter {
        @Override
        public WebSocketExtensionFilter encoderFilter() {
            return this;
        }

        @Override
        public WebSocketExtensionFilter decoderFilter() {
            return NEVER_SKIP;
        }

        @Override
        public boolean mustSkip(WebSocketFrame frame) {
            boolean message =
                    frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame;
            return message && frame.content().readableBytes() < threshold;
        }
    }
}

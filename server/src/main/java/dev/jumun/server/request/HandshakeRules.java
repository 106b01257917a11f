package dev.jumun.server.request;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;

/** What the opening handshake of a web socket must be like (RFC 6455, section 4.2.1). */
public final class HandshakeRules {
    private static final int KEY_SIZE = 16;

    private HandshakeRules() {}

    /**
     * Whether a request asks for a web socket; {@link #check} decides whether the request is valid.
     * This runs for every request, and most have no Upgrade field, so lists are read only for those
     * that have one.
     */
    public static boolean isAsked(HttpRequest request) {
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
}

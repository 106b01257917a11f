package dev.jumun.server;

import dev.jumun.Headers;
import dev.jumun.exchange.RequestHead;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

import java.net.SocketAddress;
import java.util.Locale;

/** The head of a request, over Netty's. */
final class IncomingHead implements RequestHead {
    private final HttpRequest request;
    private final Headers headers;
    private final SocketAddress remoteAddress;
    private final boolean secure;
    private final boolean http2;
    private final String target;
    private final int question;
    private final boolean asksForWebSocket;

    IncomingHead(HttpRequest request, SocketAddress remoteAddress, boolean secure, boolean http2) {
        this.request = request;
        this.headers = new RequestHeaders(request.headers());
        this.remoteAddress = remoteAddress;
        this.secure = secure;
        this.http2 = http2;
        this.target = originForm(request.uri());
        this.question = target.indexOf('?');
        this.asksForWebSocket = !http2 && WebSocketHandshake.isAsked(request);
    }

    /**
     * A proxy's client sends the whole URL (RFC 9112, section 3.2.2); a fragment is never sent by
     * right.
     */
    private static String originForm(String uri) {
        String target = uri;
        if (!target.startsWith("/")) {
            String lower = target.toLowerCase(Locale.ROOT);
            if (lower.startsWith("http://") || lower.startsWith("https://")) {
                int slash = target.indexOf('/', target.indexOf("//") + 2);
                target = slash < 0 ? "/" : target.substring(slash);
            }
        }
        int fragment = target.indexOf('#');
        return fragment < 0 ? target : target.substring(0, fragment);
    }

    HttpRequest request() {
        return request;
    }

    /** Whether the client speaks HTTP/1.0. */
    boolean isOfVersion10() {
        return !http2 && request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    /** Whether this is the opening handshake of a web socket, which has been checked. */
    boolean asksForWebSocket() {
        return asksForWebSocket;
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String path() {
        return question < 0 ? target : target.substring(0, question);
    }

    @Override
    public String query() {
        return question < 0 ? "" : target.substring(question + 1);
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public String scheme() {
        return secure ? "https" : "http";
    }

    @Override
    public String protocol() {
        return http2 ? "HTTP/2" : request.protocolVersion().text();
    }

    @Override
    public SocketAddress remoteAddress() {
        return remoteAddress;
    }
}

package dev.jumun.server.request;

import dev.jumun.Headers;
import dev.jumun.exchange.RequestHead;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;

/** The head of a request that {@link RequestRules} has found right, over Netty's. */
public final class IncomingHead implements RequestHead {
    private final HttpRequest request;
    private final Headers headers;
    private final Channel channel;
    private final boolean secure;
    private final boolean http2;
    private final String target;
    private final int question;
    private final boolean asksForWebSocket;

    public IncomingHead(HttpRequest request, Channel channel, boolean secure, boolean http2) {
        this.request = request;
        this.headers = new RequestHeaders(request.headers());
        this.channel = channel;
        this.secure = secure;
        this.http2 = http2;
        this.target = request.uri();
        this.question = target.indexOf('?');
        this.asksForWebSocket = !http2 && HandshakeRules.isAsked(request);
    }

    public HttpRequest request() {
        return request;
    }

    /** Whether the client speaks HTTP/1.0. */
    public boolean isOfVersion10() {
        return !http2 && request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    /** Whether this is the opening handshake of a web socket, which has been checked. */
    public boolean asksForWebSocket() {
        return asksForWebSocket;
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String rawPath() {
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
        return PeerAddress.of(channel);
    }

    @Override
    public @Nullable X509Certificate clientCertificate() {
        return secure ? PeerCertificate.of(channel) : null;
    }
}

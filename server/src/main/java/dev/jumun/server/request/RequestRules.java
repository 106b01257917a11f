package dev.jumun.server.request;

import dev.jumun.server.limits.Limits;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/** What the head of a request must be like before anybody is asked to answer it. */
public final class RequestRules {
    private RequestRules() {}

    /** What is wrong with a head; null if nothing is. */
    public static @Nullable Refusal check(
            HttpRequest request, Limits settings, KnownHost known, boolean secure, boolean http2) {
        if (request.decoderResult().isFailure()) {
            return Refusal.ofMalformed(request.decoderResult().cause());
        }
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return Refusal.of(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED);
        }
        HttpHeaders fields = request.headers();
        Iterator<String> hosts = fields.valueStringIterator(HttpHeaderNames.HOST);
        boolean hasHost = hosts.hasNext();
        if (hasHost && !known.isValid(hosts.next())) {
            return Refusal.badRequest("The Host field is not a host and a port");
        }
        if (hosts.hasNext() || (!hasHost && version.equals(HttpVersion.HTTP_1_1))) {
            return Refusal.badRequest("A request has one Host field");
        }
        if (fields.contains(HttpHeaderNames.TRANSFER_ENCODING) && !isChunkedOnly(fields)) {
            return Refusal.of(HttpResponseStatus.NOT_IMPLEMENTED);
        }
        if (request.uri().length() > settings.maxUriSize()) {
            return Refusal.of(HttpResponseStatus.REQUEST_URI_TOO_LONG);
        }
        Refusal target = RequestTarget.check(request, secure, http2);
        if (target != null) {
            return target;
        }
        if (HttpUtil.getContentLength(request, 0L) > settings.maxBodySize()) {
            return Refusal.TOO_LARGE;
        }
        return http2 ? null : HandshakeRules.check(request);
    }

    private static boolean isChunkedOnly(HttpHeaders fields) {
        Iterator<String> codings = fields.valueStringIterator(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.next().equalsIgnoreCase("chunked") && !codings.hasNext();
    }
}

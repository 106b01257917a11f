package dev.jumun.server.http1;

import dev.jumun.Headers;
import dev.jumun.runtime.engine.StatusPhrase;
import dev.jumun.server.exchange.Link;
import dev.jumun.server.exchange.PromisedLength;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/**
 * The head of an answer that comes in pieces: how its client finds the end of it (RFC 9112, section
 * 6.3).
 *
 * @param promised the length of the body, if the answer has it
 * @param isLast whether no answer can follow, since only the end of the connection shows its end
 * @param endsWithConnection whether it has a body whose end is that of the connection
 */
record PiecewiseHead(
        HttpResponse response,
        PromisedLength promised,
        boolean isLast,
        boolean endsWithConnection) {
    /**
     * Makes a head.
     *
     * @param isHead whether the request is a HEAD
     * @param old whether it is one of HTTP/1.0, which knows no chunks
     */
    static PiecewiseHead of(int status, Headers headers, boolean isHead, boolean old) {
        HttpResponse response =
                new DefaultHttpResponse(
                        HttpVersion.HTTP_1_1,
                        new HttpResponseStatus(status, StatusPhrase.of(status)),
                        DefaultHttpHeadersFactory.headersFactory()
                                .withValidation(false) // MutableHeaders has checked them
                                .newHeaders());
        HttpHeaders fields = response.headers();
        headers.forEach(fields::add);
        fields.remove(HttpHeaderNames.TRANSFER_ENCODING);
        boolean mayHaveBody = Link.mayHaveBody(status);
        PromisedLength length = PromisedLength.of(headers);
        if (!length.isMade() || (status != 304 && !mayHaveBody)) {
            fields.remove(HttpHeaderNames.CONTENT_LENGTH);
        }
        boolean open = !fields.contains(HttpHeaderNames.CONTENT_LENGTH);
        if (open && !old && mayHaveBody) {
            fields.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        return new PiecewiseHead(
                response,
                isHead || !mayHaveBody ? PromisedLength.NONE : length,
                open && old,
                open && old && mayHaveBody);
    }
}

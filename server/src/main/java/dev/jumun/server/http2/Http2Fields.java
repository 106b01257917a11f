package dev.jumun.server.http2;

import dev.jumun.Headers;
import dev.jumun.server.exchange.PromisedLength;
import dev.jumun.server.request.DateField;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;

import java.util.Locale;

/** Makes the fields of an answer those of HTTP/2 (RFC 9113, section 8.2). */
public final class Http2Fields {
    static final String CONTENT_LENGTH = "content-length";

    private Http2Fields() {}

    /** With the length that an answer has, or with the one that it may say of another one. */
    static Http2Headers of(int status, Headers headers, boolean isHead, int length) {
        boolean isSaid =
                headers.first(CONTENT_LENGTH) != null
                        && PromisedLength.mayBeSaid(status, isHead, length);
        Http2Headers fields = of(status, headers, isSaid);
        if (!isSaid && length >= 0) {
            fields.add(CONTENT_LENGTH, Integer.toString(length));
        }
        return fields;
    }

    static Http2Headers of(int status, Headers headers, boolean withLength) {
        Http2Headers fields = new DefaultHttp2Headers(false).status(Integer.toString(status));
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!isOurs(lower) && (withLength || !lower.equals(CONTENT_LENGTH))) {
                fields.add(lower, value);
            }
        });
        return fields.add(HttpHeaderNames.DATE, DateField.now());
    }

    /** What the engine alone can say, and what HTTP/2 does not know (RFC 9113, section 8.2.2). */
    private static boolean isOurs(String name) {
        return switch (name) {
            case "date",
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "transfer-encoding",
                    "upgrade" ->
                    true;
            default -> false;
        };
    }
}

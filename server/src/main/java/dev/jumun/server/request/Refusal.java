package dev.jumun.server.request;

import dev.jumun.runtime.engine.StatusPhrase;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

import java.nio.charset.StandardCharsets;

/**
 * An answer of the engine itself to what never becomes an exchange; the connection ends with it.
 */
public record Refusal(HttpResponseStatus status, String detail) {
    public static final Refusal TIMEOUT = of(HttpResponseStatus.REQUEST_TIMEOUT);
    public static final Refusal BUSY = of(HttpResponseStatus.SERVICE_UNAVAILABLE);
    static final Refusal TOO_LARGE = of(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);

    static Refusal of(HttpResponseStatus status) {
        String phrase = StatusPhrase.of(status.code());
        return new Refusal(new HttpResponseStatus(status.code(), phrase), phrase);
    }

    static Refusal badRequest(String detail) {
        return new Refusal(HttpResponseStatus.BAD_REQUEST, detail);
    }

    /** What a head that could not be read is answered with. */
    static Refusal ofMalformed(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return of(HttpResponseStatus.REQUEST_URI_TOO_LONG);
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return of(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
        }
        return badRequest("Malformed HTTP");
    }

    /**
     * The answer as it goes over an HTTP/1.1 connection, for where no encoder is ready to take it.
     *
     * @param isHead whether its body is left out (RFC 9110, section 9.3.2)
     */
    public ByteBuf toBytes(boolean isHead) {
        FullHttpResponse response = toResponse(isHead);
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        response.headers()
                .forEach(e ->
                        text.append(e.getKey()).append(": ").append(e.getValue()).append("\r\n"));
        text.append("\r\n").append(response.content().toString(StandardCharsets.US_ASCII));
        response.release();
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    /** Returns the size of its body. */
    public int size() {
        return json().length();
    }

    private String json() {
        return "{\"detail\":\"" + detail + "\"}";
    }

    public FullHttpResponse toResponse(boolean isHead) {
        byte[] bytes = json().getBytes(StandardCharsets.US_ASCII);
        ByteBuf content = isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(bytes);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length))
                .set(HttpHeaderNames.DATE, DateField.now())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status.equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, "1");
        }
        if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            // RFC 6455, section 4.4
            response.headers()
                    .set(HttpHeaderNames.UPGRADE, "websocket")
                    .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
        }
        return response;
    }
}

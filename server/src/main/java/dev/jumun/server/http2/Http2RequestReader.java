package dev.jumun.server.http2;

import static io.netty.handler.codec.http2.Http2Exception.streamError;

import dev.jumun.server.request.FieldSyntax;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Makes a request of the fields of a stream (RFC 9113, sections 8.2 and 8.3). What is malformed
 * costs its stream, never the connection, which other clients may share (section 8.1.1).
 */
public final class Http2RequestReader {
    private static final DefaultHttpHeadersFactory FIELDS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false); // done here

    private final int stream;
    private final HttpHeaders fields = FIELDS.newHeaders();
    private @Nullable String method;
    private @Nullable String scheme;
    private @Nullable String authority;
    private @Nullable String path;
    private @Nullable StringBuilder cookies;
    private boolean hasRegularFields;

    private Http2RequestReader(int stream) {
        this.stream = stream;
    }

    /**
     * Reads the first fields of a stream.
     *
     * @throws Http2Exception of the stream, if they are malformed
     */
    static HttpRequest read(int stream, Http2Headers headers) throws Http2Exception {
        Http2RequestReader reader = new Http2RequestReader(stream);
        for (Map.Entry<CharSequence, CharSequence> entry : headers) {
            reader.add(entry.getKey(), entry.getValue());
        }
        return reader.request();
    }

    private void add(CharSequence name, CharSequence value) throws Http2Exception {
        checkValue(value);
        if (!name.isEmpty() && name.charAt(0) == ':') {
            addPseudo(name.toString(), value.toString());
            return;
        }
        hasRegularFields = true;
        checkName(name);
        switch (name.length()) {
            case 2 -> {
                if (is(name, "te") && !is(value, "trailers")) {
                    throw malformed("te"); // section 8.2.2
                }
            }
            case 4 -> {
                if (is(name, "host")) {
                    addHost(value.toString());
                    return;
                }
            }
            case 6 -> {
                if (is(name, "cookie")) {
                    addCookie(value);
                    return;
                }
            }
            case 7, 10, 16, 17 -> {
                if (isOfConnection(name)) {
                    throw malformed(name); // section 8.2.2
                }
            }
            default -> {}
        }
        fields.add(name, value);
    }

    private static boolean isOfConnection(CharSequence name) {
        return is(name, "upgrade")
                || is(name, "connection")
                || is(name, "keep-alive")
                || is(name, "proxy-connection")
                || is(name, "transfer-encoding");
    }

    private static boolean is(CharSequence text, String other) {
        return AsciiString.contentEquals(text, other);
    }

    private void addPseudo(String name, String value) throws Http2Exception {
        boolean again =
                switch (name) {
                    case ":method" -> method != null;
                    case ":scheme" -> scheme != null;
                    case ":authority" -> authority != null;
                    case ":path" -> path != null;
                    default -> true;
                };
        if (again || hasRegularFields) {
            throw malformed(name); // section 8.3
        }
        switch (name) {
            case ":method" -> method = value;
            case ":scheme" -> scheme = value;
            case ":authority" -> authority = value;
            default -> path = value;
        }
    }

    /** A {@code Host} next to {@code :authority} must have the same value (section 8.3.1). */
    private void addHost(String value) throws Http2Exception {
        if (authority == null) {
            fields.add(HttpHeaderNames.HOST, value); // RequestRules sees to it that there is one
        } else if (!authority.equalsIgnoreCase(value)) {
            throw malformed("host");
        }
    }

    /** A cookie may be sent as several fields (section 8.2.3). */
    private void addCookie(CharSequence value) {
        StringBuilder all = cookies;
        if (all == null) {
            cookies = new StringBuilder(value);
        } else {
            all.append("; ").append(value);
        }
    }

    /** RFC 9113, section 8.2.1, and RFC 9110, section 5.1: a token in small letters. */
    private void checkName(CharSequence name) throws Http2Exception {
        if (!FieldSyntax.isLowerCaseToken(name)) {
            throw malformed("the name of a field");
        }
    }

    /** RFC 9113, section 8.2.1, and RFC 9110, section 5.5. */
    private void checkValue(CharSequence value) throws Http2Exception {
        if (!FieldSyntax.isValue(value)) {
            throw malformed("the value of a field");
        }
    }

    private HttpRequest request() throws Http2Exception {
        boolean connects = "CONNECT".equals(method);
        if (method == null
                || connects != (scheme == null)
                || connects != (path == null)
                || (connects && authority == null)) {
            throw malformed("the pseudo-header fields"); // sections 8.3.1 and 8.5
        }
        if (path != null && path.isEmpty()) {
            throw malformed(":path");
        }
        if (authority != null) {
            fields.add(HttpHeaderNames.HOST, authority); // addHost has added none next to it
        }
        if (cookies != null) {
            fields.add(HttpHeaderNames.COOKIE, cookies.toString());
        }
        HttpRequest request = request(method, connects ? authority : path);
        if (scheme != null
                && !scheme.equalsIgnoreCase("http")
                && !scheme.equalsIgnoreCase("https")) {
            // valid for a proxy, but not for this server
            request.setDecoderResult(
                    DecoderResult.failure(new IllegalArgumentException("the scheme")));
        }
        return request;
    }

    private HttpRequest request(String name, @Nullable String target) throws Http2Exception {
        try {
            return new DefaultHttpRequest(
                    HttpVersion.HTTP_1_1, HttpMethod.valueOf(name), String.valueOf(target), fields);
        } catch (IllegalArgumentException e) {
            throw malformed("the method or the target");
        }
    }

    private Http2Exception malformed(CharSequence what) {
        return streamError(stream, Http2Error.PROTOCOL_ERROR, "Malformed: " + what);
    }
}

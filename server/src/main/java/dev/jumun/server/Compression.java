package dev.jumun.server;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Sends answers gzipped, if the client can read that and it is worth it. */
final class Compression extends HttpContentCompressor {
    Compression(int threshold) {
        super(threshold, StandardCompressionOptions.gzip());
    }

    @Override
    @SuppressWarnings("NullAway") // null is Netty's word for "as it is"
    protected @Nullable Result beginEncode(HttpResponse response, String acceptEncoding)
            throws Exception {
        String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE);
        if (type == null || !isCompressible(type.toLowerCase(Locale.ROOT))) {
            return null;
        }
        response.headers().add(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
        return super.beginEncode(response, acceptEncoding);
    }

    private static boolean isCompressible(String type) {
        return !type.startsWith("text/event-stream")
                && (type.startsWith("text/")
                        || type.startsWith("application/json")
                        || type.startsWith("application/javascript")
                        || type.startsWith("application/xml")
                        || type.startsWith("image/svg+xml")
                        || type.contains("+json"));
    }
}

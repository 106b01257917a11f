package dev.jumun.server;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Netty's decoder, without the leniency for what is told in two ways. */
final class Http1RequestDecoder extends HttpRequestDecoder {
    /** The request line has a method and a version beside the URI. */
    private static final int REQUEST_LINE_EXTRA = 32;

    Http1RequestDecoder(ServerSettings settings) {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(settings.maxUriSize() + REQUEST_LINE_EXTRA)
                        .setMaxHeaderSize(settings.maxHeadSize())
                        .setMaxChunkSize(16 * 1024)
                        .setAllowDuplicateContentLengths(false)
                        .setValidateHeaders(true)
                        .setStrictLineParsing(true));
    }

    /** Both fields at once are how requests are smuggled (RFC 9112, section 6.1). */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Transfer-Encoding with Content-Length");
    }
}

package dev.jumun.server.http1;

import dev.jumun.server.limits.Limits;
import dev.jumun.server.request.HandshakeRules;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Netty's decoder, without its leniency: a request line is a method, a target and a version with
 * one blank between them (RFC 9112, section 3), and a length is sent once (section 6.3).
 */
public final class Http1RequestDecoder extends HttpRequestDecoder {
    /** The request line has a method and a version in addition to the URI. */
    private static final int REQUEST_LINE_EXTRA = 32;

    /** Whether the next byte that doesn't end an empty line begins a request line. */
    private boolean beforeRequestLine = true;

    private boolean beginsWithBlank;

    /** Where the previous word of the request line ends. */
    private int wordEnd;

    /** Whether what follows isn't looked at: it may be frames of a web socket. */
    private boolean holding;

    public Http1RequestDecoder(Limits settings) {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(settings.maxUriSize() + REQUEST_LINE_EXTRA)
                        .setMaxHeaderSize(settings.maxHeadSize())
                        .setMaxChunkSize(16 * 1024)
                        .setAllowDuplicateContentLengths(false)
                        .setValidateHeaders(true)
                        .setStrictLineParsing(true));
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        if (holding) {
            return;
        }
        if (beforeRequestLine) {
            lookAtFirstByte(in);
        }
        super.decode(ctx, in, out);
        if (!out.isEmpty() && out.getLast() instanceof LastHttpContent) {
            beforeRequestLine = true;
            holding =
                    out.getFirst() instanceof HttpRequest request
                            && HandshakeRules.isAsked(request);
        }
    }

    /**
     * Whether received bytes aren't decoded yet, because they follow a handshake that has not been
     * answered: only the answer decides whether they are frames or the next request (RFC 9110,
     * section 7.8).
     */
    boolean isHolding() {
        return holding;
    }

    /** How many bytes have come that aren't decoded yet. */
    int held() {
        return actualReadableBytes();
    }

    /** Takes the bytes that are held; the caller releases them. */
    ByteBuf takeHeld() {
        ByteBuf bytes = internalBuffer();
        return bytes.readRetainedSlice(bytes.readableBytes());
    }

    /**
     * The handshake was refused, and what followed it is a request. It is decoded as if it came
     * now, but not at once: the decoder may be at work.
     *
     * @param before the handler in front of this one; null if the connection has none any more
     */
    void resume(@Nullable ChannelHandlerContext before) {
        holding = false;
        if (before != null) {
            before.executor()
                    .execute(() -> {
                        before.fireChannelRead(Unpooled.EMPTY_BUFFER);
                        before.fireChannelReadComplete();
                    });
        }
    }

    /** Empty lines before a request line are ignored (RFC 9112, section 2.2); blanks are not. */
    private void lookAtFirstByte(ByteBuf in) {
        for (int i = in.readerIndex(); i < in.writerIndex(); i++) {
            byte b = in.getByte(i);
            if (b != '\r' && b != '\n') {
                beforeRequestLine = false;
                beginsWithBlank = b == ' ' || b == '\t';
                return;
            }
        }
    }

    @Override
    protected String splitFirstWordInitialLine(byte[] line, int start, int length) {
        wordEnd = start + length;
        return super.splitFirstWordInitialLine(line, start, length);
    }

    @Override
    protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
        checkSeparator(line, start);
        wordEnd = start + length;
        return super.splitSecondWordInitialLine(line, start, length);
    }

    @Override
    protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
        checkSeparator(line, start);
        return super.splitThirdWordInitialLine(line, start, length);
    }

    private void checkSeparator(byte[] line, int start) {
        if (start != wordEnd + 1 || line[wordEnd] != ' ') {
            throw new IllegalArgumentException("A request line has one blank between its parts");
        }
    }

    @Override
    protected HttpMessage createMessage(String[] line) throws Exception {
        if (beginsWithBlank) {
            throw new IllegalArgumentException("A request line begins with a method");
        }
        String version = line[2];
        if (version.equals("HTTP/1.1")) {
            return super.createMessage(line);
        }
        if (!isVersion(version)) {
            throw new IllegalArgumentException("\"" + version + "\" is not a version of HTTP");
        }
        HttpMessage message = super.createMessage(line);
        return message instanceof HttpRequest request && version.equals("HTTP/1.0")
                ? new DefaultHttpRequest(
                        HttpVersion.HTTP_1_0, request.method(), request.uri(), new OneLength())
                : message;
    }

    /** Capitals matter: RFC 9112, section 2.3. */
    private static boolean isVersion(String text) {
        return text.length() == 8
                && text.startsWith("HTTP/")
                && isDigit(text.charAt(5))
                && text.charAt(6) == '.'
                && isDigit(text.charAt(7));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Both fields at once are how requests are smuggled (RFC 9112, section 6.1). */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Transfer-Encoding with Content-Length");
    }

    /** Of several lengths Netty takes the first, if the version is 1.0. */
    private static final class OneLength extends DefaultHttpHeaders {
        @Override
        public HttpHeaders add(CharSequence name, Object value) {
            if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)
                    && contains(HttpHeaderNames.CONTENT_LENGTH)) {
                throw new IllegalArgumentException("More than one Content-Length");
            }
            return super.add(name, value);
        }
    }
}

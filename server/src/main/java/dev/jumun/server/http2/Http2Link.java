package dev.jumun.server.http2;

import dev.jumun.Headers;
import dev.jumun.HttpException;
import dev.jumun.exchange.Observation;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.server.exchange.EngineSocket;
import dev.jumun.server.exchange.IncomingBody;
import dev.jumun.server.exchange.Link;
import dev.jumun.server.exchange.NettyExchange;
import dev.jumun.server.exchange.PromisedLength;
import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.loop.Lane;
import dev.jumun.server.loop.LoopLog;
import dev.jumun.server.loop.SpareBuffer;
import dev.jumun.server.request.Refusal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.HttpConversionUtil;

import org.jspecify.annotations.Nullable;

/** A stream of HTTP/2, which carries one exchange (RFC 9113, section 8.1). */
public final class Http2Link implements Link {
    private final Http2Connection connection;
    private final Http2Stream stream;
    private final SpareBuffer spare;
    private final WrittenPieces pieces;
    private @Nullable NettyExchange exchange;
    private int unconsumed;
    private boolean started;
    private boolean answered;
    private @Nullable UnwantedBody unwanted;
    private volatile PromisedLength promised = PromisedLength.NONE;

    Http2Link(Http2Connection connection, Http2Stream stream) {
        this.connection = connection;
        this.stream = stream;
        this.spare = connection.lane().spare();
        this.pieces =
                new WrittenPieces(
                        connection.context(),
                        connection.encoder(),
                        connection.unsent(),
                        stream.id());
    }

    @Override
    public Channel channel() {
        return connection.context().channel();
    }

    @Override
    public Lane lane() {
        return connection.lane();
    }

    @Override
    public ServerState state() {
        return connection.state();
    }

    /** A request has begun. */
    void begin(NettyExchange begun) {
        exchange = begun;
    }

    private NettyExchange exchange() {
        NettyExchange begun = exchange;
        if (begun == null) {
            throw new IllegalStateException("No request has begun.");
        }
        return begun;
    }

    /**
     * Some of the body has come.
     *
     * @param size how much of the window it took, with its padding
     */
    void put(ByteBuf data, int size, boolean last) {
        ignored();
        unconsumed += size;
        exchange().incoming().put(data, last);
        consume();
        if (last) {
            connection.starts(this);
            start();
        }
    }

    /** Starts the handler's thread, if that has not been done. */
    void start() {
        if (started) {
            return;
        }
        if (connection.hasRoom()) {
            started = true;
            connection.requests().start(exchange());
        } else {
            connection.startLater(this);
            exchange().incoming().waits();
        }
    }

    /**
     * The stream has ended, for whatever reason.
     *
     * @return when it was last at work, by {@link System#nanoTime}
     */
    long closed() {
        NettyExchange ended = exchange();
        if (!started) {
            started = true;
            ended.incoming().abandon();
            ended.ended(Observation.End.CLIENT_GONE);
            connection.state().requestEnds(lane().number());
        } else if (!answered && !ended.isComplete()) {
            ended.peerGone();
        }
        return ended.threads().recently();
    }

    /** Opens the client's window, if there is room for more. */
    private void consume() {
        IncomingBody body = exchange().incoming();
        if (unconsumed > 0 && (body.isComplete() || body.wantsMore())) {
            var flow = connection.decoder().flowController();
            // Less is left when the frame that exceeded the window has ended the connection: Netty
            // gives that frame's size back itself, and complains about each byte too many.
            int size = Math.min(unconsumed, flow.unconsumedBytes(stream));
            unconsumed = 0;
            try {
                if (size > 0 && flow.consumeBytes(stream, size)) {
                    connection.flushSoon();
                }
            } catch (Http2Exception e) {
                connection.onError(connection.context(), false, e);
            }
        }
    }

    @Override
    public void wantMore() {
        channel().eventLoop().execute(this::consume);
    }

    @Override
    public void goOn() {
        channel()
                .eventLoop()
                .execute(() -> {
                    if (!exchange().responded()) {
                        writeHead(new DefaultHttp2Headers().status("100"), false);
                    }
                });
    }

    @Override
    public void answer(
            NettyExchange exchange,
            int status,
            Headers headers,
            byte[] bytes,
            int offset,
            int length) {
        boolean isHead = exchange.isHead();
        boolean mayHaveBody = Link.mayHaveBody(status);
        boolean hasBody = length > 0 && mayHaveBody && !isHead;
        if (hasBody && !connection.state().reserve(length)) {
            exchange.threads()
                    .onEventLoop(() -> {
                        exchange.refused(Refusal.BUSY);
                        answered(write(Refusal.BUSY, false));
                    });
            return;
        }
        Http2Headers fields = Http2Fields.of(status, headers, isHead, mayHaveBody ? length : -1);
        ByteBuf body = null;
        if (hasBody) {
            body = spare.take(exchange.threads(), length);
            body.writeBytes(bytes, offset, length);
        }
        ByteBuf content = body;
        exchange.threads()
                .onEventLoop(() -> {
                    ChannelFuture written = writeHead(fields, content == null);
                    if (content != null) {
                        written = writeData(content, true);
                        connection.state().counted(length);
                        spare.refill(channel().alloc(), length);
                    }
                    answered(written);
                });
    }

    @Override
    public void begin(NettyExchange exchange, int status, Headers headers) {
        boolean hasBody = Link.mayHaveBody(status);
        PromisedLength length = PromisedLength.of(headers);
        Http2Headers fields = Http2Fields.of(status, headers, true);
        if (!length.isMade() || (status != 304 && !hasBody)) {
            fields.remove(Http2Fields.CONTENT_LENGTH);
        }
        promised = exchange.isHead() || !hasBody ? PromisedLength.NONE : length;
        exchange.threads().onEventLoop(() -> writeHead(fields, false));
    }

    @Override
    public void write(ByteBuf piece, Runnable written) {
        if (!promised.take(piece.readableBytes())) {
            piece.release();
            breakPromise();
            written.run();
            return;
        }
        writeData(piece, false).addListener(_ -> written.run());
    }

    @Override
    public void flush() {
        connection.flushSoon();
    }

    @Override
    public void end(NettyExchange exchange) {
        if (!promised.isKept()) {
            breakPromise();
            return;
        }
        answered(writeData(Unpooled.EMPTY_BUFFER, true));
    }

    private ChannelFuture writeHead(Http2Headers fields, boolean last) {
        ChannelHandlerContext ctx = connection.context();
        connection.flushSoon();
        return isClosed()
                ? channel().newFailedFuture(new PeerGoneException("The stream has ended."))
                : connection
                        .encoder()
                        .writeHeaders(ctx, stream.id(), fields, 0, last, ctx.newPromise());
    }

    private ChannelFuture writeData(ByteBuf data, boolean last) {
        connection.flushSoon();
        return pieces.write(data, last);
    }

    /** Whether nothing of what was written has left for longer than a limit, in nanoseconds. */
    boolean isStalled(long now, long limit) {
        return pieces.isStalled(now, limit);
    }

    /** The peer does not take what it asked for. */
    void endStalled() {
        LoopLog.debug("A stream's peer has read nothing for idleTimeout.");
        reset(Http2Error.CANCEL);
    }

    private boolean isClosed() {
        return stream.state() == Http2Stream.State.CLOSED;
    }

    private void answered(ChannelFuture written) {
        answered = true;
        exchange().ended(isClosed() ? Observation.End.CLIENT_GONE : Observation.End.ANSWERED);
        if (!exchange().incoming().isComplete()) {
            exchange().incoming().abandon();
            consume();
            needsNoMore(written);
        }
    }

    /** The rest of a request is of no use, once the answer is out. */
    private void needsNoMore(ChannelFuture written) {
        UnwantedBody body =
                new UnwantedBody(channel().eventLoop(), () -> reset(Http2Error.NO_ERROR));
        unwanted = body;
        written.addListener(_ -> {
            if (!isClosed()) {
                body.begin();
            }
        });
    }

    /** Some of a body has come; perhaps it is thrown away. */
    void ignored() {
        if (unwanted != null) {
            unwanted.came();
        }
    }

    /** The stream is no more, whether its request was accepted or not. */
    void ended() {
        if (unwanted != null) {
            unwanted.end();
        }
    }

    private void reset(Http2Error reason) {
        if (!isClosed()) {
            ChannelHandlerContext ctx = connection.context();
            connection.resetStream(ctx, stream.id(), reason.code(), ctx.newPromise());
            connection.flushSoon();
        }
    }

    private ChannelFuture write(Refusal refusal, boolean isHead) {
        FullHttpResponse response = refusal.toResponse(isHead);
        writeHead(HttpConversionUtil.toHttp2Headers(response, false), false);
        return writeData(response.content(), true);
    }

    /** Answers a request that never becomes an exchange. */
    void refuse(Refusal refusal, boolean isHead) {
        ChannelFuture written = write(refusal, isHead);
        if (stream.state().remoteSideOpen()) {
            needsNoMore(written);
        }
    }

    @Override
    public void breakOff() {
        channel().eventLoop().execute(() -> reset(Http2Error.INTERNAL_ERROR));
    }

    @Override
    public EngineSocket acceptWebSocket(
            NettyExchange exchange, @Nullable String subprotocol, Headers headers) {
        throw new HttpException(501, "Web sockets are spoken over HTTP/1.1"); // not RFC 8441
    }
}

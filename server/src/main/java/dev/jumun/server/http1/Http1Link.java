package dev.jumun.server.http1;

import dev.jumun.Headers;
import dev.jumun.server.exchange.EngineSocket;
import dev.jumun.server.exchange.Link;
import dev.jumun.server.exchange.NettyExchange;
import dev.jumun.server.exchange.PromisedLength;
import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.loop.Lane;
import dev.jumun.server.loop.LoopLog;
import dev.jumun.server.loop.SpareBuffer;
import dev.jumun.server.request.DateField;
import dev.jumun.server.request.IncomingHead;
import dev.jumun.server.request.Refusal;
import dev.jumun.server.websocket.NettyWebSocket;
import dev.jumun.server.websocket.WebSocketHandshake;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

import org.jspecify.annotations.Nullable;

/** What the exchanges of a connection of HTTP/1.1 are answered by, one after another. */
public final class Http1Link implements Link {
    private final Owner connection;
    private final ServerState state;
    private final Lane lane;
    private final SpareBuffer spare;
    private @Nullable ChannelHandlerContext wire;
    private @Nullable WritePromise written;
    private final UnsentAnswers unsent;
    private boolean unflushed;
    private volatile boolean lastAnswer;
    private volatile boolean endsWithConnection;
    private volatile boolean keepsConnection;
    private volatile PromisedLength promised = PromisedLength.NONE;

    Http1Link(Owner connection, ServerState state, Lane lane) {
        this.connection = connection;
        this.state = state;
        this.lane = lane;
        this.spare = lane.spare();
        this.unsent = new UnsentAnswers(state.unsent());
    }

    /**
     * The connection, as far as the ways of its answers need it. Event loop, if not said otherwise.
     */
    interface Owner {
        ChannelHandlerContext context();

        /** Whether more answers may be on their way, which leave together with those before. */
        boolean goesOn();

        /** There is room for more of a body. Any thread. */
        void wantMore();

        /** The handler of the request in progress waits for its body. Any thread. */
        void goOn();

        /**
         * The answer has been written.
         *
         * @param keepsConnection whether there may be another request
         */
        void answered(NettyExchange exchange, boolean keepsConnection);

        /**
         * The connection becomes something else: there will be no more requests.
         *
         * @return what has come after the last of them; the caller releases it
         */
        ByteBuf endRequests();
    }

    /** The connection is there, with the handler behind which there are only bytes. */
    void attach(@Nullable ChannelHandlerContext bytes) {
        wire = bytes;
        written = new WritePromise(channel());
    }

    private WritePromise written() {
        WritePromise present = written;
        if (present == null) {
            throw new IllegalStateException("The link does not belong to a connection yet.");
        }
        return present;
    }

    @Override
    public Channel channel() {
        return connection.context().channel();
    }

    @Override
    public Lane lane() {
        return lane;
    }

    @Override
    public ServerState state() {
        return state;
    }

    @Override
    public void wantMore() {
        connection.wantMore();
    }

    @Override
    public void goOn() {
        connection.goOn();
    }

    /** Tells the client that its body is waited for (RFC 9110, section 10.1.1). Event loop. */
    void tellToGoOn() {
        channel()
                .writeAndFlush(
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1,
                                HttpResponseStatus.CONTINUE,
                                Unpooled.EMPTY_BUFFER),
                        written());
    }

    private boolean keepsAlive(NettyExchange exchange) {
        return HttpUtil.isKeepAlive(exchange.head().request())
                && !lastAnswer
                && !state.isClosing()
                && exchange.incoming().isWhole();
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
        boolean hasBody = Link.mayHaveBody(status);
        int body = isHead || !hasBody ? 0 : length;
        if (!state.reserve(body)) {
            exchange.threads().onEventLoop(() -> refuse(exchange));
            return;
        }
        keepsConnection = keepsAlive(exchange);
        Http1Head start =
                Http1Head.of(status, headers, hasBody ? length : -1, isHead, said(exchange.head()));
        ByteBuf answer = spare.take(exchange.threads(), start.size() + body);
        start.writeTo(answer);
        answer.writeBytes(bytes, offset, body);
        exchange.threads()
                .onEventLoop(() -> {
                    answer(exchange, answer);
                    state.counted(body);
                });
    }

    private Http1Head.Connection said(IncomingHead head) {
        if (!keepsConnection) {
            return Http1Head.Connection.CLOSE;
        }
        return head.isOfVersion10()
                ? Http1Head.Connection.KEEP_ALIVE
                : Http1Head.Connection.PERSISTENT;
    }

    /**
     * Writes an answer that is in one piece. If the peer has sent more requests already, their
     * answers go out together, as far as they are there at once.
     */
    private void answer(NettyExchange exchange, ByteBuf bytes) {
        ChannelHandlerContext wire = this.wire;
        if (wire == null || wire.isRemoved()) {
            bytes.release();
            return;
        }
        int size = bytes.readableBytes();
        wire.write(bytes, written());
        spare.refill(wire.alloc(), size);
        unflushed = true;
        if (!wire.channel().isWritable()) {
            flush(); // if it still isn't writable then, the next request has to wait
        }
        connection.answered(exchange, keepsConnection);
        flushIfWanted();
    }

    /** There is no memory for an answer. */
    private void refuse(NettyExchange exchange) {
        ChannelHandlerContext wire = this.wire;
        if (wire != null && !wire.isRemoved()) {
            wire.write(Refusal.BUSY.toBytes(exchange.isHead()), written());
            exchange.refused(Refusal.BUSY);
            connection.answered(exchange, false);
            flush();
        }
    }

    /** Flushes what was written, unless more is about to follow. Event loop. */
    void flushIfWanted() {
        if (unflushed && !connection.goesOn()) {
            flush();
        }
    }

    @Override
    public void flush() {
        ChannelHandlerContext wire = this.wire;
        unflushed = false;
        if (wire != null && !wire.isRemoved()) {
            wire.flush();
            unsent.count(wire);
        }
    }

    @Override
    public void begin(NettyExchange exchange, int status, Headers headers) {
        boolean old = exchange.head().isOfVersion10();
        PiecewiseHead head = PiecewiseHead.of(status, headers, exchange.isHead(), old);
        promised = head.promised();
        if (head.isLast()) {
            lastAnswer = true;
        }
        endsWithConnection = head.endsWithConnection();
        HttpHeaders fields = head.response().headers();
        exchange.threads()
                .onEventLoop(() -> {
                    fields.set(HttpHeaderNames.DATE, DateField.now());
                    keepsConnection = keepsAlive(exchange);
                    if (!keepsConnection) {
                        fields.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
                    } else if (old) {
                        fields.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
                    }
                    channel().write(head.response(), written());
                    flush();
                });
    }

    @Override
    public void write(ByteBuf piece, Runnable written) {
        if (!promised.take(piece.readableBytes())) {
            piece.release();
            breakPromise();
            written.run();
            return;
        }
        channel()
                .write(new DefaultHttpContent(piece))
                .addListener(sent -> {
                    if (!sent.isSuccess()) {
                        written().tryFailure(sent.cause());
                    }
                    written.run();
                });
    }

    @Override
    public void end(NettyExchange exchange) {
        if (!promised.isKept()) {
            breakPromise();
            return;
        }
        channel().write(LastHttpContent.EMPTY_LAST_CONTENT, written());
        flush();
        connection.answered(exchange, keepsConnection);
    }

    /** A body that ends with its connection is whole unless the connection is reset. */
    @Override
    public void breakOff() {
        if (endsWithConnection) {
            channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel().close();
    }

    @Override
    public EngineSocket acceptWebSocket(
            NettyExchange exchange, @Nullable String subprotocol, Headers headers) {
        NettyWebSocket socket = new NettyWebSocket(channel(), state);
        channel()
                .eventLoop()
                .execute(() -> {
                    if (channel().isActive()) {
                        status().webSocket(channel());
                        open(exchange.head(), socket, subprotocol, headers);
                    } else {
                        socket.peerGone();
                    }
                });
        return socket;
    }

    private void open(
            IncomingHead head,
            NettyWebSocket socket,
            @Nullable String subprotocol,
            Headers headers) {
        ByteBuf early = connection.endRequests();
        try {
            WebSocketHandshake.accept(
                    channel(), head.request(), early, subprotocol, headers, socket, settings());
        } catch (RuntimeException failure) {
            LoopLog.error("A web socket could not be opened.", failure);
            socket.peerGone();
            channel().close();
        } finally {
            early.release();
        }
        if (state.isStopping()) {
            socket.goAway();
        }
    }
}

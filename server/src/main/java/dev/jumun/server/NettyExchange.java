package dev.jumun.server;

import dev.jumun.Headers;
import dev.jumun.async.Timer;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.RequestBody;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.exchange.Workload;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** One request on a connection, or on a stream of HTTP/2, and its answer. */
final class NettyExchange implements Exchange {
    private final RequestsHandler connection;
    private final Channel channel;
    private final IncomingHead head;
    private final IncomingBody body;
    private final boolean persistent;
    private final @Nullable Instant deadline;
    private final ExchangeThreads threads;
    private volatile boolean responded;
    private volatile boolean complete;
    private volatile boolean gone;
    private volatile boolean keepsConnection;
    private volatile @Nullable OutgoingBody outgoing;
    private volatile @Nullable NettyWebSocket webSocket;
    private final AtomicReference<@Nullable Runnable> onGone = new AtomicReference<>();

    NettyExchange(
            RequestsHandler connection,
            Channel channel,
            IncomingHead head,
            IncomingBody body,
            boolean persistent,
            @Nullable Instant deadline,
            ExchangeThreads threads) {
        this.connection = connection;
        this.channel = channel;
        this.head = head;
        this.body = body;
        this.persistent = persistent;
        this.deadline = deadline;
        this.threads = threads;
    }

    ExchangeThreads threads() {
        return threads;
    }

    @Override
    public Timer timer() {
        return threads;
    }

    @Override
    public void workload(Workload workload) {
        threads.workload(workload);
    }

    @Override
    public RequestHead head() {
        return head;
    }

    @Override
    public RequestBody body() {
        return body;
    }

    IncomingBody incoming() {
        return body;
    }

    /** Whether the client wants to keep the connection. */
    boolean isPersistent() {
        return persistent;
    }

    /**
     * What the client has been told: whether the connection stays open after the answer. Once there
     * is one.
     */
    boolean keepsConnection() {
        return keepsConnection;
    }

    /** Whether the whole answer has been given to the connection. */
    boolean isComplete() {
        return complete;
    }

    @Override
    public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
        begin();
        complete = true;
        if (connection.speaksHttp2()) {
            respondByStream(status, headers, bytes, offset, length);
            return;
        }
        boolean isHead = head.method().equals("HEAD");
        keepsConnection = connection.keepsAlive(this);
        ResponseHead start =
                ResponseHead.of(status, headers, mayHaveLength(status) ? length : -1, said());
        int size = start.size() + (isHead ? 0 : length);
        ByteBuf answer =
                threads.isOnEventLoop()
                        ? connection.spare().take(channel.alloc(), size)
                        : channel.alloc().buffer(size);
        start.writeTo(answer);
        if (!isHead) {
            answer.writeBytes(bytes, offset, length);
        }
        threads.onEventLoop(() -> connection.answer(this, answer));
    }

    private ResponseHead.Connection said() {
        if (!keepsConnection) {
            return ResponseHead.Connection.CLOSE;
        }
        return head.protocol().equals("HTTP/1.0")
                ? ResponseHead.Connection.KEEP_ALIVE
                : ResponseHead.Connection.PERSISTENT;
    }

    /** On a stream of HTTP/2, where Netty writes the head. */
    private void respondByStream(
            int status, Headers headers, byte[] bytes, int offset, int length) {
        HttpResponseStatus code = HttpResponseStatus.valueOf(status);
        boolean isHead = head.method().equals("HEAD");
        HttpResponse response;
        if (isHead) {
            response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, code, fields());
        } else {
            ByteBuf content = channel.alloc().buffer(length).writeBytes(bytes, offset, length);
            response =
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1,
                            code,
                            content,
                            fields(),
                            EmptyHttpHeaders.INSTANCE);
        }
        HttpHeaders to = response.headers();
        headers.forEach(to::add);
        if (mayHaveLength(status) && !to.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            to.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(length));
        }
        threads.onEventLoop(() -> {
            finish(to);
            channel.write(response);
            if (isHead) {
                channel.write(LastHttpContent.EMPTY_LAST_CONTENT);
            }
            channel.flush();
            connection.answered(this);
        });
    }

    @Override
    public ResponseBody respond(int status, Headers headers) {
        begin();
        HttpResponse response =
                new DefaultHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), fields());
        HttpHeaders to = response.headers();
        headers.forEach(to::add);
        boolean delimited = to.contains(HttpHeaderNames.CONTENT_LENGTH);
        if (!delimited && mayHaveLength(status) && head.protocol().equals("HTTP/1.1")) {
            to.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else if (!delimited && head.protocol().equals("HTTP/1.0")) {
            connection.closeAfterAnswer();
        }
        OutgoingBody out =
                new OutgoingBody(
                        channel,
                        threads,
                        head.method().equals("HEAD") || !mayHaveLength(status),
                        connection.patience(),
                        () -> connection.answered(this));
        outgoing = out;
        threads.onEventLoop(() -> {
            finish(to);
            channel.writeAndFlush(response);
        });
        return out;
    }

    private static HttpHeaders fields() {
        return io.netty.handler.codec.http.DefaultHttpHeadersFactory.headersFactory()
                .withValidation(false) // MutableHeaders has checked them
                .newHeaders();
    }

    private void finish(HttpHeaders to) {
        to.set(HttpHeaderNames.DATE, DateField.now());
        keepsConnection = connection.keepsAlive(this);
        if (!keepsConnection) {
            to.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (head.protocol().equals("HTTP/1.0")) {
            to.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }

    private static boolean mayHaveLength(int status) {
        return status >= 200 && status != 204 && status != 304;
    }

    private void begin() {
        if (responded) {
            throw new IllegalStateException("The answer has already begun.");
        }
        if (gone) {
            throw new PeerGoneException("The peer has gone.");
        }
        responded = true;
    }

    @Override
    public boolean asksForWebSocket() {
        return head.asksForWebSocket();
    }

    @Override
    public MessageChannel acceptWebSocket(@Nullable String subprotocol, Headers headers) {
        if (!asksForWebSocket()) {
            throw new IllegalStateException("This is no opening handshake of a web socket.");
        }
        begin();
        complete = true;
        NettyWebSocket socket = new NettyWebSocket(channel, connection.settings());
        webSocket = socket;
        channel.eventLoop()
                .execute(() -> {
                    if (channel.isActive()) {
                        open(socket, subprotocol, headers);
                    } else {
                        socket.peerGone();
                    }
                });
        return socket;
    }

    private void open(NettyWebSocket socket, @Nullable String subprotocol, Headers headers) {
        connection.becomesWebSocket();
        try {
            WebSocketHandshake.accept(
                    channel, head.request(), subprotocol, headers, socket, connection.settings());
        } catch (RuntimeException failure) {
            System.getLogger("dev.jumun.server")
                    .log(System.Logger.Level.ERROR, "A web socket could not be opened.", failure);
            socket.peerGone();
            channel.close();
        }
        if (connection.isStopping()) {
            socket.goAway();
        }
    }

    @Override
    public boolean responded() {
        return responded;
    }

    @Override
    public void onPeerGone(Runnable action) {
        onGone.set(action);
        if (gone) {
            runOnGone();
        }
    }

    private void runOnGone() {
        Runnable action = onGone.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }

    @Override
    public @Nullable Instant deadline() {
        return deadline;
    }

    /** The connection or the stream has ended before the answer was complete. Event loop. */
    void peerGone() {
        gone = true;
        body.fail(new PeerGoneException("The peer has gone."));
        OutgoingBody out = outgoing;
        if (out != null) {
            out.peerGone();
        }
        runOnGone();
    }

    /**
     * The handler has returned: an answer that was begun and not ended is broken off. Handler's
     * thread.
     */
    void handlerEnded() {
        body.abandon();
        NettyWebSocket socket = webSocket;
        if (socket != null) {
            socket.close(dev.jumun.CloseCode.NORMAL, "");
            return;
        }
        OutgoingBody out = outgoing;
        if (!responded && !gone) {
            byte[] nothing = new byte[0];
            respond(500, new dev.jumun.MutableHeaders(), nothing, 0, 0);
        } else if (out != null && !out.hasEnded()) {
            channel.close();
        }
    }
}

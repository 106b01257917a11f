package dev.jumun.server;

import dev.jumun.HttpError;
import dev.jumun.exchange.PeerGoneException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Turns the messages of a connection, or of one stream of HTTP/2, into exchanges, one at a time and
 * in their order, and starts a thread for each. Everything but {@link #run} happens on the event
 * loop.
 *
 * <p>While an exchange is in progress the connection is still read from, within bounds: only so can
 * it be noticed that the peer has gone.
 */
final class RequestsHandler extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger("dev.jumun.server");
    private static final int MAX_WAITING_BYTES = 64 * 1024;
    private static final long LINGER_MILLIS = 1000;

    /** When the server stops, what a silent connection has sent by then is still answered. */
    static final long DRAIN_MILLIS = 500;

    private final ServerState state;
    private final boolean secure;
    private final boolean http2;
    private final ArrayDeque<Object> waiting = new ArrayDeque<>(0);
    private @Nullable ChannelHandlerContext context;
    private @Nullable NettyExchange current;
    private @Nullable Future<?> headTimer;
    private int waitingRequests;
    private int waitingBytes;
    private long lastActive = System.nanoTime();
    private final SpareBuffer spare;
    private @Nullable ChannelHandlerContext wire;
    private @Nullable NettyExchange unstarted;
    private boolean headBegun;
    private boolean closing;
    private boolean reading;
    private boolean takingTurns;
    private boolean unflushed;
    private volatile boolean lastAnswer;

    RequestsHandler(ServerState state, EventLoop loop, boolean secure, boolean http2) {
        this.state = state;
        this.spare = state.spare(loop);
        this.secure = secure;
        this.http2 = http2;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        if (!http2) {
            wire = ctx.pipeline().context(ConnectionInitializer.WIRE);
            watchIdle(state.settings().idleTimeout().toNanos());
        }
        if (ctx.channel().isActive()) {
            ctx.read();
        }
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext present = context;
        if (present == null) {
            throw new IllegalStateException("The handler belongs to no connection yet.");
        }
        return present;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else if (current == null) {
            accept(message);
        } else if (waiting.isEmpty()
                && message instanceof HttpContent content
                && !(message instanceof HttpRequest)) {
            feed(current, content);
        } else {
            hold(message);
        }
    }

    /** A request that comes before the one before it has been answered waits for its turn. */
    private void hold(Object message) {
        waiting.add(message);
        if (message instanceof HttpRequest) {
            waitingRequests++;
        } else if (message instanceof HttpContent content) {
            waitingBytes += content.content().readableBytes();
        }
    }

    private void accept(Object message) {
        if (message instanceof HttpRequest request) {
            begin(request);
            if (message instanceof HttpContent content && current != null) {
                feed(current, content);
            }
        } else {
            // the rest of a request that was refused, or whose answer did not wait for it
            ReferenceCountUtil.release(message);
        }
    }

    private void feed(NettyExchange exchange, HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (content.decoderResult().isFailure()) {
            exchange.incoming().fail(new HttpError(400, "Malformed HTTP"));
            content.release();
        } else {
            exchange.incoming().put(content.content(), last);
        }
        if (last && exchange == unstarted) {
            start(exchange);
        }
    }

    /** It runs before this returns, up to its first wait, if it runs on the event loop at all. */
    private void start(NettyExchange exchange) {
        unstarted = null;
        ExchangeThreads threads = exchange.threads();
        threads.atOnce(() -> state.threads().start(threads, () -> run(exchange)));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        startNow();
        reading = false;
        flushIfWanted();
        watchHead();
        readIfWanted();
    }

    /** The rest of its body is not here yet. */
    private void startNow() {
        if (unstarted != null) {
            start(unstarted);
        }
    }

    private void readIfWanted() {
        NettyExchange exchange = current;
        boolean wanted =
                closing
                        || exchange == null
                        || (exchange.incoming().isComplete()
                                ? waitingRequests <= state.settings().maxPipelined()
                                        && waitingBytes < MAX_WAITING_BYTES
                                : exchange.incoming().wantsMore());
        if (wanted) {
            context().read();
        }
    }

    /** Some bytes have come; perhaps a head begins. */
    void bytesArrived() {
        lastActive = System.nanoTime();
        reading = true;
        headBegun = current == null;
    }

    /** A head that came whole needs no timer: almost all do. */
    private void watchHead() {
        if (headBegun && current == null && headTimer == null && !closing) {
            headTimer =
                    context()
                            .executor()
                            .schedule(
                                    () -> refuse(Refusal.TIMEOUT),
                                    state.settings().headTimeout().toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
    }

    private void begin(HttpRequest request) {
        headBegun = false;
        if (headTimer != null) {
            headTimer.cancel(false);
            headTimer = null;
        }
        Refusal refusal = RequestRules.check(request, state.settings(), http2);
        if (refusal == null && !state.requestBegins()) {
            refusal = Refusal.BUSY;
        }
        if (refusal != null) {
            refuse(refusal);
            return;
        }
        ChannelHandlerContext ctx = context();
        IncomingBody body = new IncomingBody(this, HttpUtil.is100ContinueExpected(request));
        IncomingHead head = new IncomingHead(request, ctx.channel().remoteAddress(), secure, http2);
        Duration timeout = state.settings().requestTimeout();
        NettyExchange exchange =
                new NettyExchange(
                        this,
                        ctx.channel(),
                        head,
                        body,
                        HttpUtil.isKeepAlive(request),
                        timeout.isZero() || head.asksForWebSocket()
                                ? null
                                : Instant.now().plus(timeout),
                        new ExchangeThreads(
                                ctx.channel().eventLoop(),
                                state.threads().elsewhere(),
                                state.threads().areOnEventLoops()));
        current = exchange;
        unstarted = exchange;
    }

    /** A handler has caught up with the body. Any thread. */
    void wantMore() {
        context().executor().execute(this::readIfWanted);
    }

    /** A handler waits for a body that the client holds back until then. Any thread. */
    void goOn() {
        context().executor().execute(this::tellToGoOn);
    }

    private void tellToGoOn() {
        NettyExchange exchange = current;
        if (exchange != null && !exchange.responded()) {
            context()
                    .writeAndFlush(
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1,
                                    HttpResponseStatus.CONTINUE,
                                    Unpooled.EMPTY_BUFFER));
        }
    }

    /** The handler's thread. */
    private void run(NettyExchange exchange) {
        try {
            state.handler().handle(exchange);
        } catch (PeerGoneException gone) {
            LOG.log(System.Logger.Level.DEBUG, "The peer went away before its answer.");
        } catch (Throwable failure) {
            LOG.log(System.Logger.Level.ERROR, "A handler failed beyond the application.", failure);
        } finally {
            try {
                exchange.handlerEnded();
            } finally {
                exchange.threads().end();
                state.requestEnds();
            }
        }
    }

    /** Whether the connection stays open after the answer of an exchange. */
    boolean keepsAlive(NettyExchange exchange) {
        return http2
                || (exchange.isPersistent()
                        && !lastAnswer
                        && !state.isStopping()
                        && exchange.incoming().isComplete());
    }

    ServerSettings settings() {
        return state.settings();
    }

    /** A buffer for a small answer. */
    SpareBuffer spare() {
        return spare;
    }

    boolean isStopping() {
        return state.isStopping();
    }

    /** There will be no more requests. */
    void becomesWebSocket() {
        closing = true;
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    /** How long a peer may take nothing of an answer. */
    Duration patience() {
        return state.settings().idleTimeout();
    }

    /** The end of an answer is the end of the connection. */
    void closeAfterAnswer() {
        lastAnswer = true;
    }

    boolean speaksHttp2() {
        return http2;
    }

    /**
     * Writes an answer that is in one piece. If the peer has sent more requests already, their
     * answers go out together, as far as they are there at once.
     */
    void answer(NettyExchange exchange, ByteBuf bytes) {
        ChannelHandlerContext wire = this.wire;
        if (wire == null || wire.isRemoved()) {
            bytes.release();
            return;
        }
        wire.write(bytes, wire.voidPromise());
        spare.refill(wire.alloc());
        unflushed = true;
        answered(exchange);
        if (!wire.channel().isWritable()) {
            flush();
        } else {
            flushIfWanted();
        }
    }

    private void flushIfWanted() {
        if (unflushed && !reading && !takingTurns) {
            flush();
        }
    }

    private void flush() {
        ChannelHandlerContext wire = this.wire;
        unflushed = false;
        if (wire != null && !wire.isRemoved()) {
            wire.flush();
        }
    }

    /** The answer has been written. */
    void answered(NettyExchange exchange) {
        if (current != exchange) {
            return;
        }
        current = null;
        lastActive = exchange.threads().recently();
        if (http2) {
            if (!exchange.incoming().isComplete()) {
                exchange.incoming().abandon();
                context().close();
            }
            return;
        }
        if (!exchange.keepsConnection()) {
            unflushed = false;
            closeGently(context().writeAndFlush(Unpooled.EMPTY_BUFFER));
            return;
        }
        takeTurns();
        if (state.isStopping()) {
            stop(); // it stopped after the client had been told that it may go on
        }
        if (!reading && !takingTurns) {
            readIfWanted();
        }
    }

    /** Those that waited for their turn: each may be answered before the next one is looked at. */
    private void takeTurns() {
        if (takingTurns) {
            return;
        }
        takingTurns = true;
        while (current == null && !waiting.isEmpty() && !closing) {
            Object message = waiting.poll();
            if (message instanceof HttpRequest) {
                waitingRequests--;
            } else if (message instanceof HttpContent content) {
                waitingBytes -= content.content().readableBytes();
            }
            accept(message);
            feedWaiting();
        }
        startNow();
        takingTurns = false;
    }

    private void feedWaiting() {
        NettyExchange exchange = current;
        while (exchange != null
                && waiting.peek() instanceof HttpContent content
                && !(content instanceof HttpRequest)) {
            waiting.poll();
            waitingBytes -= content.content().readableBytes();
            feed(exchange, content);
        }
    }

    private void refuse(Refusal refusal) {
        if (!closing && context().channel().isActive()) {
            ChannelHandlerContext wire = context().pipeline().context(ConnectionInitializer.WIRE);
            closeGently(
                    wire == null
                            ? context().writeAndFlush(refusal.toResponse())
                            : wire.writeAndFlush(refusal.toBytes()));
        }
    }

    /**
     * Closes after what was written has gone out. The peer may still be sending: to close at once
     * would reset the connection, and the peer might never see the answer (RFC 9112, section 9.6).
     */
    private void closeGently(io.netty.channel.ChannelFuture written) {
        closing = true;
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        if (secure || http2 || !(context().channel() instanceof DuplexChannel channel)) {
            written.addListener(ChannelFutureListener.CLOSE);
            return;
        }
        written.addListener(done -> {
            channel.shutdownOutput();
            channel.eventLoop()
                    .schedule(() -> channel.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
            context().read();
        });
    }

    private void watchIdle(long nanos) {
        context()
                .executor()
                .schedule(
                        () -> {
                            if (closing || !context().channel().isActive()) {
                                return;
                            }
                            long limit = state.settings().idleTimeout().toNanos();
                            long left = limit - (System.nanoTime() - lastActive);
                            if (current == null && left <= 0) {
                                context().close();
                            } else {
                                watchIdle(current == null ? left : limit);
                            }
                        },
                        nanos,
                        TimeUnit.NANOSECONDS);
    }

    /**
     * The server stops: what is idle may still send a request that is on its way, and is closed
     * soon.
     */
    void stop() {
        if (current == null && !closing && !http2) {
            context()
                    .executor()
                    .schedule(
                            () -> {
                                if (current == null) {
                                    context().close();
                                }
                            },
                            DRAIN_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event instanceof Http2ResetFrame) {
            leave();
        }
        super.userEventTriggered(ctx, event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        closing = true;
        leave();
        super.channelInactive(ctx);
    }

    private void leave() {
        NettyExchange exchange = current;
        if (exchange != null && !exchange.isComplete()) {
            exchange.peerGone();
        }
        if (unstarted != null) {
            unstarted.incoming().abandon();
            unstarted = null;
            state.requestEnds();
        }
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, "A connection failed.", cause);
        ctx.close();
    }
}

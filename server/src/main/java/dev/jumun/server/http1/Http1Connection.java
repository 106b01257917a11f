package dev.jumun.server.http1;

import dev.jumun.HttpException;
import dev.jumun.exchange.Observation;
import dev.jumun.server.exchange.HandlerNames;
import dev.jumun.server.exchange.IdleWatch;
import dev.jumun.server.exchange.NettyExchange;
import dev.jumun.server.exchange.Requests;
import dev.jumun.server.exchange.ServerState;
import dev.jumun.server.limits.Unsent;
import dev.jumun.server.loop.Lane;
import dev.jumun.server.loop.LoopLog;
import dev.jumun.server.request.KnownHost;
import dev.jumun.server.request.Refusal;
import dev.jumun.server.request.RequestRules;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

/**
 * Turns the messages of a connection of HTTP/1.1 into exchanges, one at a time and in their order.
 * Their answers go by its {@link Http1Link}. Everything happens on the event loop.
 *
 * <p>The connection is still read while an exchange is in progress, within bounds, because only
 * reading shows that the peer has gone. No request is taken up while the connection isn't writable:
 * a client that doesn't read its answers gets no more of them made.
 */
public final class Http1Connection extends ChannelInboundHandlerAdapter implements Http1Link.Owner {
    /** How many bytes that follow a handshake may wait for its answer. */
    private static final int MAX_HELD = 64 * 1024;

    private final ServerState state;
    private final Requests requests;
    private final boolean secure;
    private final Http1RequestDecoder decoder;
    private final Http1Link link;
    private final KnownHost host = new KnownHost();
    private final WaitingMessages waiting = new WaitingMessages();
    private final HeadTimer headTimer = new HeadTimer(this);
    private final Http1Ending ending = new Http1Ending(this);
    private @Nullable ChannelHandlerContext context;
    private @Nullable NettyExchange current;
    private @Nullable IdleWatch idle;
    private @Nullable NettyExchange unstarted;
    private boolean reading;
    private boolean takingTurns;

    public Http1Connection(
            ServerState state, Lane lane, Http1RequestDecoder decoder, boolean secure) {
        this.state = state;
        this.requests = new Requests(state);
        this.decoder = decoder;
        this.link = new Http1Link(this, state, lane);
        this.secure = secure;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        link.attach(ctx.pipeline().context(HandlerNames.WIRE));
        idle = IdleWatch.start(ctx, state.settings().idleTimeout(), () -> current != null);
        if (ctx.channel().isActive()) {
            ctx.read();
        }
    }

    @Override
    public ChannelHandlerContext context() {
        ChannelHandlerContext present = context;
        if (present == null) {
            throw new IllegalStateException("The handler does not belong to a connection yet.");
        }
        return present;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (ending.hasBegun()) {
            ReferenceCountUtil.release(message);
        } else if (mayTakeUp() && waiting.isEmpty()) {
            accept(message);
        } else if (current != null
                && waiting.isEmpty()
                && message instanceof HttpContent content
                && !(message instanceof HttpRequest)) {
            feed(current, content);
        } else {
            waiting.add(message); // it comes before the one before it has been answered
            if (message instanceof HttpRequest) {
                headTimer.forget();
            }
        }
    }

    /** Whether the next request may be looked at. */
    private boolean mayTakeUp() {
        return current == null && !ending.hasBegun() && context().channel().isWritable();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) throws Exception {
        takeTurns();
        if (!goesOn()) {
            readIfWanted();
        }
        super.channelWritabilityChanged(ctx);
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
            exchange.incoming().fail(new HttpException(400, "Malformed HTTP"));
            content.release();
        } else {
            exchange.incoming().put(content.content(), last);
        }
        if (last && exchange == unstarted) {
            start(exchange);
        }
    }

    private void start(NettyExchange exchange) {
        unstarted = null;
        requests.start(exchange);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        startNow();
        reading = false;
        link.flushIfWanted();
        if (current == null && !ending.hasBegun()) {
            headTimer.watch(state.settings().headTimeout());
        }
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
                ending.hasBegun()
                        || ((exchange == null || exchange.incoming().isComplete())
                                ? waiting.hasRoom(state.settings().maxPipelined())
                                        && decoder.held() < MAX_HELD
                                : exchange.incoming().wantsMore());
        if (wanted) {
            context().read();
        }
    }

    /** Some bytes have come; perhaps a head begins. */
    public void bytesArrived() {
        if (idle != null) {
            idle.came(System.nanoTime());
        }
        reading = true;
        headTimer.bytesCame(current == null && waiting.isEmpty());
    }

    private void begin(HttpRequest request) {
        headTimer.end();
        Refusal refusal = RequestRules.check(request, state.settings(), host, secure, false);
        if (refusal == null
                && !state.requestBegins(link.lane().number(), Unsent.bytes(context().channel()))) {
            refusal = Refusal.BUSY;
        }
        if (refusal != null) {
            refuse(request, refusal);
            return;
        }
        NettyExchange exchange = requests.begin(link, request, secure, false);
        current = exchange;
        unstarted = exchange;
    }

    @Override
    public boolean goesOn() {
        return reading || takingTurns;
    }

    @Override
    public void wantMore() {
        context().executor().execute(this::readIfWanted);
    }

    @Override
    public void goOn() {
        context()
                .executor()
                .execute(() -> {
                    if (current != null && !current.responded()) {
                        link.tellToGoOn();
                    }
                });
    }

    @Override
    public ByteBuf endRequests() {
        ending.begin();
        return decoder.takeHeld();
    }

    @Override
    public void answered(NettyExchange exchange, boolean keepsConnection) {
        if (current != exchange) {
            return;
        }
        current = null;
        exchange.ended(Observation.End.ANSWERED);
        if (idle != null) {
            idle.answered(exchange.threads().recently());
        }
        if (!keepsConnection) {
            ending.afterAnswer();
            return;
        }
        if (decoder.isHolding() && exchange.asksForWebSocket()) { // else it waits for its turn
            decoder.resume(context().pipeline().context(HandlerNames.WIRE));
        }
        takeTurns();
        if (state.isStopping()) {
            ending.stop(); // it stopped after the client had received "100 Continue"
        }
        if (!goesOn()) {
            readIfWanted();
        }
    }

    /** Those that waited for their turn: each may be answered before the next one is looked at. */
    private void takeTurns() {
        if (takingTurns) {
            return;
        }
        takingTurns = true;
        while (mayTakeUp() && !waiting.isEmpty()) {
            accept(waiting.take());
            feedWaiting();
        }
        startNow();
        takingTurns = false;
        link.flushIfWanted(); // what was answered meanwhile waited for this
    }

    private void feedWaiting() {
        NettyExchange exchange = current;
        while (exchange != null && waiting.startsWithContent()) {
            feed(exchange, (HttpContent) waiting.take());
        }
    }

    /** Its client has begun a request, and has not sent the rest in time. */
    void headIsLate() {
        refuse(null, Refusal.TIMEOUT);
    }

    private void refuse(@Nullable HttpRequest request, Refusal refusal) {
        if (!ending.hasBegun() && context().channel().isActive()) {
            boolean isHead = request != null && request.method().equals(HttpMethod.HEAD);
            state.watching().refused(request, context().channel(), secure, false, refusal);
            ChannelHandlerContext wire = context().pipeline().context(HandlerNames.WIRE);
            ending.after(
                    wire == null
                            ? context().writeAndFlush(refusal.toResponse(isHead))
                            : wire.writeAndFlush(refusal.toBytes(isHead)));
        }
    }

    /** How it ends when the server stops. */
    public Http1Ending ending() {
        return ending;
    }

    /** Whether no request is in progress. */
    boolean isIdle() {
        return current == null;
    }

    /** No more requests are taken up. */
    void clear() {
        waiting.clear();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        ending.begin();
        leave();
        super.channelInactive(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        headTimer.end();
        if (idle != null) {
            idle.end();
        }
    }

    private void leave() {
        NettyExchange exchange = current;
        if (exchange != null && !exchange.isComplete()) {
            exchange.peerGone();
        } else if (exchange != null && !exchange.isWebSocket()) {
            exchange.ended(Observation.End.CLIENT_GONE);
        }
        if (unstarted != null) {
            unstarted.incoming().abandon();
            unstarted = null;
            state.requestEnds(link.lane().number());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LoopLog.debug("A connection failed.", cause);
        ctx.close();
    }
}

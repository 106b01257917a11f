package dev.jumun.server.exchange;

import dev.jumun.async.log.LogText;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.server.loop.ExchangeThreads;
import dev.jumun.server.loop.LaneThreads;
import dev.jumun.server.request.IncomingHead;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;

import java.time.Duration;
import java.time.Instant;

/** Makes exchanges of requests, and runs them. */
public final class Requests {
    private static final System.Logger LOG = System.getLogger("dev.jumun.server");

    private final ServerState state;

    public Requests(ServerState state) {
        this.state = state;
    }

    /**
     * Makes an exchange of a request that was found right, and counted. If that fails, it is not
     * counted any more. Event loop.
     */
    public NettyExchange begin(Link link, HttpRequest request, boolean secure, boolean http2) {
        try {
            return exchange(link, request, secure, http2);
        } catch (RuntimeException failure) {
            state.requestEnds(link.lane().number());
            throw failure;
        }
    }

    private NettyExchange exchange(Link link, HttpRequest request, boolean secure, boolean http2) {
        IncomingBody body = new IncomingBody(link, HttpUtil.is100ContinueExpected(request));
        IncomingHead head = new IncomingHead(request, link.channel(), secure, http2);
        Duration timeout = state.settings().requestTimeout();
        return new NettyExchange(
                link,
                head,
                body,
                timeout.isZero() || head.asksForWebSocket() ? null : Instant.now().plus(timeout),
                new ExchangeThreads(
                        link.lane(),
                        state.threads().elsewhere(),
                        state.threads().areOnEventLoops()),
                state.watching().begin(head));
    }

    /**
     * Starts its thread. It runs before this returns, up to its first wait, if it runs on the event
     * loop at all. Event loop.
     */
    public void start(NettyExchange exchange) {
        ExchangeThreads threads = exchange.threads();
        LaneThreads starter = threads.lane().threads();
        threads.atOnce(() -> starter.start(threads, () -> run(exchange)));
        exchange.incoming().waits();
    }

    /** The handler's thread. */
    private void run(NettyExchange exchange) {
        try {
            exchange.run(state.handler());
        } catch (PeerGoneException gone) {
            LOG.log(System.Logger.Level.DEBUG, "The peer disconnected before its response.");
        } catch (Throwable failure) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "A handler failed outside the application.",
                    LogText.failure(failure));
        } finally {
            try {
                exchange.handlerEnded();
            } finally {
                exchange.threads().end();
                state.requestEnds(exchange.threads().loop());
            }
        }
    }
}

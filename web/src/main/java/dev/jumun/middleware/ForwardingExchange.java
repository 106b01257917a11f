package dev.jumun.middleware;

import dev.jumun.Headers;
import dev.jumun.async.Timer;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.exchange.RequestBody;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.runtime.engine.Workload;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** An exchange that forwards all calls to another one. Subclasses override what they change. */
public class ForwardingExchange implements Exchange {
    private final Exchange exchange;

    /** Wraps an exchange. */
    public ForwardingExchange(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public RequestHead head() {
        return exchange.head();
    }

    @Override
    public RequestBody body() {
        return exchange.body();
    }

    @Override
    public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
        exchange.respond(status, headers, bytes, offset, length);
    }

    @Override
    public ResponseBody respond(int status, Headers headers) {
        return exchange.respond(status, headers);
    }

    @Override
    public boolean asksForWebSocket() {
        return exchange.asksForWebSocket();
    }

    @Override
    public MessageChannel acceptWebSocket(@Nullable String subprotocol, Headers headers) {
        return exchange.acceptWebSocket(subprotocol, headers);
    }

    @Override
    public boolean responded() {
        return exchange.responded();
    }

    @Override
    public void onPeerGone(Runnable action) {
        exchange.onPeerGone(action);
    }

    @Override
    public boolean isPeerGone() {
        return exchange.isPeerGone();
    }

    @Override
    public void workload(Workload workload) {
        exchange.workload(workload);
    }

    @Override
    public void route(String template) {
        exchange.route(template);
    }

    @Override
    public @Nullable String route() {
        return exchange.route();
    }

    @Override
    public void changed(RequestHead head) {
        exchange.changed(head);
    }

    @Override
    public void failed(Throwable failure) {
        exchange.failed(failure);
    }

    @Override
    public @Nullable Timer timer() {
        return exchange.timer();
    }

    @Override
    public @Nullable Instant deadline() {
        return exchange.deadline();
    }

    @Override
    public <T> @Nullable T attribute(Class<T> type) {
        return exchange.attribute(type);
    }
}

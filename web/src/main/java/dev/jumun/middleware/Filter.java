package dev.jumun.middleware;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;

/**
 * Stands around every request, those of unknown paths included: it answers itself, or calls the
 * next with the exchange, or with one that it has wrapped ({@link ForwardingExchange}) to change
 * the request or the answer. An ordinary nested call, on the request's own thread.
 *
 * <p>What is written as a method with {@link dev.jumun.Middleware} is easier, and enough for most.
 */
@FunctionalInterface
public interface Filter {
    /** Handles an exchange. May block. */
    void handle(Exchange exchange, Handler next);

    /** Puts filters around a handler, the first one outermost. */
    static Handler around(Iterable<? extends Filter> filters, Handler handler) {
        Handler chain = handler;
        java.util.List<Filter> inner = new java.util.ArrayList<>();
        filters.forEach(inner::addFirst);
        for (Filter filter : inner) {
            Handler next = chain;
            chain = exchange -> filter.handle(exchange, next);
        }
        return chain;
    }
}

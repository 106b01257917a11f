package dev.jumun.middleware;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;

/**
 * Wraps the handling of every request, including those to unknown paths. A filter answers the
 * request itself, or calls the next handler. It passes on the exchange, or a wrapper ({@link
 * ForwardingExchange}) that changes the request or the response. It is an ordinary nested call on
 * the thread of the request.
 *
 * <p>A method annotated with {@link dev.jumun.Middleware} is simpler, and sufficient in most cases.
 */
@FunctionalInterface
public interface Filter {
    /** Handles an exchange. May block. */
    void handle(Exchange exchange, Handler next);

    /** Wraps a handler in filters, the first one outermost. */
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

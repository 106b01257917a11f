package dev.jumun.runtime.dispatch;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;
import dev.jumun.middleware.Filter;
import dev.jumun.runtime.failure.FailureAnswers;
import dev.jumun.runtime.failure.FailureHandlers;
import dev.jumun.runtime.routing.Route;

import java.util.ArrayList;
import java.util.List;

/** Filters around what they wrap. */
final class FilterChains {
    private final FailureAnswers failures;
    private volatile List<Filter> routeFilters = List.of();

    FilterChains(FailureAnswers failures) {
        this.failures = failures;
    }

    /** Sets the filters that routes name by index. */
    void ofRoutes(List<Filter> all) {
        routeFilters = List.copyOf(all);
    }

    /** Each filter's failure is answered within those around it. */
    Handler around(List<Filter> all, Handler inner, List<FailureHandlers> nearer) {
        List<Filter> guarded = new ArrayList<>();
        for (Filter filter : all) {
            guarded.add((exchange, next) -> {
                try {
                    filter.handle(exchange, next);
                } catch (Throwable failure) {
                    RequestHead head = exchange.head();
                    failures.answer(
                            exchange, head.method() + " " + head.rawPath(), failure, nearer);
                }
            });
        }
        return Filter.around(guarded, inner);
    }

    /** Through what wraps a route, if anything does. */
    void through(Exchange exchange, Route route, Handler inner) {
        List<Integer> around = route.filters();
        if (around.isEmpty()) {
            inner.handle(exchange);
        } else {
            List<Filter> all = around.stream().map(routeFilters::get).toList();
            around(all, inner, route.options().failures()).handle(exchange);
        }
    }
}

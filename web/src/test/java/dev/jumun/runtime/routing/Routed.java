package dev.jumun.runtime.routing;

import dev.jumun.Api.ErrorFormat;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.HeadFilter;
import dev.jumun.runtime.dependency.Overrides;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application of routes that are written by hand, without files. */
final class Routed {
    final RouteTable routes = new RouteTable();
    final FailureHandlers failures = new FailureHandlers();
    final Overrides overrides = new Overrides();
    final Map<String, Handler> mounts = new HashMap<>();
    ErrorFormat format = ErrorFormat.DETAIL;
    List<Filter> aroundAll = List.of();
    List<Filter> aroundRoutes = List.of();
    boolean development;

    /** A route that answers with a text. */
    static RouteHandler text(String text) {
        return call -> {
            call.answerAsIs(200, text, "text/plain");
            call.send();
        };
    }

    static RouteHandler failing(Throwable failure) {
        return _ -> {
            switch (failure) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                default -> throw new AssertionError(failure);
            }
        };
    }

    Dispatcher dispatcher() {
        Dispatcher dispatcher =
                new Dispatcher(
                        routes,
                        overrides,
                        failures,
                        new ErrorStyle(format, true),
                        true,
                        true,
                        mounts,
                        List.of());
        dispatcher.use(aroundAll, aroundRoutes);
        if (development) {
            dispatcher.development();
        }
        return dispatcher;
    }

    RecordedExchange handle(RecordedExchange exchange) {
        dispatcher().handle(exchange);
        return exchange;
    }

    RecordedExchange get(String target) {
        return handle(RecordedExchange.of("GET", target).with("host", "a.example"));
    }

    /** The answer of one handler. */
    static RecordedExchange answer(RouteHandler handler) {
        Routed app = new Routed();
        app.routes.add("GET", "/", "Api.root", handler);
        return app.get("/");
    }

    /** A filter that adds a field to answers. */
    static Filter tagging(String field) {
        return (exchange, next) ->
                next.handle(new HeadFilter(exchange, answer -> answer.add(field, "yes")));
    }
}

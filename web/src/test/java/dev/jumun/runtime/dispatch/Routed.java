package dev.jumun.runtime.dispatch;

import dev.jumun.Api.ErrorFormat;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.HeadFilter;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.failure.ErrorStyle;
import dev.jumun.runtime.failure.FailureHandlers;
import dev.jumun.runtime.file.FileTree;
import dev.jumun.runtime.request.RouteHandler;
import dev.jumun.runtime.routing.RouteTable;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application of routes that are written by hand. */
public final class Routed {
    public final RouteTable routes = new RouteTable();
    public final FailureHandlers failures = new FailureHandlers();
    public final Overrides overrides = new Overrides();
    public final Map<String, Handler> mounts = new HashMap<>();
    public ErrorFormat format = ErrorFormat.DETAIL;
    public List<Filter> aroundAll = List.of();
    public List<Filter> aroundRoutes = List.of();
    public List<FileTree> files = List.of();
    public @Nullable RouteHandler guard;
    public boolean development;

    /** A route that answers with a text. */
    public static RouteHandler text(String text) {
        return call -> {
            call.answerAsIs(200, text, "text/plain");
            call.send();
        };
    }

    public static RouteHandler failing(Throwable failure) {
        return _ -> {
            switch (failure) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                default -> throw new AssertionError(failure);
            }
        };
    }

    public Dispatcher dispatcher() {
        Dispatcher dispatcher =
                new Dispatcher(
                        routes,
                        overrides,
                        failures,
                        new ErrorStyle(format, true),
                        true,
                        true,
                        mounts,
                        files);
        dispatcher.guard(guard);
        dispatcher.use(aroundAll, aroundRoutes);
        if (development) {
            dispatcher.development();
        }
        return dispatcher;
    }

    public RecordedExchange handle(RecordedExchange exchange) {
        dispatcher().handle(exchange);
        return exchange;
    }

    public RecordedExchange get(String target) {
        return handle(RecordedExchange.of("GET", target).with("host", "a.example"));
    }

    /** The answer of one handler. */
    public static RecordedExchange answer(RouteHandler handler) {
        Routed app = new Routed();
        app.routes.add("GET", "/", "Api.root", handler);
        return app.get("/");
    }

    /** A filter that adds a field to answers. */
    public static Filter tagging(String field) {
        return (exchange, next) ->
                next.handle(new HeadFilter(exchange, answer -> answer.add(field, "yes")));
    }
}

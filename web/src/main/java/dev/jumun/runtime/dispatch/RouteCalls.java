package dev.jumun.runtime.dispatch;

import dev.jumun.HttpException;
import dev.jumun.async.Async;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.failure.FailureAnswers;
import dev.jumun.runtime.failure.FailureLog;
import dev.jumun.runtime.request.Call;
import dev.jumun.runtime.request.NamedPaths;
import dev.jumun.runtime.request.RouteHandler;
import dev.jumun.runtime.routing.RouteMatch;
import dev.jumun.runtime.routing.RouteOptions;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Calls what generated code made of routes and guards, and has their failures answered. */
final class RouteCalls {
    private final NamedPaths names;
    private final Overrides overrides;
    private final FailureAnswers failures;
    private final boolean strictContentType;

    RouteCalls(
            NamedPaths names,
            Overrides overrides,
            FailureAnswers failures,
            boolean strictContentType) {
        this.names = names;
        this.overrides = overrides;
        this.failures = failures;
        this.strictContentType = strictContentType;
    }

    /** Calls a guard, and handles what passes it. Returns true. */
    boolean guarded(
            Exchange exchange, String path, String name, RouteHandler guarding, Handler inner) {
        Call call = new Call(exchange, Map.of(), overrides, strictContentType, names, name);
        call.guards(inner);
        try {
            try {
                guarding.handle(call);
            } finally {
                call.end();
            }
        } catch (Throwable failure) {
            if (!call.isOfTask(failure)) {
                failures.answer(exchange, path, failure);
            }
        }
        return true;
    }

    /** Calls the handler of a route, within the limits of the route. */
    void answer(Exchange exchange, RouteMatch match) {
        RouteOptions options = match.route().options();
        Exchange limited;
        try {
            limited = options.limited(exchange);
            options.enter();
        } catch (HttpException refused) {
            failures.answer(exchange, match.route().where(), refused, options.failures());
            return;
        }
        try {
            handle(limited, match, options);
        } finally {
            options.leave();
        }
    }

    private void handle(Exchange exchange, RouteMatch match, RouteOptions options) {
        RouteHandler handler = match.route().handler();
        boolean strict = options.isStrict(strictContentType);
        Call call =
                new Call(
                        exchange,
                        match.variables(),
                        overrides,
                        strict,
                        names,
                        match.route().name());
        call.skip(options.unneeded());
        if (exchange.asksForWebSocket()) {
            call.closing(failure -> failures.closing(exchange, failure, options.failures()));
        }
        Instant deadline = earlier(exchange.deadline(), options.timeout());
        try {
            try {
                if (deadline == null) {
                    handler.handle(call);
                } else {
                    answerUntil(deadline, match.route().where(), exchange, handler, call);
                }
            } finally {
                call.end();
            }
        } catch (Throwable failure) {
            call.failed(failure);
            if (!call.isOfTask(failure)) {
                failures.answer(exchange, match.route().where(), failure, options.failures());
            }
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant engine, @Nullable Duration own) {
        if (own == null) {
            return engine;
        }
        Instant end = Instant.now().plus(own);
        return engine != null && engine.isBefore(end) ? engine : end;
    }

    private static void answerUntil(
            Instant deadline, String where, Exchange exchange, RouteHandler handler, Call call)
            throws Exception {
        TimeoutException[] within = new TimeoutException[1];
        Duration left = Duration.between(Instant.now(), deadline);
        try {
            Async.timeout(
                    left.isNegative() ? Duration.ZERO : left, // a slow machine may be past it
                    limit -> {
                        call.limitedBy(limit);
                        try {
                            handler.handle(call);
                        } catch (TimeoutException own) {
                            within[0] = own;
                            throw own;
                        }
                        if (limit.isOver()) {
                            FailureLog.answeredLate(exchange, where);
                        }
                        return call;
                    });
        } catch (TimeoutException late) {
            if (late == within[0]) {
                throw late; // the handler's own
            }
            TookTooLong why = new TookTooLong(late);
            throw new HttpException(503, why.detail(), why).header("retry-after", "1");
        }
    }
}

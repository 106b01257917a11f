package dev.jumun.routing;

import dev.jumun.HttpError;
import dev.jumun.MutableHeaders;
import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.RootTask;
import dev.jumun.binding.PercentCodec;
import dev.jumun.binding.ValidationError;
import dev.jumun.codec.JsonWriter;
import dev.jumun.dependency.Overrides;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.RequestHead;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/**
 * Leads each exchange to its route, as a task that ends when its client goes away, and makes an
 * answer of every failure.
 */
public final class Dispatcher implements Handler {
    private static final System.Logger LOG = System.getLogger("dev.jumun");

    private final RouteTable routes;
    private final Overrides overrides;
    private final Set<RootTask> running = ConcurrentHashMap.newKeySet();

    /** Of a table that is complete. */
    public Dispatcher(RouteTable routes, Overrides overrides) {
        this.routes = routes;
        this.overrides = overrides;
    }

    @Override
    public void handle(Exchange exchange) {
        RequestHead head = exchange.head();
        String path = PercentCodec.path(head.path());
        RouteTable.Match match = routes.find(head.method(), path);
        if (match == null) {
            notFound(exchange, path);
        } else if (!match.methodFits()) {
            MutableHeaders headers = new MutableHeaders().add("allow", match.route().method());
            detail(exchange, 405, "Method Not Allowed", headers);
        } else {
            run(exchange, match);
        }
    }

    /** Cancels what is still running: the application shuts down, and its grace period is over. */
    public void cancelAll() {
        for (RootTask task : running) {
            task.cancel(CancelReason.SHUTDOWN);
        }
    }

    private void run(Exchange exchange, RouteTable.Match match) {
        Route route = match.route();
        RootTask task = RootTask.named(route.title());
        running.add(task);
        exchange.onPeerGone(() -> task.cancel(CancelReason.CLIENT_GONE));
        try {
            task.run(() -> {
                answer(exchange, match);
                return null;
            });
        } catch (Throwable failure) {
            fail(exchange, route, failure);
        } finally {
            running.remove(task);
        }
    }

    private void answer(Exchange exchange, RouteTable.Match match) throws Exception {
        Call call = new Call(exchange, match.variables(), overrides);
        RouteHandler handler = match.route().handler();
        Instant deadline = exchange.deadline();
        if (deadline == null) {
            handler.handle(call);
            return;
        }
        Async.timeout(
                Duration.between(Instant.now(), deadline),
                () -> {
                    handler.handle(call);
                    return call;
                });
    }

    private void notFound(Exchange exchange, String path) {
        RequestHead head = exchange.head();
        if (path.length() > 1) {
            boolean slash = path.endsWith("/");
            String other = slash ? path.substring(0, path.length() - 1) : path + "/";
            if (routes.find(head.method(), other) != null) {
                String raw = head.path();
                String location = slash ? raw.substring(0, raw.length() - 1) : raw + "/";
                String query = head.query().isEmpty() ? "" : "?" + head.query();
                exchange.respond(
                        307,
                        new MutableHeaders().add("location", Urls.base(head) + location + query),
                        new byte[0],
                        0,
                        0);
                return;
            }
        }
        detail(exchange, 404, "Not Found", new MutableHeaders());
    }

    private static void fail(Exchange exchange, Route route, Throwable failure) {
        switch (failure) {
            case ValidationError invalid when !exchange.responded() -> {
                JsonWriter out = new JsonWriter();
                invalid.problems().write(out);
                json(exchange, 422, new MutableHeaders(), out);
            }
            case HttpError error when !exchange.responded() -> {
                MutableHeaders headers = new MutableHeaders();
                error.headers().forEach(headers::add);
                detail(exchange, error.status(), error.detail(), headers);
            }
            case Cancelled cancelled when cancelled.reason() == CancelReason.CLIENT_GONE ->
                    LOG.log(
                            System.Logger.Level.DEBUG,
                            () -> route.title() + ": the client went away");
            case PeerGoneException gone ->
                    LOG.log(
                            System.Logger.Level.DEBUG,
                            () -> route.title() + ": the client went away");
            case TimeoutException late when exchange.deadline() != null && !exchange.responded() ->
                    detail(exchange, 503, "The request took too long", new MutableHeaders());
            case Cancelled cancelled
                    when cancelled.reason() == CancelReason.SHUTDOWN && !exchange.responded() ->
                    detail(
                            exchange,
                            503,
                            "Service Unavailable",
                            new MutableHeaders().add("retry-after", "1"));
            default -> unexpected(exchange, route, failure);
        }
    }

    private static void unexpected(Exchange exchange, Route route, Throwable failure) {
        LOG.log(
                System.Logger.Level.ERROR,
                () -> route.title() + " (" + route.name() + ") failed",
                failure);
        if (!exchange.responded()) {
            byte[] text = "Internal Server Error".getBytes(StandardCharsets.UTF_8);
            exchange.respond(
                    500,
                    new MutableHeaders().add("content-type", "text/plain; charset=utf-8"),
                    text,
                    0,
                    text.length);
        }
    }

    private static void detail(
            Exchange exchange,
            int status,
            @org.jspecify.annotations.Nullable Object detail,
            MutableHeaders headers) {
        if (Call.hasNoBody(status)) {
            exchange.respond(status, headers, new byte[0], 0, 0);
            return;
        }
        JsonWriter out = new JsonWriter();
        out.beginObject().name("detail").any(detail).endObject();
        json(exchange, status, headers, out);
    }

    private static void json(
            Exchange exchange, int status, MutableHeaders headers, JsonWriter out) {
        if (headers.first("content-type") == null) {
            headers.add("content-type", "application/json");
        }
        exchange.respond(status, headers, out.buffer(), 0, out.size());
    }
}

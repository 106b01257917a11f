package dev.jumun.routing;

import dev.jumun.HttpError;
import dev.jumun.MutableHeaders;
import dev.jumun.Response;
import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.RootTask;
import dev.jumun.exchange.PercentCodec;
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
import java.util.Map;
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
    private final FailureHandler failures;
    private final boolean strictContentType;
    private final Set<RootTask> running = ConcurrentHashMap.newKeySet();

    /**
     * Of a table that is complete, and what the application does about failures, and about bodies.
     */
    public Dispatcher(
            RouteTable routes,
            Overrides overrides,
            FailureHandler failures,
            boolean strictContentType) {
        this.strictContentType = strictContentType;
        this.routes = routes;
        this.overrides = overrides;
        this.failures = failures;
    }

    @Override
    public void handle(Exchange exchange) {
        RequestHead head = exchange.head();
        String path = PercentCodec.path(head.path());
        if (exchange.asksForWebSocket()) {
            openWebSocket(exchange, path);
            return;
        }
        RouteTable.Match match = routes.find(head.method(), path);
        if (match == null) {
            notFound(exchange, path);
        } else if (!match.methodFits()) {
            fail(
                    exchange,
                    match.route().title(),
                    new HttpError(405).header("allow", match.route().method()));
        } else {
            run(exchange, match);
        }
    }

    /** A handshake that nobody waits for is refused with 403, as by FastAPI's servers. */
    private void openWebSocket(Exchange exchange, String path) {
        RouteTable.Match match = routes.findWebSocket(path);
        if (match == null) {
            fail(exchange, path, new HttpError(403));
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
            fail(exchange, route.title() + " (" + route.name() + ")", failure);
        } finally {
            running.remove(task);
        }
    }

    private void answer(Exchange exchange, RouteTable.Match match) throws Exception {
        Call call = new Call(exchange, match.variables(), overrides, strictContentType);
        try {
            answer(exchange, match.route().handler(), call);
        } finally {
            call.end();
        }
    }

    private static void answer(Exchange exchange, RouteHandler handler, Call call)
            throws Exception {
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
        fail(exchange, path, new HttpError(404));
    }

    private void fail(Exchange exchange, String title, Throwable failure) {
        Throwable left = failure;
        if (!exchange.responded() && !(failure instanceof Cancelled)) {
            try {
                Response answer = failures.answer(failure, new CurrentRequest(exchange));
                if (answer != null) {
                    Call call = new Call(exchange, Map.of(), overrides, strictContentType);
                    call.answer(answer);
                    call.send();
                    return;
                }
            } catch (Throwable another) {
                if (another != failure) {
                    another.addSuppressed(failure);
                }
                left = another;
            }
        }
        answerItself(exchange, title, left);
    }

    private static void answerItself(Exchange exchange, String title, Throwable failure) {
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
                    LOG.log(System.Logger.Level.DEBUG, () -> title + ": the client went away");
            case PeerGoneException gone ->
                    LOG.log(System.Logger.Level.DEBUG, () -> title + ": the client went away");
            case TimeoutException late when exchange.deadline() != null && !exchange.responded() ->
                    detail(exchange, 503, "The request took too long", new MutableHeaders());
            case Cancelled cancelled
                    when cancelled.reason() == CancelReason.SHUTDOWN && !exchange.responded() ->
                    detail(
                            exchange,
                            503,
                            "Service Unavailable",
                            new MutableHeaders().add("retry-after", "1"));
            default -> unexpected(exchange, title, failure);
        }
    }

    private static void unexpected(Exchange exchange, String title, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, () -> title + " failed", failure);
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

package dev.jumun.routing;

import dev.jumun.HttpError;
import dev.jumun.MutableHeaders;
import dev.jumun.Response;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.binding.ValidationError;
import dev.jumun.codec.JsonWriter;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.middleware.RequestIds;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;

/** Makes an answer of every failure. */
final class FailureAnswers {
    private static final System.Logger LOG = System.getLogger("dev.jumun");

    private final FailureHandler handlers;

    FailureAnswers(FailureHandler handlers) {
        this.handlers = handlers;
    }

    /** Answers a failure, or breaks off what has begun. {@code title} says where it happened. */
    void answer(Exchange exchange, String title, Throwable failure) {
        Throwable left = failure;
        if (!exchange.responded() && !(failure instanceof Cancelled)) {
            try {
                Response answer = handlers.answer(failure, new CurrentRequest(exchange));
                if (answer != null) {
                    Call.send(exchange, answer);
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
        String id = exchange.head().headers().first(RequestIds.FIELD);
        String where = id == null ? title : title + " [" + id + "]";
        LOG.log(System.Logger.Level.ERROR, () -> where + " failed", failure);
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
            Exchange exchange, int status, @Nullable Object detail, MutableHeaders headers) {
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

package dev.jumun.runtime.failure;

import dev.jumun.HttpException;
import dev.jumun.Response;
import dev.jumun.ServiceUnavailable;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.runtime.request.Call;
import dev.jumun.runtime.request.CurrentRequest;
import dev.jumun.runtime.request.NamedPaths;
import dev.jumun.validation.RequestValidationException;
import dev.jumun.websocket.WebSocketException;

import org.jspecify.annotations.Nullable;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes an answer of every failure: by a handler of the exception, by a handler of the status that
 * it comes to, or as the framework does it. Whatever is answered with a status of 500 or more is
 * logged, once.
 */
public final class FailureAnswers {
    /** The JDK's sockets have no exception of their own for it. */
    private static final String BY_INTERRUPT = "Closed by interrupt";

    private static final int MOST_CAUSES = 64;

    private final FailureHandlers handlers;
    private final ErrorBodies bodies;
    private final NamedPaths names;
    private volatile boolean development;

    /** Of what the whole application handles. */
    public FailureAnswers(FailureHandlers handlers, ErrorStyle style, NamedPaths names) {
        this.handlers = handlers;
        this.bodies = new ErrorBodies(style);
        this.names = names;
    }

    /** Shows from now on what has failed to every client. */
    public void development() {
        development = true;
    }

    /** Answers a failure, or breaks off what has begun. {@code title} is where it happened. */
    public void answer(Exchange exchange, String title, Throwable failure) {
        answer(exchange, title, failure, List.of());
    }

    /**
     * Answers a failure, or breaks off what has begun.
     *
     * @param title where it happened
     * @param nearer what is asked before the handlers of the whole application
     */
    public void answer(
            Exchange exchange, String title, Throwable failure, List<FailureHandlers> nearer) {
        exchange.failed(failure);
        if (isGone(exchange, failure)) {
            FailureLog.gone(title);
        } else if (exchange.responded() || failure instanceof Cancelled) {
            answerItself(exchange, title, failure);
        } else {
            handle(exchange, title, failure, nearer);
        }
    }

    private static boolean isGone(Exchange exchange, Throwable failure) {
        return failure instanceof PeerGoneException
                || (failure instanceof Cancelled cancelled
                        && cancelled.reason() == CancelReason.CLIENT_GONE)
                || (exchange.isPeerGone() && isOfInterrupt(failure));
    }

    /**
     * Whether a library has failed because the thread was interrupted: a pool or a driver then
     * throws an exception of its own, and the interrupt is a cause of it, or suppressed in it where
     * a rollback failed next. A fault of the handler that comes after the client has gone is still
     * a fault.
     */
    private static boolean isOfInterrupt(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Throwable> todo = new ArrayDeque<>(List.of(failure));
        while (!todo.isEmpty() && seen.size() < MOST_CAUSES) {
            Throwable next = todo.poll();
            if (reportsInterrupt(next)) {
                return true;
            }
            if (seen.add(next)) {
                Optional.ofNullable(next.getCause()).ifPresent(todo::add);
                Collections.addAll(todo, next.getSuppressed());
            }
        }
        return false;
    }

    private static boolean reportsInterrupt(Throwable failure) {
        return failure instanceof InterruptedException
                || failure instanceof InterruptedIOException
                || failure instanceof ClosedByInterruptException
                || failure instanceof Cancelled
                || (failure instanceof SocketException
                        && BY_INTERRUPT.equals(failure.getMessage()));
    }

    /**
     * Returns how a handler of a failure closes an open web socket: by what it throws. Null if
     * there is no handler, or it has another answer.
     */
    public @Nullable WebSocketException closing(
            Exchange exchange, Throwable failure, List<FailureHandlers> nearer) {
        FailureHandler<Throwable> handler = find(failure, nearer);
        if (handler == null) {
            return null;
        }
        try {
            handler.answer(failure, request(exchange));
        } catch (WebSocketException chosen) {
            return chosen;
        } catch (Exception another) {
            if (another != failure) {
                failure.addSuppressed(another); // it is logged with the failure
            }
        }
        return null;
    }

    private void handle(
            Exchange exchange, String title, Throwable failure, List<FailureHandlers> nearer) {
        FailureHandler<Throwable> first = find(failure, nearer);
        Throwable left = failure;
        if (first != null) {
            try {
                send(exchange, title, failure, first.answer(failure, request(exchange)));
                return;
            } catch (Throwable another) {
                left = after(another, failure);
            }
        }
        FailureHandler<HttpException> second =
                goesOn(exchange, left) ? find(status(left), nearer) : null;
        if (second != null && !second.equals(first)) {
            try {
                send(exchange, title, left, second.answer(error(left), request(exchange)));
                return;
            } catch (Throwable another) {
                left = after(another, left);
            }
        }
        if (isGone(exchange, left)) {
            FailureLog.gone(title);
        } else {
            answerItself(exchange, title, left);
        }
    }

    /** Whether a handler of the status applies: not when the page for developers is shown. */
    private boolean goesOn(Exchange exchange, Throwable failure) {
        return !exchange.responded()
                && !(failure instanceof Cancelled)
                && !(failure instanceof PeerGoneException)
                && !(development && isUnexpected(failure));
    }

    private CurrentRequest request(Exchange exchange) {
        return new CurrentRequest(exchange, names);
    }

    private static Throwable after(Throwable another, Throwable failure) {
        if (another != failure) {
            another.addSuppressed(failure);
        }
        return another;
    }

    private @Nullable FailureHandler<Throwable> find(
            Throwable failure, List<FailureHandlers> nearer) {
        for (FailureHandlers each : nearer) {
            FailureHandler<Throwable> found = each.of(failure);
            if (found != null) {
                return found;
            }
        }
        return handlers.of(failure);
    }

    private @Nullable FailureHandler<HttpException> find(int status, List<FailureHandlers> nearer) {
        for (FailureHandlers each : nearer) {
            FailureHandler<HttpException> found = each.of(status);
            if (found != null) {
                return found;
            }
        }
        return handlers.of(status);
    }

    private static void send(Exchange exchange, String title, Throwable failure, Response answer)
            throws Exception {
        FailureLog.failed(exchange, title, failure, answer.status());
        Call.send(exchange, answer);
    }

    private static boolean isUnexpected(Throwable failure) {
        return !(failure instanceof HttpException || failure instanceof RequestValidationException)
                && unavailable(failure) == null;
    }

    private static int status(Throwable failure) {
        return switch (failure) {
            case HttpException error -> error.status();
            case RequestValidationException _ -> 422;
            case Cancelled cancelled when cancelled.reason() == CancelReason.SHUTDOWN -> 503;
            default -> unavailable(failure) == null ? 500 : 503;
        };
    }

    /** What a failure comes to. */
    private static HttpException error(Throwable failure) {
        return switch (failure) {
            case HttpException error -> error;
            case RequestValidationException invalid ->
                    new HttpException(422, invalid.detail(), invalid);
            case Cancelled cancelled when status(failure) == 503 ->
                    new HttpException(503, "Service Unavailable", cancelled)
                            .header("retry-after", "1");
            default -> {
                ServiceUnavailable away = unavailable(failure);
                yield away == null
                        ? new HttpException(500, "Internal Server Error", failure)
                        : new HttpException(503, away.detail(), failure)
                                .header("retry-after", seconds(away.retryAfter()));
            }
        };
    }

    /** Finds what marks a failure as temporary: itself, or what caused it; else null. */
    public static @Nullable ServiceUnavailable unavailable(Throwable failure) {
        return causes(failure)
                .filter(ServiceUnavailable.class::isInstance)
                .map(ServiceUnavailable.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(16);
    }

    /** Whole seconds, rounded up, and at least one. */
    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusNanos(999_999_999).toSeconds()));
    }

    private void answerItself(Exchange exchange, String title, Throwable failure) {
        int status = exchange.responded() ? 500 : status(failure);
        FailureLog.failed(exchange, title, failure, status);
        if (exchange.responded()) {
            return;
        }
        try {
            if (failure instanceof RequestValidationException invalid) {
                bodies.invalid(exchange, invalid);
            } else if (development && status == 500 && isUnexpected(failure)) {
                Call.send(exchange, FailurePage.of(request(exchange), title, failure));
            } else if (status == 500 && isUnexpected(failure)) {
                bodies.unexpected(exchange);
            } else {
                bodies.error(exchange, error(failure));
            }
        } catch (PeerGoneException gone) {
            FailureLog.gone(title);
        } catch (Exception another) {
            FailureLog.failed(exchange, title, after(another, failure), 500);
            if (!exchange.responded()) {
                bodies.unexpected(exchange);
            }
        }
    }
}

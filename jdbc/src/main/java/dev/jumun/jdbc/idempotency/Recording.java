package dev.jumun.jdbc.idempotency;

import dev.jumun.Headers;
import dev.jumun.HttpException;
import dev.jumun.async.Async;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.middleware.ForwardingExchange;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;

/** The first request of a key. What it is answered is kept before it is sent. */
final class Recording extends ForwardingExchange {
    private static final Logger LOG = System.getLogger("dev.jumun.jdbc.idempotency");

    /** How long a store may take, also when the client has gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** These are about the attempt, not about what it asks for: the next one may do better. */
    private static final Set<Integer> OF_THE_ATTEMPT = Set.of(401, 403, 407, 408, 425, 429);

    private final IdempotencyKey key;
    private final KeySettings settings;
    private final String id;
    private final String attempt;
    private final Instant end;
    private volatile boolean isSettled;
    private volatile boolean isRefused;

    Recording(
            Exchange exchange,
            IdempotencyKey key,
            KeySettings settings,
            String id,
            String attempt) {
        super(exchange);
        this.key = key;
        this.settings = settings;
        this.id = id;
        this.attempt = attempt;
        this.end = Instant.now().plus(settings.longest());
    }

    /** The route is cancelled then, and answers 503. */
    @Override
    public Instant deadline() {
        Instant engine = super.deadline();
        return engine != null && engine.isBefore(end) ? engine : end;
    }

    @Override
    public <T> @Nullable T attribute(Class<T> type) {
        return type == IdempotencyKey.class ? type.cast(key) : super.attribute(type);
    }

    @Override
    public void respond(int status, Headers headers, byte[] bytes, int offset, int length) {
        settle(
                status,
                length > settings.largest()
                        ? null
                        : KeptAnswer.of(status, headers, bytes, offset, length));
        super.respond(status, headers, bytes, offset, length);
    }

    @Override
    public ResponseBody respond(int status, Headers headers) {
        settle(status, null);
        return super.respond(status, headers);
    }

    private void settle(int status, @Nullable KeptAnswer answer) {
        if (isSettled) {
            return;
        }
        isSettled = true;
        boolean isOfTheAttempt = status >= 500 || OF_THE_ATTEMPT.contains(status);
        boolean isOver = safely(isOfTheAttempt ? this::release : () -> finish(answer));
        if (!isOver && key.hasTransaction() && !isRefused) {
            uncommitted(isOfTheAttempt);
        }
    }

    /** The database still holds the transaction that the key is committed with. */
    private void uncommitted(boolean isFailure) {
        boolean isLost = !key.isTransactionOpen();
        if (isLost && isFailure) {
            LOG.log(
                    Level.WARNING,
                    "The connection of IdempotencyKey.commitWith was lost, and the database still"
                            + " holds its transaction. Until the time of the request is over, the"
                            + " next one with its key is answered 409.");
            return;
        }
        isSettled = false; // what this answers is another response
        isRefused = true;
        if (isLost) {
            throw new HttpException(
                            503,
                            "It is not known whether the database has kept what this request"
                                    + " changed. Send it again.")
                    .header("retry-after", "1");
        }
        throw new IllegalStateException(
                "A response begins, and the transaction of IdempotencyKey.commitWith has not"
                        + " ended: it may yet fail. Lend its connection with Scope.FUNCTION.");
    }

    /** Returns whether it is over, and not in a transaction that continues. */
    private boolean finish(@Nullable KeptAnswer answer) throws Exception {
        KeyStore.Ended ended = settings.store().finish(id, attempt, answer, settings.kept());
        if (ended == KeyStore.Ended.TOO_LATE) {
            LOG.log(
                    Level.WARNING,
                    "A request took longer than its Idempotency-Key was kept for it, so that"
                            + " another one may have had its effect a second time. Give such"
                            + " requests more time: IdempotencyKeys.atMost.");
        }
        return ended != KeyStore.Ended.UNCOMMITTED;
    }

    /** The request has ended. Without an answer it has had no effect that is known. */
    void end() {
        if (!isSettled) {
            isSettled = true;
            var _ = safely(this::release);
        }
    }

    private boolean release() throws Exception {
        return settings.store().release(id, attempt) != KeyStore.Ended.UNCOMMITTED;
    }

    /** A client is answered although its key cannot be settled: the effect has been had. */
    private static boolean safely(Callable<Boolean> change) {
        try {
            return Async.shield(PATIENCE, () -> Async.timeout(PATIENCE, change));
        } catch (Exception failure) {
            LOG.log(
                    Level.WARNING,
                    "The end of a request with an Idempotency-Key could not be recorded. Until its"
                            + " time is over, the next one with its key is answered 409.",
                    failure);
            return true;
        }
    }
}

package dev.jumun.jdbc.idempotency;

import dev.jumun.Headers;
import dev.jumun.async.Async;
import dev.jumun.async.ThrowingRunnable;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.middleware.ForwardingExchange;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

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
        if (status >= 500 || OF_THE_ATTEMPT.contains(status)) {
            release();
        } else {
            safely(() -> finish(answer));
        }
    }

    private void finish(@Nullable KeptAnswer answer) throws Exception {
        if (!settings.store().finish(id, attempt, answer, settings.kept())) {
            LOG.log(
                    Level.WARNING,
                    "A request took longer than its Idempotency-Key was kept for it, so that"
                            + " another one may have had its effect a second time. Give such"
                            + " requests more time: IdempotencyKeys.atMost.");
        }
    }

    /** The request has ended. Without an answer it has had no effect that is known. */
    void end() {
        if (!isSettled) {
            isSettled = true;
            release();
        }
    }

    private void release() {
        safely(() -> settings.store().release(id, attempt));
    }

    /** A client is answered although its key cannot be settled: the effect has been had. */
    private static void safely(ThrowingRunnable change) {
        try {
            Async.shield(PATIENCE, () -> Async.timeout(PATIENCE, change));
        } catch (Exception failure) {
            LOG.log(
                    Level.WARNING,
                    "The end of a request with an Idempotency-Key could not be recorded. Until its"
                            + " time is over, the next one with its key is answered 409.",
                    failure);
        }
    }
}

package dev.jumun.jdbc.idempotency;

import dev.jumun.HttpException;
import dev.jumun.Request;
import dev.jumun.async.Async;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;
import dev.jumun.jdbc.Transactions;
import dev.jumun.middleware.Filter;
import dev.jumun.runtime.engine.TimeRange;
import dev.jumun.runtime.request.CurrentRequest;
import dev.jumun.runtime.request.LimitedExchange;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Lets clients send a request again without a second effect: they give it a key, in the header
 * field {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header-07). The first request
 * with a key is handled, and its response is kept; later ones get the same response. The keys are
 * in a database, so this holds for all nodes.
 *
 * <pre>{@code
 * @Middleware(named = true)
 * Filter once() {
 *     return keys;  // made in the constructor: IdempotencyKeys.on(transactions, Shop::customer)
 * }
 *
 * @Post("/payments")
 * @UseMiddleware("once")
 * Payment pay(Payment payment, Connection connection) { … }
 * }</pre>
 *
 * <ul>
 *   <li>POST and PATCH without a key get 400, unless keys are {@linkplain #optional optional}. PUT
 *       and DELETE may have one. Other methods are passed on.
 *   <li>While the first request is being handled, others get 409 with {@code Retry-After}.
 *   <li>A key that comes with another method, target or body gets 422.
 *   <li>A key belongs to its owner: no client gets a response that was made for another one.
 *   <li>Not kept are failures of the server (5xx) and refusals of an attempt (401, 403, 407, 408,
 *       425, 429). The next request with the key is handled.
 *   <li>Streams and large responses aren't kept, but their key is used: later requests get 409.
 *   <li>A client that goes away does not cancel the first request for five seconds.
 * </ul>
 *
 * <p>A node may end between the effect and the response. The next request with the key is handled
 * when the {@linkplain #atMost time} of the first is over. With {@link IdempotencyKey#commitWith}
 * it has no second effect on the database.
 *
 * <p>Immutable: the methods that change something return another one.
 */
public final class IdempotencyKeys implements Filter {
    private static final Set<String> REQUIRING = Set.of("POST", "PATCH");
    private static final Set<String> TAKING = Set.of("POST", "PATCH", "PUT", "DELETE");

    /** How much longer than its time a request may have its key, to be cancelled. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    /** How long a request continues without its client. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final TimeRange REQUEST =
            new TimeRange(Duration.ofSeconds(1), Duration.ofDays(1));

    private final KeySettings settings;

    private IdempotencyKeys(KeySettings settings) {
        this.settings = settings;
    }

    private static IdempotencyKeys of(KeyStore store, Function<Request, @Nullable String> owner) {
        Objects.requireNonNull(owner, "owner");
        return new IdempotencyKeys(
                new KeySettings(
                        store, owner, true, Duration.ofDays(1), Duration.ofMinutes(1), 1 << 20));
    }

    /**
     * Keeps keys in the table {@code jumun_keys} of PostgreSQL, or of H2 for development. The table
     * is created if it is missing. Blocks for that.
     *
     * @param owner returns who has sent a request: a user, or the owner of an API key. Take only
     *     what has been verified. A client for which it returns null gets 401
     * @throws SQLException if the database cannot be reached, or refuses to create the table
     */
    public static IdempotencyKeys on(
            Transactions transactions, Function<Request, @Nullable String> owner)
            throws SQLException {
        return of(KeyTable.on(transactions), owner);
    }

    /**
     * Keeps the last 1,000 keys in memory, of this process only: for development and tests.
     *
     * @param owner as for {@link #on}
     */
    public static IdempotencyKeys inMemory(Function<Request, @Nullable String> owner) {
        return inMemory(owner, InstantSource.system());
    }

    static IdempotencyKeys inMemory(
            Function<Request, @Nullable String> owner, InstantSource clock) {
        return of(new MemoryKeys(clock), owner);
    }

    /** Passes requests without a key on. */
    public IdempotencyKeys optional() {
        return new IdempotencyKeys(settings.optional());
    }

    /**
     * Keeps responses for another time than a day.
     *
     * @throws IllegalArgumentException if it is less than a second, or longer than ten years
     */
    public IdempotencyKeys keeping(Duration time) {
        TimeRange.FROM_A_SECOND.check(time, () -> "Responses cannot be kept for " + time);
        return new IdempotencyKeys(settings.kept(time));
    }

    /**
     * Limits requests with a key to another time than a minute, streams included: those that take
     * longer are cancelled, and get 503.
     *
     * @throws IllegalArgumentException if it is less than a second, or longer than a day
     */
    public IdempotencyKeys atMost(Duration time) {
        REQUEST.check(time, () -> "A request with a key cannot take " + time);
        return new IdempotencyKeys(settings.longest(time));
    }

    /**
     * Sets another limit than 1 MB for bodies. A larger one of a request with a key gets 413; a
     * larger response is not kept.
     */
    public IdempotencyKeys upTo(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "Bodies cannot be limited to %d bytes. Give 1 or more.".formatted(bytes));
        }
        return new IdempotencyKeys(settings.largest(bytes));
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        RequestHead head = exchange.head();
        String key = TAKING.contains(head.method()) ? KeyText.of(head.headers()) : null;
        if (key == null) {
            if (settings.isRequired() && REQUIRING.contains(head.method())) {
                throw new HttpException(
                        400,
                        "The header field %s is missing. Give each request a key of its own, and the same one when you send it again."
                                .formatted(KeyText.FIELD));
            }
            next.handle(exchange);
            return;
        }
        String owner = settings.owner().apply(new CurrentRequest(exchange));
        if (owner == null) {
            throw new HttpException(401);
        }
        if (owner.isEmpty()) {
            throw new IllegalStateException(
                    "The owner of an Idempotency-Key is \"\": clients without a name would share"
                            + " their responses. Return null if it is not known who has sent the"
                            + " request.");
        }
        if (exchange.attribute(IdempotencyKey.class) != null) {
            throw new IllegalStateException(
                    "Two filters take the Idempotency-Key of %s %s. Use one for each route."
                            .formatted(head.method(), head.path()));
        }
        handle(LimitedExchange.of(exchange, settings.largest()), next, owner, key);
    }

    private void handle(Exchange exchange, Handler next, String owner, String key) {
        RequestHead head = exchange.head();
        String id = new Digest().add(owner).add(key).toHex();
        String request =
                new Digest()
                        .add(head.method())
                        .add(head.rootPath() + head.rawPath())
                        .add(head.query())
                        .add(exchange.body().readAll())
                        .toHex();
        // continues for a while if the client goes away: it will ask again
        Async.shield(GRACE, () -> handleAs(id, request, exchange, next, key));
        settings.store().sweepIfDue();
    }

    private void handleAs(String id, String request, Exchange exchange, Handler next, String key)
            throws SQLException {
        String attempt = UUID.randomUUID().toString();
        Duration time = settings.longest().plus(MARGIN);
        switch (settings.store().claim(id, request, attempt, time)) {
            case KeyStore.Claimed _ -> {
                IdempotencyKey mine =
                        new IdempotencyKey(key, settings.store(), id, attempt, settings.kept());
                Recording recording = new Recording(exchange, mine, settings, id, attempt);
                try {
                    next.handle(recording);
                } finally {
                    recording.end();
                }
            }
            case KeyStore.Running first -> {
                refuseOther(request, first.request());
                throw new HttpException(
                                409, "The first request with this key is still being handled.")
                        .header("retry-after", "1");
            }
            case KeyStore.Used first -> {
                refuseOther(request, first.request());
                KeptAnswer answer = first.answer();
                if (answer == null) {
                    throw new HttpException(
                            409, "The request with this key was handled. Its response isn't kept.");
                }
                answer.send(exchange);
            }
        }
    }

    private static void refuseOther(String request, String first) {
        if (!request.equals(first)) {
            throw new HttpException(
                    422, "This key was used with another request. Give each request its own.");
        }
    }
}

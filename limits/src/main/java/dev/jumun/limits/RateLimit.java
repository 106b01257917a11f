package dev.jumun.limits;

import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.Request;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.HeadFilter;
import dev.jumun.runtime.routing.CurrentRequest;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Limits each client to a number of requests in a period, and answers 429 beyond that (RFC 6585,
 * section 4), with {@code Retry-After}. Every client has a bucket of tokens that fills up evenly:
 * it may use all at once, and then as fast as they come. What is left is sent in {@code
 * RateLimit-Limit}, {@code RateLimit-Remaining} and {@code RateLimit-Reset}, in seconds.
 *
 * <p>Clients are distinguished by their addresses, unless a {@linkplain #by(Function) function}
 * decides otherwise: of IPv6 the first 64 bits, since a client with one of these addresses has them
 * all. Behind a proxy that is the proxy's address, unless {@link dev.jumun.middleware.ProxyHeaders}
 * come around this filter. Buckets are kept in this process: several processes allow the sum of
 * their limits.
 *
 * <p>Immutable: the methods that change something return another one, with buckets of its own.
 */
public final class RateLimit implements Filter {
    private static final int CLIENTS = 100_000;

    private final long requests;
    private final Duration period;
    private final Function<Request, @Nullable String> key;
    private final int clients;
    private final InstantSource clock;
    private final Buckets buckets;

    private RateLimit(
            long requests,
            Duration period,
            Function<Request, @Nullable String> key,
            int clients,
            InstantSource clock) {
        this.requests = requests;
        this.period = period;
        this.key = key;
        this.clients = clients;
        this.clock = clock;
        this.buckets = new Buckets(requests, period, clients, clock);
    }

    /**
     * Allows this number of requests in a period, for each client.
     *
     * @throws IllegalArgumentException if one of them is not positive
     */
    public static RateLimit of(long requests, Duration period) {
        if (requests < 1 || !period.isPositive()) {
            throw new IllegalArgumentException(
                    "A limit of "
                            + requests
                            + " requests in "
                            + period
                            + " is impossible: both must be positive.");
        }
        return new RateLimit(requests, period, ClientAddress::of, CLIENTS, InstantSource.system());
    }

    /**
     * Returns one that distinguishes clients by what a function makes of their requests: a user,
     * the owner of a key. Take only what has been verified: a client that may choose the text has
     * no limit. Where the function returns null, the address is used.
     */
    public RateLimit by(Function<Request, @Nullable String> function) {
        return new RateLimit(requests, period, function, clients, clock);
    }

    /**
     * Returns one that keeps the buckets of this number of clients, 100,000 by default: those that
     * have not asked for longest are forgotten, and begin anew.
     *
     * @throws IllegalArgumentException if it is less than 2
     */
    public RateLimit keeping(int number) {
        if (number < 2) {
            throw new IllegalArgumentException(
                    "Buckets for " + number + " clients are too few: keep at least 2.");
        }
        return new RateLimit(requests, period, key, number, clock);
    }

    /** Returns one with another clock, for tests. */
    public RateLimit at(InstantSource other) {
        return new RateLimit(requests, period, key, clients, other);
    }

    /**
     * Counts a request.
     *
     * @throws HttpException 429 if it is one too many
     */
    @Override
    public void handle(Exchange exchange, Handler next) {
        CurrentRequest request = new CurrentRequest(exchange);
        String known = key.apply(request);
        // apart, so that no one has the name of another's address
        String client = known == null ? "address " + ClientAddress.of(request) : "key " + known;
        Bucket bucket = buckets.of(client);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        MutableHeaders fields = fields(probe);
        if (probe.isConsumed()) {
            next.handle(new HeadFilter(exchange, headers -> fields.forEach(headers::set)));
            return;
        }
        HttpException refusal = new HttpException(429);
        fields.forEach(refusal::header);
        throw refusal.header("retry-after", seconds(probe.getNanosToWaitForRefill()));
    }

    private MutableHeaders fields(ConsumptionProbe probe) {
        return new MutableHeaders()
                .add("ratelimit-limit", Long.toString(requests))
                .add("ratelimit-remaining", Long.toString(probe.getRemainingTokens()))
                .add("ratelimit-reset", seconds(probe.getNanosToWaitForReset()));
    }

    /** Rounded up: a request at that time is accepted. */
    private static String seconds(long nanos) {
        return Long.toString(Math.ceilDiv(nanos, 1_000_000_000L));
    }
}

package dev.jumun.limits;

import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.Request;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.HeadFilter;
import dev.jumun.runtime.engine.NameRule;
import dev.jumun.runtime.engine.TimeRange;
import dev.jumun.runtime.request.CurrentRequest;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.ProxyManager;

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
 * their limits, unless they {@linkplain #sharedBy share} them.
 *
 * <p>Immutable: the methods that change something return another one, with buckets of its own.
 */
public final class RateLimit implements Filter {
    private static final int CLIENTS = 100_000;
    private static final int LONGEST_NAME = 100;

    private final long requests;
    private final Duration period;
    private final Function<Request, @Nullable String> key;
    private final int clients;
    private final InstantSource clock;
    private final Buckets buckets;
    private final @Nullable SharedBuckets shared;

    private RateLimit(
            long requests,
            Duration period,
            Function<Request, @Nullable String> key,
            int clients,
            InstantSource clock,
            @Nullable SharedBuckets shared) {
        this.requests = requests;
        this.period = period;
        this.key = key;
        this.clients = clients;
        this.clock = clock;
        this.buckets = new Buckets(requests, period, clients, clock);
        this.shared = shared;
    }

    /**
     * Allows this number of requests in a period, for each client.
     *
     * @throws IllegalArgumentException if the number is not positive, the period less than a
     *     millisecond or longer than ten years, or there is more than a request in a nanosecond
     */
    public static RateLimit of(long requests, Duration period) {
        TimeRange.FROM_A_MILLISECOND.check(
                period, () -> "Requests cannot be limited in a period of " + period);
        if (requests < 1 || requests > period.toNanos()) {
            throw new IllegalArgumentException(
                    "A limit of %d requests in %s is impossible. Give 1 or more, and at most one in a nanosecond."
                            .formatted(requests, period));
        }
        return new RateLimit(
                requests, period, ClientAddress::of, CLIENTS, InstantSource.system(), null);
    }

    /**
     * Returns one that distinguishes clients by what a function makes of their requests: a user,
     * the owner of a key. Take only what has been verified: a client that may choose the text has
     * no limit. Where the function returns null, the address is used.
     */
    public RateLimit by(Function<Request, @Nullable String> function) {
        return new RateLimit(requests, period, function, clients, clock, shared);
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
        return new RateLimit(requests, period, key, number, clock, shared);
    }

    /**
     * Returns one with another clock, for tests.
     *
     * @throws IllegalStateException if the buckets are in a store, which has a clock of its own
     */
    public RateLimit at(InstantSource other) {
        if (shared != null) {
            throw new IllegalStateException(
                    "A limit whose buckets are in a store takes the time of the store. Set the"
                            + " clock of one without.");
        }
        return new RateLimit(requests, period, key, clients, other, null);
    }

    /**
     * Returns one whose buckets are in a store of Bucket4j, so that all nodes together allow the
     * limit. A request waits for the store for 50 ms at most; if there is no answer, its node
     * counts it by itself. While the store is away, all requests are counted so, and the log has a
     * warning. The time is that of the store; with Redis it is that of each node, so keep the
     * clocks of nodes synchronized.
     *
     * @param store such as Bucket4j makes for Redis: give it an expiration, or it keeps the buckets
     *     of all clients for ever
     * @param name distinguishes this limit from others in the store: limits of the same name,
     *     number and period share their buckets
     * @throws IllegalArgumentException if the name is empty or longer than 100 characters, begins
     *     or ends with a blank, or has a control character
     */
    public RateLimit sharedBy(ProxyManager<String> store, String name) {
        NameRule.check(name, "The name of a limit", LONGEST_NAME);
        return sharedBy(store, name, SharedBuckets.PATIENCE);
    }

    RateLimit sharedBy(ProxyManager<String> store, String name, Duration patience) {
        return new RateLimit(
                requests,
                period,
                key,
                clients,
                clock,
                new SharedBuckets(store, name, requests, period, patience));
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
        String client =
                Buckets.bounded(
                        known == null ? "address " + ClientAddress.of(request) : "key " + known);
        ConsumptionProbe probe =
                shared == null
                        ? buckets.of(client).tryConsumeAndReturnRemaining(1)
                        : shared.take(client, buckets);
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

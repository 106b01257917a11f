package dev.jumun.limits;

import dev.jumun.async.Async;
import dev.jumun.runtime.engine.Outage;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.ProxyManager;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bucket for each client in a store that all nodes share. A request that the store does not
 * answer in time is counted by this node. After some of these in a row the store is away: then no
 * request waits for it but one a second.
 */
final class SharedBuckets {
    private static final Logger LOG = System.getLogger("dev.jumun.limits");
    static final Duration PATIENCE = Duration.ofMillis(50);
    private static final int AWAY = 3;
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    /** As long as the store is there. */
    private static final long NEVER = 0;

    private final ProxyManager<String> store;
    private final String prefix;
    private final BucketConfiguration configuration;
    private final Duration patience;
    private final Outage outage = new Outage(Outage.Part.LIMIT_STORE);
    private final AtomicInteger misses = new AtomicInteger(); // in a row
    private final AtomicLong nextTry = new AtomicLong(NEVER);

    /**
     * Buckets of another number or period are other buckets, since the store keeps the
     * configuration that it got first.
     */
    SharedBuckets(
            ProxyManager<String> store,
            String name,
            long requests,
            Duration period,
            Duration patience) {
        this.patience = patience;
        this.store = store;
        this.prefix = "jumun:limit:%s:%d/%s:".formatted(name, requests, period);
        this.configuration =
                BucketConfiguration.builder()
                        .addLimit(
                                Bandwidth.builder()
                                        .capacity(requests)
                                        .refillGreedy(requests, period)
                                        .build())
                        .build();
    }

    /** Takes a token from the bucket of a client. */
    ConsumptionProbe take(String client, Buckets own) {
        if (mayAsk()) {
            try {
                Optional<ConsumptionProbe> probe =
                        Async.timeoutOrEmpty(
                                patience,
                                () ->
                                        store.getProxy(prefix + client, () -> configuration)
                                                .tryConsumeAndReturnRemaining(1));
                if (probe.isPresent()) {
                    back();
                    return probe.get();
                }
                missed("It has not answered within %d ms.".formatted(patience.toMillis()));
            } catch (RuntimeException failure) {
                Async.checkpoint(); // the request may have ended, and not the store
                missed(failure.toString());
            }
        }
        Outage.damaged(Outage.Part.LIMIT_STORE);
        return own.of(client).tryConsumeAndReturnRemaining(1);
    }

    private boolean mayAsk() {
        long next = nextTry.get();
        long now = System.nanoTime();
        return next == NEVER || (now - next >= 0 && nextTry.compareAndSet(next, later(now)));
    }

    private static long later(long now) {
        long time = now + PAUSE;
        return time == NEVER ? 1 : time;
    }

    private void missed(String why) {
        if (misses.incrementAndGet() >= AWAY
                && nextTry.getAndSet(later(System.nanoTime())) == NEVER) {
            outage.away(true);
            LOG.log(
                    Level.WARNING,
                    "The store of a rate limit is away, so that each node counts for itself: "
                            + why);
        }
    }

    private void back() {
        if (misses.get() != 0) {
            misses.set(0);
        }
        if (nextTry.get() != NEVER && nextTry.getAndSet(NEVER) != NEVER) {
            outage.away(false);
            LOG.log(Level.INFO, "The store of a rate limit is back.");
        }
    }
}

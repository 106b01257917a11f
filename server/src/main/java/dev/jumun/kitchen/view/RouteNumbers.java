package dev.jumun.kitchen.view;

import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.middleware.HttpConventions;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** How long the requests of a route took, and how many failed. Updated without locks. */
final class RouteNumbers {
    private static final long[] LIMITS_MILLIS =
            HttpConventions.DURATION_LIMITS.stream()
                    .mapToLong(each -> Math.round(each * 1_000))
                    .toArray();

    private final AtomicLongArray buckets = new AtomicLongArray(LIMITS_MILLIS.length + 1);
    private final LongAdder failed = new LongAdder();
    private final LongAdder inFlight = new LongAdder();
    private final Threshold threshold = new Threshold();

    /** What a request of the route has to pass to be kept. */
    Threshold threshold() {
        return threshold;
    }

    void begins() {
        inFlight.increment();
    }

    void ended(long nanos, boolean hasFailed) {
        inFlight.decrement();
        double millis = nanos / 1e6;
        int bucket = 0;
        while (bucket < LIMITS_MILLIS.length && millis > LIMITS_MILLIS[bucket]) {
            bucket++;
        }
        buckets.incrementAndGet(bucket);
        if (hasFailed) {
            failed.increment();
        }
    }

    static void limits(JsonWriter to) {
        to.beginArray();
        for (long limit : LIMITS_MILLIS) {
            to.item().number(limit);
        }
        to.endArray();
    }

    void write(String route, JsonWriter to) {
        to.beginObject();
        to.name("route").string(route);
        to.name("inFlight").number(inFlight.sum());
        to.name("failed").number(failed.sum());
        to.name("buckets").beginArray();
        for (int i = 0; i < buckets.length(); i++) {
            to.item().number(buckets.get(i));
        }
        to.endArray().endObject();
    }
}

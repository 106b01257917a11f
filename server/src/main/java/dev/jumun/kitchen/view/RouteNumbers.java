package dev.jumun.kitchen.view;

import dev.jumun.exchange.Observation.End;
import dev.jumun.runtime.codec.JsonWriter;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** How long the requests of a route took, and how many failed. Updated without locks. */
final class RouteNumbers {
    /** The limits that OpenTelemetry's conventions give for the duration of HTTP requests. */
    private static final double[] LIMITS_MILLIS = {
        5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000
    };

    private static final int FIRST_SERVER_ERROR = 500;

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

    /** Whether a request failed: by the server's fault, not the client's. */
    static boolean hasFailed(int status, End end) {
        return status >= FIRST_SERVER_ERROR || end == End.BROKEN_OFF;
    }

    static void limits(JsonWriter to) {
        to.beginArray();
        for (double limit : LIMITS_MILLIS) {
            to.item().number((long) limit);
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

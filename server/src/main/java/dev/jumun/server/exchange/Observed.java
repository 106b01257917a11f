package dev.jumun.server.exchange;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.Observation.End;
import dev.jumun.exchange.RequestHead;
import dev.jumun.server.request.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * What observers receive about a request. Status and size are read when the answer has been handed
 * over, or while it is being made, if the client goes away then: they may be a little behind.
 */
public final class Observed {
    private static final AtomicIntegerFieldUpdater<Observed> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(Observed.class, "ended");

    private final Observation observation;
    private volatile int ended;
    private int status;
    private long bytes;

    Observed(Observation observation) {
        this.observation = observation;
    }

    void changed(RequestHead head) {
        observation.changed(head);
    }

    void routed(String template) {
        observation.routed(template);
    }

    /** Handles the request, on the thread of the exchange. */
    void run(Runnable handling) {
        observation.run(handling);
    }

    <T> @Nullable T attribute(Class<T> type) {
        return observation.attribute(type);
    }

    void failed(Throwable failure) {
        observation.failed(failure);
    }

    /** An answer begins. The exchange's thread. */
    void responded(int code) {
        status = code;
    }

    /** Some of its body was written. The exchange's thread. */
    void wrote(long size) {
        bytes += size;
    }

    /** The engine answers something else, as there is no memory for the answer. */
    void refused(Refusal refusal) {
        status = refusal.status().code();
        bytes = refusal.size();
        ended(End.REFUSED);
    }

    /** It has ended; a later report of its end is ignored. Any thread. */
    void ended(End end) {
        if (ENDED.compareAndSet(this, 0, 1)) {
            observation.ended(status, bytes, end);
        }
    }
}

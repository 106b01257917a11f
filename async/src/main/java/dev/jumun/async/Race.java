package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs callables concurrently until the first of them has succeeded. */
final class Race extends Gathering {
    private static final int NOBODY = -1;

    private final AtomicInteger winner = new AtomicInteger(NOBODY);
    private final Queue<Failed> failures = new ConcurrentLinkedQueue<>();

    private record Failed(Job member, Throwable failure) {}

    Race(Callable<?>[] callables) {
        super("race", callables);
        requireAll(callables);
    }

    @Nullable Object runAll() {
        return Runner.run(
                this,
                () -> {
                    start(Integer.MAX_VALUE);
                    throwOurs();
                    int first = winner.get();
                    if (first != NOBODY) {
                        return results()[first];
                    }
                    throwIfCancelled();
                    Failed loser = failures.poll();
                    if (loser == null) {
                        throw Objects.requireNonNull(cancellation())
                                .toError(); // nothing else ends all
                    }
                    Traces traces = new Traces();
                    for (Failed other : failures) {
                        Failures.suppress(loser.failure, other.failure);
                        stitch(other, traces);
                    }
                    stitch(loser, traces);
                    throw Current.passOn(loser.failure);
                });
    }

    /** One that ran on the calling thread has the whole trace. */
    private void stitch(Failed loser, Traces traces) {
        if (loser.member.strand() != strand()) {
            traces.stitch(loser.failure, loser.member.name());
        }
    }

    @Override
    void succeeded(int index, @Nullable Object result) {
        super.succeeded(index, result);
        if (winner.compareAndSet(NOBODY, index)) {
            Cancelling.cancelHere(this, CancelReason.EXPLICIT, "the race is won", null);
        }
    }

    @Override
    void failed(Job member, Throwable failure) {
        if (failure instanceof Cancelled cancelled && cancelled.isFrom(cancellation())) {
            return;
        }
        if (member.strand() == strand() && Echo.isInterruptFromOutside(failure)) {
            // of the thread that waits for the race: no racer's failure
            keepInterrupt();
            Cancelling.cancelHere(this, CancelReason.INTERRUPTED, name(), failure);
            return;
        }
        failures.add(new Failed(member, failure));
    }
}

package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * A generator's body that runs on the thread of its consumer: as a job of the task there, or, where
 * nothing could be cancelled, as a plain call.
 *
 * <p>A step costs what a call costs, as long as the JIT can follow the way from the body to the
 * consumer, and nothing else knows what lies between the two. So this is not the job itself: it is
 * passed to the body alone.
 */
final class Push<T extends @Nullable Object> implements Yield<T> {
    private final Predicate<? super T> consumer;
    private final Thread thread = Thread.currentThread();
    private @Nullable Job job;
    private @Nullable Throwable end;
    private boolean bodyHasEnded;

    Push(Predicate<? super T> consumer) {
        this.consumer = Objects.requireNonNull(consumer, "consumer");
    }

    /** Returns whether the body came to its end. */
    boolean run(Generator.Body<T> body) {
        Strand on = Current.strand();
        try {
            return on == null ? generate(body) : runOn(on, body);
        } catch (Exception failure) {
            throw Failures.<RuntimeException>sneak(failure);
        } finally {
            bodyHasEnded = true;
            end = new Stop(); // none is passed on after it
        }
    }

    /** What {@link Runner#run} does, without a lambda that would know this. */
    private boolean runOn(Strand on, Generator.Body<T> body) throws Exception {
        Job own = new Job(on.innermost(), "generator");
        job = own;
        Job around = own.enter(on);
        Throwable thrown = null;
        try {
            own.throwIfCancelled();
            return generate(body);
        } catch (Throwable failure) {
            thrown = Echo.judge(own, on, failure);
            throw Failures.<RuntimeException>sneak(thrown);
        } finally {
            own.leave(on, around, thrown);
        }
    }

    private boolean generate(Generator.Body<T> body) throws Exception {
        try {
            body.generate(this);
        } catch (Throwable thrown) {
            if (end == null || (end instanceof Stop && thrown != end)) {
                throw thrown; // of the body, or of another generator within it
            }
            Failures.suppress(end, thrown); // the consumer's failure came first
        }
        if (end != null && !(end instanceof Stop)) {
            throw Failures.<RuntimeException>sneak(end); // the body must not swallow it
        }
        return end == null;
    }

    @Override
    public void to(T value) {
        if (end != null || (Thread.currentThread() != thread && !Current.isOn(thread))) {
            throw refused();
        }
        boolean more;
        try {
            more = consumer.test(value);
        } catch (Throwable failure) {
            Job within = Current.job();
            throw ended(
                    within == null ? failure : Echo.judge(within, Current.strandOrNew(), failure));
        }
        if (!more) {
            throw ended(new Stop());
        }
    }

    private IllegalStateException refused() {
        if (!Current.isOn(thread)) {
            return new IllegalStateException(
                    "The body of a generator calls yield.to(…) on a thread other than its own.");
        }
        return bodyHasEnded
                ? new IllegalStateException(
                        "A generator calls yield.to(…) after its body has ended.")
                : Stop.ignored("a generator");
    }

    /** What follows in the body is tear-down. */
    private RuntimeException ended(Throwable why) {
        end = why;
        Cancelling.shieldTearDown(job);
        throw Failures.<RuntimeException>sneak(why);
    }
}

package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/** A generator's body that runs on the thread of its consumer. */
final class Push<T extends @Nullable Object> implements Yield<T> {
    private final Predicate<? super T> consumer;
    private @Nullable Throwable end;

    Push(Predicate<? super T> consumer) {
        this.consumer = consumer;
    }

    /** Returns whether the body came to its end. */
    boolean run(Generator.Body<T> body) {
        try {
            body.generate(this);
        } catch (Stop stop) {
            if (stop != end) {
                throw stop; // another generator's
            }
        } catch (Throwable failure) {
            throw Failures.<RuntimeException>sneak(failure);
        }
        if (end != null && !(end instanceof Stop)) {
            throw Failures.<RuntimeException>sneak(end); // the body must not swallow it
        }
        return end == null;
    }

    @Override
    public void to(T value) {
        if (end != null) {
            throw Stop.ignored("a generator");
        }
        boolean more;
        try {
            more = consumer.test(value);
        } catch (Throwable failure) {
            end = failure;
            throw failure;
        }
        if (!more) {
            Stop stop = new Stop();
            end = stop;
            throw stop;
        }
    }
}

package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Predicate;

/** A generator's body that runs on the thread of its consumer. */
final class Push<T extends @Nullable Object> extends Job implements Yield<T> {
    private final Predicate<? super T> consumer;
    private @Nullable Throwable end;

    Push(Predicate<? super T> consumer) {
        super(current(), "generator");
        this.consumer = Objects.requireNonNull(consumer, "consumer");
    }

    /** Returns whether the body came to its end. */
    boolean run(Generator.Body<T> body) {
        return run(() -> generate(body));
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
        if (end != null) {
            throw Stop.ignored("a generator");
        }
        boolean more;
        try {
            more = consumer.test(value);
        } catch (Throwable failure) {
            throw ended(Objects.requireNonNull(current()).judge(Strand.here(), failure));
        }
        if (!more) {
            throw ended(new Stop());
        }
    }

    /** What follows in the body is tear-down. */
    private RuntimeException ended(Throwable why) {
        end = why;
        shieldTearDown(this);
        throw Failures.<RuntimeException>sneak(why);
    }
}

package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** One lending: from the lender's set-up to the end of its tear-down. */
final class Lending<T extends @Nullable Object, R extends @Nullable Object> implements Yield<T> {
    static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final Use<T, R> use;
    private final @Nullable Job job = Job.current();
    private @Nullable R result;
    private @Nullable Throwable failure;
    private boolean yielded;

    Lending(String name, Use<T, R> use) {
        this.name = name;
        this.use = use;
    }

    @SuppressWarnings(
            "NullAway") // the result is null only if R allows it, or a failure is thrown instead
    R run(Lender<T> lender) throws Exception {
        try {
            lender.lend(this);
        } catch (Throwable thrown) {
            if (thrown != failure) {
                Failures.suppress(thrown, failure);
            }
            throw thrown;
        } finally {
            if (yielded && job != null) {
                job.endShield();
            }
        }
        if (!yielded) {
            throw new IllegalStateException(
                    name + " lends nothing. It must call yield.to(…) once, whatever happens.");
        }
        if (failure instanceof Cancelled cancelled) {
            throw cancelled;
        }
        if (failure != null) {
            throw new IllegalStateException(
                    name
                            + " swallows the exception of what it lends to. Let the exception of"
                            + " yield.to(…) pass, or throw another.",
                    failure);
        }
        return result;
    }

    @Override
    public void to(T value) throws Exception {
        if (yielded) {
            throw new IllegalStateException(
                    name + " lends twice. It must call yield.to(…) only once.");
        }
        yielded = true;
        try {
            result = use.with(value);
        } catch (Throwable thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            // What comes now is tear-down, whoever is in a hurry.
            if (job != null) {
                job.beginShield(GRACE);
            }
        }
    }
}

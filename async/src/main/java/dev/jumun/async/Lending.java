package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** One lending: from the lender's setup to the end of its tear-down. */
final class Lending<T extends @Nullable Object, R extends @Nullable Object> extends Job
        implements Yield<T> {
    private final ThrowingFunction<T, R> use;
    private @Nullable R result;
    private @Nullable Throwable failure;
    private boolean yielded;

    Lending(String name, ThrowingFunction<T, R> use) {
        super(Current.job(), name);
        this.use = use;
    }

    @SuppressWarnings(
            "NullAway") // the result is null only if R allows it, or a failure is thrown instead
    R from(Lender<T> lender) throws Exception {
        try {
            Runner.run(
                    this,
                    () -> {
                        lender.lend(this);
                        return true;
                    });
        } catch (Throwable thrown) {
            if (failure instanceof Cancelled cancelled) {
                Failures.suppress(cancelled, thrown);
                throw cancelled; // whatever its rollback throws
            }
            Failures.suppress(thrown, failure);
            throw thrown;
        }
        if (!yielded) {
            throw new IllegalStateException(
                    name() + " lends nothing. It must always call yield.to(…) exactly once.");
        }
        if (failure instanceof Cancelled cancelled) {
            throw cancelled;
        }
        if (failure != null) {
            throw new IllegalStateException(
                    name()
                            + " swallows the exception of the code that it lends to. Let the"
                            + " exception of yield.to(…) propagate, or throw another.",
                    failure);
        }
        return result;
    }

    @Override
    public void to(T value) throws Exception {
        if (yielded) {
            throw new IllegalStateException(
                    name() + " lends twice. It must call yield.to(…) only once.");
        }
        if (!Current.isOn(Objects.requireNonNull(strand()).thread)) {
            throw new IllegalStateException(
                    name()
                            + " lends on another thread. It must call yield.to(…) on its own"
                            + " thread.");
        }
        yielded = true;
        try {
            result = use.with(value);
        } catch (Throwable thrown) {
            failure = judgeUse(thrown);
            throw Failures.<RuntimeException>sneak(failure);
        } finally {
            Cancelling.shieldTearDown(this);
        }
    }

    /** While it still shows what the thread was interrupted for: the shield clears that. */
    private Throwable judgeUse(Throwable thrown) {
        return Echo.judge(Objects.requireNonNull(Current.job()), Current.strandOrNew(), thrown);
    }
}

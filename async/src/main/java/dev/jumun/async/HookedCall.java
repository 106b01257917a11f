package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/** A callable for which a {@link CancelHook} is set while it runs. See {@link Async#onCancel}. */
final class HookedCall extends Job {
    static final Duration GRACE = Duration.ofSeconds(2);

    private final CancelHook hook;

    HookedCall(Duration grace, ThrowingRunnable action) {
        super(Current.job(), "onCancel");
        Objects.requireNonNull(grace, "grace");
        long nanos = Durations.notNegative(grace);
        this.hook = new CancelHook(nanos, Objects.requireNonNull(action, "action"));
    }

    <T extends @Nullable Object> T call(Callable<T> callable) {
        Objects.requireNonNull(callable, "task");
        return Runner.run(
                this,
                () -> {
                    Strand on = Objects.requireNonNull(strand());
                    CancelHook outer = on.hook();
                    on.scheduler.pause(on);
                    on.hook(hook);
                    if (isCancelled()) {
                        cancelledAsItBegins(on, outer);
                    }
                    T result;
                    try {
                        result = callable.call();
                    } catch (Throwable thrown) {
                        // Checked while the hook is active: a failure after the action is a result
                        // of it.
                        throw Failures.<RuntimeException>sneak(Echo.judge(this, on, thrown));
                    } finally {
                        on.hook(outer);
                        hook.end();
                    }
                    if (hook.hasRun()) {
                        on.throwIfCancelled();
                    }
                    return result;
                });
    }

    /**
     * A request that came after the job began may have been delivered before the hook was set: as
     * an interrupt, which the hook makes the deliverer drop, or which has been sent. Then neither
     * the action nor the callable begins. If the action has begun, the callable has to.
     */
    private void cancelledAsItBegins(Strand on, @Nullable CancelHook outer) {
        if (hook.dropAction()) {
            on.hook(outer);
            on.throwIfCancelled();
        }
        on.takeInterruptBack();
    }
}

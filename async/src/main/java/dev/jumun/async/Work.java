package dev.jumun.async;

import java.util.Objects;
import java.util.concurrent.Callable;

/** Work without a result, where work with one is expected. */
final class Work {
    private Work() {}

    static Callable<Boolean> callable(ThrowingRunnable work) {
        Objects.requireNonNull(work, "work");
        return () -> {
            work.run();
            return true;
        };
    }
}

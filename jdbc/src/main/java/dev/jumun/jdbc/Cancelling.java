package dev.jumun.jdbc;

import dev.jumun.async.Async;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;

/** Where this module meets the way in which tasks are cancelled. */
final class Cancelling {
    /** How long a rollback may take once its task is cancelled. */
    private static final Duration TEAR_DOWN = Duration.ofSeconds(5);

    /** What is done instead of an interrupt. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    private Cancelling() {}

    /**
     * Makes a call; when its task is cancelled meanwhile, the action ends it. A call that has not
     * ended after the grace is interrupted.
     */
    static <T extends @Nullable Object> T whileCalling(
            Duration grace, Action action, Wire.Call<T> call) throws SQLException {
        return thrown(() -> Async.onCancel(grace, action::run, call::call));
    }

    /** Does what must be done although the task may be cancelled. */
    static <T extends @Nullable Object> T tearDown(Wire.Call<T> call) throws SQLException {
        return thrown(() -> Async.shield(TEAR_DOWN, call::call));
    }

    /**
     * Does something that may wait for a server that does not answer, for as long as the grace.
     *
     * @param grace how long
     * @return whether it has ended in time
     * @throws SQLException what it throws
     */
    static boolean inTime(Duration grace, Action action) throws Exception {
        Exception[] failure = new Exception[1];
        Thread thread =
                Thread.ofVirtual()
                        .name("jumun-jdbc-cancel")
                        .start(() -> {
                            try {
                                action.run();
                            } catch (Exception e) {
                                failure[0] = e;
                            }
                        });
        if (!thread.join(grace)) {
            thread.interrupt();
            return false;
        }
        if (failure[0] != null) {
            throw failure[0];
        }
        return true;
    }

    /** The operations of {@code Async} throw checked exceptions without declaring them. */
    private static <T extends @Nullable Object> T thrown(Wire.Call<T> call) throws SQLException {
        return call.call();
    }
}

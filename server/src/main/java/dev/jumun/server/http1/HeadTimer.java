package dev.jumun.server.http1;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The time that a client has for the head of a request. A head that came whole needs no timer:
 * almost all do. Event loop.
 */
final class HeadTimer {
    private final Http1Connection connection;
    private boolean begun;
    private @Nullable Future<?> timer;

    HeadTimer(Http1Connection connection) {
        this.connection = connection;
    }

    /** Some bytes have come, where a head may begin or where it can't. */
    void bytesCame(boolean mayBegin) {
        begun = mayBegin;
    }

    /** A head was there as a whole. */
    void forget() {
        begun = false;
    }

    /** All has been read that was there: if a head has begun, its time begins. */
    void watch(Duration limit) {
        if (begun && timer == null) {
            timer =
                    connection
                            .context()
                            .executor()
                            .schedule(
                                    connection::headIsLate,
                                    limit.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
    }

    /** The head is there, or will never be. */
    void end() {
        begun = false;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}

package dev.jumun.jdbc;

import dev.jumun.async.Cancelled;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Turns before a pool: as many requests as it has connections, the others in the order in which
 * they came. A pool that is asked for more than it has looks each time whether it may grow, and
 * serves those that wait in any order.
 */
final class Turns {
    private final @Nullable Semaphore free;
    private final int count;
    private final Duration limit;

    /** When a request last waited for the pool itself without success. */
    private volatile long failed;

    private volatile boolean hasFailed;

    /**
     * Makes turns.
     *
     * @param count how many at a time; 0 for no turns
     * @param limit how long to wait for one
     */
    Turns(int count, Duration limit) {
        this.free = count == 0 ? null : new Semaphore(count, true);
        this.count = count;
        this.limit = limit;
    }

    /** How many connections a pool has at most, as HikariCP and others tell; 0 if it does not. */
    static int sizeOf(DataSource pool) {
        for (String name : new String[] {"getMaximumPoolSize", "getMaxTotal", "getMaxPoolSize"}) {
            try {
                Method size = pool.getClass().getMethod(name);
                if (size.invoke(pool) instanceof Integer count && count > 0) {
                    return count;
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                // another kind of pool
            }
        }
        return 0;
    }

    /**
     * Waits for a turn.
     *
     * @throws DatabaseUnavailableException if none was free in time, or if another one has waited
     *     for the pool in vain meanwhile
     */
    void take() throws SQLException {
        if (free == null || free.tryAcquire()) {
            return;
        }
        long begin = System.nanoTime();
        try {
            if (!free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DatabaseUnavailableException(
                        "No database connection was free within " + limit.toMillis() + " ms.");
            }
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        if (hasFailed && failed - begin > 0) {
            free.release();
            throw new DatabaseUnavailableException(
                    "The pool gave no connection to a request that came before.");
        }
    }

    /** The pool itself gave no connection: those that wait have waited for the same. */
    void fail() {
        failed = System.nanoTime();
        hasFailed = true;
    }

    void giveBack() {
        if (free != null) {
            free.release();
        }
    }

    /** How many are taken; 0 if there are no turns. */
    int taken() {
        return free == null ? 0 : count - free.availablePermits();
    }

    /** How many wait for one, about. */
    int waiting() {
        return free == null ? 0 : free.getQueueLength();
    }

    /** Whether there are turns: the pool has a connection for each, or may make one. */
    boolean exist() {
        return free != null;
    }
}

package dev.jumun.jdbc;

import dev.jumun.async.Cancelled;
import dev.jumun.runtime.engine.Pools;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

/**
 * Turns before a pool: as many requests as it has connections, the others in the order in which
 * they came. A pool that is asked for more than it has looks each time whether it may grow, and
 * serves those that wait in any order.
 *
 * <p>A thread that waits for a limited time costs the JDK a timer. All that wait here are as
 * patient, so that one timer will do, for the first of them.
 */
final class Turns implements Pools.Pool {
    private final String name;
    private final int count;
    private final Duration limit;
    private final long patience;
    private final ReentrantLock lock = new ReentrantLock();

    // ---- guarded by the lock

    /** In the order in which they came; those that have left are dropped when they come first. */
    private final ArrayDeque<Turn> queue = new ArrayDeque<>();

    private int free;
    private int waiting;
    private boolean timed;
    private boolean known;

    /** When a request last waited for the pool itself without success. */
    private volatile long failed;

    private volatile boolean hasFailed;

    /**
     * Makes turns.
     *
     * @param name what the pool is called
     * @param count how many at a time; 0 for no turns
     * @param limit how long to wait for one
     */
    Turns(String name, int count, Duration limit) {
        this.name = name;
        this.count = count;
        this.limit = limit;
        this.patience = TimeUnit.NANOSECONDS.convert(limit);
        this.free = count;
    }

    /** How many connections a pool has at most, as HikariCP and others tell; 0 if it does not. */
    static int sizeOf(DataSource pool) {
        for (String name : new String[] {"getMaximumPoolSize", "getMaxTotal", "getMaxPoolSize"}) {
            try {
                Method size = pool.getClass().getMethod(name);
                if (size.invoke(pool) instanceof Integer number && number > 0) {
                    return number;
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                // another kind of pool
            }
        }
        return 0;
    }

    /** What a pool is called: by HikariCP's name for it, or by its class. */
    static String nameOf(DataSource pool) {
        try {
            if (pool.getClass().getMethod("getPoolName").invoke(pool) instanceof String name) {
                return name;
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // another kind of pool
        }
        return pool.getClass().getSimpleName();
    }

    /**
     * Waits for a turn.
     *
     * @throws DatabaseUnavailableException if none was free in time, or if another one has waited
     *     for the pool in vain meanwhile
     */
    void take() throws SQLException {
        if (count == 0) {
            return;
        }
        Turn turn = takeOrQueue();
        if (turn != null) {
            await(turn);
        }
    }

    /** Takes a free turn and returns null, or joins the queue and returns the turn to wait for. */
    private @Nullable Turn takeOrQueue() {
        lock.lock();
        try {
            if (!known) {
                known = true;
                Pools.add(this);
            }
            if (free > 0) {
                free--;
                return null;
            }
            Turn turn = new Turn(Thread.currentThread(), System.nanoTime());
            queue.add(turn);
            waiting++;
            if (!timed) {
                lookIn(patience);
            }
            return turn;
        } finally {
            lock.unlock();
        }
    }

    private void await(Turn turn) throws SQLException {
        try {
            turn.await();
        } catch (InterruptedException e) {
            if (leave(turn)) {
                throw Cancelled.interrupted(e);
            }
            Thread.currentThread().interrupt(); // it came at the same moment
        }
        if (turn.state() == Turn.State.OVER) {
            throw new DatabaseUnavailableException(
                    "No database connection was free within " + limit.toMillis() + " ms.");
        }
        if (hasFailed && failed - turn.since() > 0) {
            giveBack();
            throw new DatabaseUnavailableException(
                    "The pool gave no connection to a request that came before.");
        }
    }

    private boolean leave(Turn turn) {
        lock.lock();
        try {
            boolean left = turn.end(Turn.State.LEFT);
            if (left) {
                waiting--;
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a turn back, to the first one that waits. */
    void giveBack() {
        if (count == 0) {
            return;
        }
        lock.lock();
        try {
            Turn next = queue.poll();
            while (next != null && !next.end(Turn.State.GRANTED)) {
                next = queue.poll();
            }
            if (next == null) {
                free++;
            } else {
                waiting--;
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- time

    private void lookIn(long nanos) {
        timed = true;
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run)
                .execute(this::look);
    }

    /** Sends those away whose time is over, and looks again when that of the next one is. */
    private void look() {
        lock.lock();
        try {
            long now = System.nanoTime();
            timed = false;
            for (Turn first = queue.peek(); first != null; first = queue.peek()) {
                long left = first.since() + patience - now;
                if (first.state() == Turn.State.WAITING && left > 0) {
                    lookIn(left);
                    return;
                }
                queue.poll();
                if (first.end(Turn.State.OVER)) {
                    waiting--;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The pool itself gave no connection: those that wait have waited for the same. */
    void fail() {
        failed = System.nanoTime();
        hasFailed = true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return count;
    }

    /** How many are taken; 0 if there are no turns. */
    @Override
    public int inUse() {
        lock.lock();
        try {
            return count - free;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there are turns: the pool has a connection for each, or may make one. */
    boolean exist() {
        return count > 0;
    }
}

package dev.jumun.jdbc.pool;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * How many connections of a pool are used at the same time to read what feeds follow: two, and of a
 * small pool no more than half. All feeds share them, however many there are: the rest is for
 * requests.
 */
public final class Readers {
    private static final int MOST = 2;

    private static final Map<DataSource, Readers> OF_POOLS = new WeakHashMap<>();

    private final Semaphore free;

    private Readers(int count) {
        this.free = new Semaphore(count, true);
    }

    /**
     * Returns those of a pool.
     *
     * @param size how many connections it has; 0 if it does not tell
     */
    public static Readers of(DataSource pool, int size) {
        int count = size == 0 ? MOST : Math.clamp(size / 2, 1, MOST);
        synchronized (OF_POOLS) {
            return OF_POOLS.computeIfAbsent(pool, _ -> new Readers(count));
        }
    }

    /** Waits for one, at most for milliseconds; returns whether one was free. */
    public boolean tryAcquire(long millis) throws InterruptedException {
        return free.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }

    /** Gives one back. */
    public void release() {
        free.release();
    }

    /** Returns how many threads wait, about. */
    public int waiting() {
        return free.getQueueLength();
    }
}

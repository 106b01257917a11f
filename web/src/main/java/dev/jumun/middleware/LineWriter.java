package dev.jumun.middleware;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Writes lines on a thread of its own. Those that add lines never wait and take no lock: they may
 * be event loops (docs/decisions/0010).
 */
final class LineWriter {
    /** How many lines may wait: as many as a busy server makes in half a second or so. */
    static final int MOST = 1 << 14;

    /** Characters that are written at once. */
    private static final int FULL = 1 << 15;

    private static final System.Logger LOG = System.getLogger("dev.jumun");
    private static final Duration MOST_WAIT = Duration.ofSeconds(1);

    /** While lines come, they are gathered: waking the writer costs more than making a line. */
    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private final ConcurrentLinkedQueue<Supplier<String>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final OutputStream out;
    private final LongFunction<String> lost;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile @Nullable Thread writer;
    private volatile boolean parked;
    private volatile boolean ending;
    private boolean failed;

    /**
     * Makes one whose thread starts with the first line.
     *
     * @param lost makes the line that reports how many were dropped
     */
    LineWriter(OutputStream out, LongFunction<String> lost) {
        this.out = out;
        this.lost = lost;
    }

    /** Adds a line, which the writer makes; drops it if too many wait. */
    void add(Supplier<String> line) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            dropped.incrementAndGet();
            return;
        }
        waiting.add(line);
        if (parked) {
            LockSupport.unpark(writer);
        } else if (!started.get() && started.compareAndSet(false, true)) {
            Thread thread =
                    Thread.ofPlatform().daemon().name("jumun-access-log").unstarted(this::run);
            writer = thread;
            thread.start();
        }
    }

    private void run() {
        StringBuilder text = new StringBuilder();
        while (true) {
            int lines = 0;
            for (Supplier<String> next = waiting.poll(); next != null; next = waiting.poll()) {
                text.append(next.get()).append('\n');
                lines++;
                if (text.length() >= FULL) {
                    break;
                }
            }
            boolean full = text.length() >= FULL;
            long missing = dropped.getAndSet(0);
            if (missing > 0) {
                text.append(lost.apply(missing)).append('\n');
            }
            if (text.isEmpty() && ending) {
                return;
            } else if (text.isEmpty()) {
                rest();
            } else {
                write(text.toString());
                count.addAndGet(-lines);
                text.setLength(0);
                if (!full && !ending) {
                    LockSupport.parkNanos(this, PAUSE_NANOS); // nobody wakes it but end()
                }
            }
        }
    }

    private void rest() {
        parked = true;
        if (waiting.isEmpty() && !ending) {
            LockSupport.park(this);
        }
        parked = false;
    }

    /** A full disk never stops requests; it is reported once. */
    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            failed = false;
        } catch (IOException | RuntimeException e) {
            if (!failed) {
                failed = true;
                LOG.log(System.Logger.Level.ERROR, "The access log cannot be written.", e);
            }
        }
    }

    /**
     * Waits until all lines are written, for a second at most, and ends the thread. It starts again
     * with the next line.
     */
    void end() {
        Thread thread = writer;
        if (thread == null) {
            return;
        }
        ending = true;
        LockSupport.unpark(thread);
        try {
            thread.join(MOST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller's own
        }
        ending = false;
        if (!thread.isAlive()) { // otherwise its output is blocked, and it continues later
            writer = null;
            started.set(false);
        }
    }
}

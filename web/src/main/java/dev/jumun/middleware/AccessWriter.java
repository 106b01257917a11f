package dev.jumun.middleware;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes and writes lines on a thread of its own. Those that add lines never wait and take no lock:
 * they may be event loops (docs/decisions/0010).
 */
final class AccessWriter {
    /**
     * How many lines may wait, fewer if they are long: as many as a busy server makes in a sixth of
     * a second or so.
     */
    static final int MOST = 1 << 14;

    /** Bytes that are written at once. */
    static final int FULL = 1 << 15;

    private static final System.Logger LOG = System.getLogger("dev.jumun");
    private static final Duration MOST_WAIT = Duration.ofSeconds(1);

    /** While lines come, they are gathered: waking the writer costs more than making a line. */
    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private final AtomicReference<@Nullable AccessLine> waiting = new AtomicReference<>();
    private final AtomicLong dropped = new AtomicLong();
    private final OutputStream out;
    private final LineForm form;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile @Nullable Thread writer;
    private volatile boolean parked;
    private volatile boolean ending;
    private boolean failed;

    /** Makes one whose thread starts with the first line. */
    AccessWriter(OutputStream out, LineForm form) {
        this.out = out;
        this.form = form;
    }

    /** Adds a line; drops it if too many wait. */
    void add(AccessLine line) {
        AccessLine top;
        do {
            top = waiting.get();
            if (line.follow(top) > MOST) {
                dropped.incrementAndGet();
                return;
            }
        } while (!waiting.compareAndSet(top, line));
        if (parked) {
            LockSupport.unpark(writer);
        } else if (!started.get() && started.compareAndSet(false, true)) {
            Thread thread =
                    Thread.ofPlatform()
                            .daemon()
                            .inheritInheritableThreadLocals(false)
                            .name("jumun-access-log")
                            .unstarted(this::run);
            writer = thread;
            thread.start();
        }
    }

    private void run() {
        while (true) {
            AccessLine lines = AccessLine.oldest(waiting.getAndSet(null));
            long missing = dropped.get() == 0 ? 0 : dropped.getAndSet(0);
            if (lines != null || missing > 0) {
                write(lines, missing);
                if (!ending) {
                    LockSupport.parkNanos(this, PAUSE_NANOS); // only end() wakes it
                }
            } else if (ending) {
                return;
            } else {
                rest();
            }
        }
    }

    private void rest() {
        parked = true;
        if (waiting.get() == null && !ending) {
            LockSupport.park(this);
        }
        parked = false;
    }

    private void write(@Nullable AccessLine lines, long missing) {
        long millis = System.currentTimeMillis();
        long nanos = System.nanoTime();
        for (AccessLine line = lines; line != null; line = line.takeBefore()) {
            form.add(line, millis - (nanos - line.endedAt()) / 1_000_000);
            if (form.size() >= FULL) {
                write();
            }
        }
        if (missing > 0) {
            form.addDropped(missing);
        }
        write();
    }

    /** A full disk never stops requests; it is reported once. */
    private void write() {
        try {
            form.writeTo(out);
            out.flush();
            if (out instanceof PrintStream printer && printer.checkError()) {
                throw new IOException("The stream says that it failed, and not why.");
            }
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

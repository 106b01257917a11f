package dev.jumun.async;

import dev.jumun.async.observe.Flight;

import jdk.management.VirtualThreadSchedulerMXBean;

import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps virtual threads running. A thread that calculates, or reads a file or pipe that does not
 * answer, holds one of the few carriers that all virtual threads share; when all are held, nothing
 * else runs. The watchdog notices this, reports the thread, and adds carriers until it is over.
 *
 * <p>On by default; {@code -Djumun.watchdog=off} turns it off. It checks twenty times a second
 * while tasks run, and sleeps otherwise. {@code -Djumun.watchdog.carriers=64} limits the number of
 * carriers; without it, that is four for each core, and 64 at least.
 */
final class Watchdog {
    private static final boolean ON = !"off".equals(System.getProperty("jumun.watchdog"));
    private static final int MOST =
            Integer.getInteger(
                    "jumun.watchdog.carriers",
                    Math.max(64, 4 * Runtime.getRuntime().availableProcessors()));
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int CALM_BEATS = 40;

    private static final Watchdog INSTANCE = new Watchdog();
    private static final Thread THREAD =
            ON ? OwnThread.named("jumun-watchdog").start(INSTANCE::watch) : Thread.currentThread();
    private static volatile boolean asleep;

    private final Set<Strand> culprits = new HashSet<>();
    private volatile long answered;
    private long asked;
    private int usual;
    private int calm;

    private Watchdog() {}

    /** Made by the watchdog's own thread: it takes its time, and a start must not wait for it. */
    private static final class Carriers {
        static final VirtualThreadSchedulerMXBean SCHEDULER =
                ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

        private Carriers() {}
    }

    /** There are tasks again. */
    static void wake() {
        if (asleep) {
            asleep = false;
            LockSupport.unpark(THREAD);
        }
    }

    private void watch() {
        Flight.prepare();
        while (true) {
            try {
                if (Job.roots().isEmpty() && usual == 0 && ++calm > CALM_BEATS) {
                    sleepUntilWoken();
                }
                if (hasFreeCarrier() || beat(PATIENCE)) {
                    LockSupport.parkNanos(this, BEAT);
                    calmDown();
                } else {
                    dev.jumun.async.observe.Carriers.starve(); // not the nested class
                    report();
                    heal();
                }
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
                System.getLogger("dev.jumun.async")
                        .log(System.Logger.Level.WARNING, "The watchdog failed.", failure);
            }
        }
    }

    private void sleepUntilWoken() {
        calm = 0;
        asleep = true;
        while (asleep && Job.roots().isEmpty()) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    /** No task waits for a carrier then, so no probe has to be started to find out. */
    private boolean hasFreeCarrier() {
        return usual == 0
                && queued() == 0
                && Carriers.SCHEDULER.getMountedVirtualThreadCount()
                        < Carriers.SCHEDULER.getParallelism();
    }

    /** Starts a virtual thread, and tells whether it has run within a time. */
    private boolean beat(long patience) {
        Thread self = Thread.currentThread();
        long beat = ++asked;
        Thread.startVirtualThread(() -> {
            answered = Math.max(answered, beat);
            LockSupport.unpark(self);
        });
        return answeredOrBusy(beat, patience);
    }

    /**
     * Whether a beat is answered within a time in which nothing gets on. While the queue of those
     * that could run gets shorter now and then it is only long.
     */
    private boolean answeredOrBusy(long beat, long patience) {
        long left = patience;
        long queued = queued();
        while (left > 0) {
            if (answeredWithin(beat, STEP)) {
                return true;
            }
            long now = queued();
            left = now < queued ? patience : left - STEP;
            queued = now;
        }
        return false;
    }

    private long queued() {
        return Carriers.SCHEDULER.getQueuedVirtualThreadCount();
    }

    private boolean answeredWithin(long beat, long patience) {
        long start = System.nanoTime();
        while (answered < beat) {
            long left = patience - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            LockSupport.parkNanos(this, left);
        }
        return true;
    }

    private void report() {
        Holders holders = new Holders();
        for (Strand strand : busy()) {
            if (!culprits.add(strand)) {
                continue;
            }
            if (holders.isFull()) {
                holders.addFurther();
            } else {
                holders.add(nameOf(strand), Traces.trim(strand.thread.getStackTrace()));
            }
        }
        System.getLogger("dev.jumun.async")
                .log(
                        System.Logger.Level.WARNING,
                        "Virtual threads have not run for {0} ms, because these tasks hold their"
                            + " carriers. Use Async.blocking for what reads files and pipes, and"
                            + " for long calculations.\n"
                            + "{1}",
                        TimeUnit.NANOSECONDS.toMillis(PATIENCE),
                        holders.toText());
    }

    private static String nameOf(Strand strand) {
        Job job = strand.innermost();
        Job root = job;
        while (root != null && root.parent() != null) {
            root = root.parent();
        }
        String name = job == null ? strand.thread.toString() : job.taskName();
        return root == null || root == job ? name : name + " of " + root;
    }

    /** The virtual threads of tasks that hold a carrier. */
    private static List<Strand> busy() {
        List<Strand> strands = new ArrayList<>();
        ArrayDeque<Job> todo = new ArrayDeque<>(Job.roots().all());
        while (!todo.isEmpty()) {
            Job job = todo.pop();
            Strand strand = job.strand();
            if (strand != null && strand.innermost() == job && isBusy(strand)) {
                strands.add(strand);
            }
            todo.addAll(job.children());
        }
        return strands;
    }

    private static boolean isBusy(Strand strand) {
        return strand.waitingFor() == null
                && strand.thread.isVirtual()
                && strand.thread.getState() == Thread.State.RUNNABLE;
    }

    /** Adds carriers until virtual threads run again. */
    private void heal() {
        int now = Carriers.SCHEDULER.getParallelism();
        if (usual == 0) {
            usual = now;
        }
        while (answered < asked && now < MOST) {
            now = Math.min(MOST, now * 2);
            Carriers.SCHEDULER.setParallelism(now);
            // The pool looks at its size only when somebody comes from outside with new work.
            Thread.ofPlatform().daemon().start(() -> Thread.startVirtualThread(() -> {}));
            answeredWithin(asked, STEP);
        }
        if (!answeredWithin(asked, PATIENCE)) {
            LockSupport.parkNanos(this, BEAT); // as many as there may be: waits for one of them
        }
        calm = 0;
    }

    /** Takes the additional carriers away when they have not been needed for some time. */
    private void calmDown() {
        if (usual == 0) {
            return;
        }
        culprits.removeIf(strand ->
                strand.innermost() == null || strand.thread.getState() != Thread.State.RUNNABLE);
        calm = culprits.isEmpty() ? calm + 1 : 0;
        if (calm > CALM_BEATS) {
            Carriers.SCHEDULER.setParallelism(usual);
            usual = 0;
        }
    }
}

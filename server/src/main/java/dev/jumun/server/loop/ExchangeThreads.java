package dev.jumun.server.loop;

import dev.jumun.async.Timer;
import dev.jumun.runtime.engine.Workload;

import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the virtual threads of an exchange, its own and those that it starts, from one wait to the
 * next: on the event loop of its connection, or elsewhere if it holds that up, or may do so for all
 * that is known. Measures for how long each stretch held the thread.
 *
 * <p>What the loop itself starts or wakes runs at once, as a call: only what others wake goes
 * through the loop's queue.
 */
public final class ExchangeThreads implements Executor, Timer {
    private static final long TOO_LONG = TimeUnit.MILLISECONDS.toNanos(1);

    private final Lane lane;
    private final Executor elsewhere;
    private volatile boolean away;

    // Of the event loop, and of the threads that run on it.
    private boolean atOnce;
    private @Nullable Runnable afterwards;

    // Several threads may write it at the same time; the last write wins.
    private @Nullable Workload workload;
    private long recently;
    private long longest;
    private boolean ended;

    public ExchangeThreads(Lane lane, Executor elsewhere, boolean onEventLoop) {
        this.lane = lane;
        this.away = !onEventLoop;
        this.elsewhere = elsewhere;
    }

    /** It is known what kind of work it is. The calling thread is the exchange's own. */
    @SuppressWarnings("ThreadPriorityCheck") // works here: a thread that continues is resubmitted
    public void workload(Workload known) {
        workload = known;
        if (!away && known.runsApart()) {
            away = true;
            Thread.yield();
        }
    }

    /** The handler has returned. */
    public void end() {
        ended = true;
    }

    /** Starts or wakes a thread, and runs it before it returns. Event loop. */
    public void atOnce(Runnable action) {
        atOnce = true;
        try {
            action.run();
        } finally {
            atOnce = false;
        }
    }

    /** Does something on the event loop soon. */
    public void onEventLoop(Runnable action) {
        if (isOnEventLoop() && afterwards == null) {
            afterwards = action; // this thread holds the loop: no queue is needed
        } else {
            eventLoop().execute(action);
        }
    }

    public EventLoop eventLoop() {
        return lane.loop();
    }

    public Lane lane() {
        return lane;
    }

    @Override
    public int loop() {
        return lane.number();
    }

    /**
     * Whether the calling thread is one of these, and holds the event loop while it runs. What is
     * done for the exchange in {@code Async.blocking} does not.
     */
    public boolean isOnEventLoop() {
        return !away && Timer.current() == this;
    }

    @Override
    public void execute(Runnable stretch) {
        if (away) {
            elsewhere.execute(() -> run(stretch));
        } else if (atOnce && eventLoop().inEventLoop()) {
            atOnce = false;
            runHere(stretch);
        } else {
            eventLoop().execute(() -> runHere(stretch));
        }
    }

    @Override
    public @Nullable Runnable unpark(Thread thread, long nanos) {
        if (!isOnEventLoop()) {
            return null;
        }
        Alarm alarm = new Alarm(this, thread, nanos);
        onEventLoop(alarm::set);
        return alarm::cancel;
    }

    /** When the stretch began that runs now, or the last one ended. */
    @Override
    public long recently() {
        return recently == 0 ? System.nanoTime() : recently;
    }

    private void runHere(Runnable stretch) {
        run(stretch);
        Runnable action = afterwards;
        if (action != null) {
            afterwards = null;
            action.run();
        }
    }

    private void run(Runnable stretch) {
        long start = System.nanoTime();
        recently = start;
        stretch.run();
        long end = System.nanoTime();
        recently = end;
        long held = end - start;
        Workload known = workload;
        if (held > longest) {
            longest = held;
        }
        if (known == null) {
            return;
        }
        if (ended) {
            known.held(longest);
        } else {
            known.heldUntilWait(held);
            if (held > TOO_LONG && known.isHeavy()) {
                away = true; // only ever this: several threads may be here
            }
        }
    }
}

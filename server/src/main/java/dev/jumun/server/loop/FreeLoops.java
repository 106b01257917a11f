package dev.jumun.server.loop;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorChooserFactory;

import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives new connections to the event loops in turn, except to one that a handler holds: a
 * connection would wait there until the handler ends. A loop that has not run a small task within
 * 50 ms is held. Loops are asked only while connections come, and at most once in that time.
 */
public final class FreeLoops implements EventExecutorChooserFactory {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(50);

    @Override
    public EventExecutorChooser newChooser(EventExecutor[] loops) {
        return new Chooser(Arrays.stream(loops).map(Loop::new).toArray(Loop[]::new));
    }

    private static final class Chooser implements EventExecutorChooser {
        private final Loop[] loops;
        private final AtomicInteger turn = new AtomicInteger();
        private volatile long asked = System.nanoTime() - PATIENCE;

        Chooser(Loop[] loops) {
            this.loops = loops;
        }

        @Override
        public EventExecutor next() {
            long now = System.nanoTime();
            if (now - asked >= PATIENCE) {
                asked = now;
                for (Loop loop : loops) {
                    loop.ask(now);
                }
            }
            int first = turn.getAndIncrement() & Integer.MAX_VALUE;
            for (int i = 0; i < loops.length; i++) {
                Loop loop = loops[(first % loops.length + i) % loops.length];
                if (!loop.isHeld(now)) {
                    loop.used = true;
                    return loop.executor;
                }
            }
            return loops[first % loops.length].executor;
        }
    }

    private static final class Loop {
        final EventExecutor executor;

        /** Its thread runs only from its first connection on. */
        volatile boolean used;

        private volatile boolean waits;
        private volatile long since;

        Loop(EventExecutor executor) {
            this.executor = executor;
        }

        void ask(long now) {
            if (!used || waits) {
                return;
            }
            since = now;
            waits = true;
            try {
                executor.execute(() -> waits = false);
            } catch (RejectedExecutionException e) {
                waits = false; // it ends, and so does the server
            }
        }

        boolean isHeld(long now) {
            return waits && now - since > PATIENCE;
        }
    }
}

package dev.jumun.async;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.run;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Timeouts that are over as their bodies end, many at a time: no interrupt may stay behind, and no
 * outer timeout may get lost. A few in each run; a million with {@code -Plong}.
 */
class RacesTest {
    private static final int TASKS = 8;

    private final AtomicLong leaked = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong over = new AtomicLong();
    private final AtomicLong inTime = new AtomicLong();

    @Test
    void noInterruptLeaksOutOfATimeout() {
        race(20_000, this::oneTimeout);
        assertThat(leaked).hasValue(0);
        assertThat(over).hasPositiveValue();
        assertThat(inTime).hasPositiveValue();
    }

    @Test
    @Tag("long")
    void noInterruptLeaksOutOfAMillionTimeouts() {
        race(1_000_000, this::oneTimeout);
        System.out.println("timeouts: " + over + " over, " + inTime + " in time");
        assertThat(leaked).hasValue(0);
        assertThat(over).hasPositiveValue();
        assertThat(inTime).hasPositiveValue();
    }

    @Test
    void noOuterTimeoutIsLost() {
        race(2_000, this::nestedTimeouts);
        assertThat(lost).hasValue(0);
        assertThat(leaked).hasValue(0);
        assertThat(over).hasPositiveValue();
    }

    @Test
    @Tag("long")
    void noOuterTimeoutIsLostInAHundredThousand() {
        race(100_000, this::nestedTimeouts);
        System.out.println("nested timeouts: " + over + " over, " + inTime + " in time");
        assertThat(lost).hasValue(0);
        assertThat(leaked).hasValue(0);
        assertThat(over).hasPositiveValue();
    }

    private void race(int times, java.util.function.Consumer<SplittableRandom> one) {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            int seed = i;
            tasks.add(() -> {
                SplittableRandom random = new SplittableRandom(seed);
                for (int n = 0; n < times / TASKS; n++) {
                    one.accept(random);
                    if (Thread.currentThread().isInterrupted()) {
                        leaked.incrementAndGet();
                        Thread.interrupted();
                    }
                }
                return true;
            });
        }
        run(() -> gather(tasks));
    }

    /**
     * The body waits as long as its time, and up to a millisecond more: cancelling takes its time,
     * too. It waits in a way that an interrupt ends.
     */
    private void oneTimeout(SplittableRandom random) {
        long time = 50_000 + random.nextLong(100_000);
        long work = time + random.nextLong(1_000_000);
        try {
            timeout(Duration.ofNanos(time), () -> waitFor(work));
            inTime.incrementAndGet();
        } catch (TimeoutException e) {
            over.incrementAndGet();
        }
    }

    /** Two that are over within the same moments: the outer one must count if it was over. */
    private void nestedTimeouts(SplittableRandom random) {
        long outer = 50_000 + random.nextLong(50_000);
        long inner = outer - 10_000 + random.nextLong(20_000);
        try {
            timeout(
                    Duration.ofNanos(outer),
                    () -> {
                        try {
                            timeout(
                                    Duration.ofNanos(inner),
                                    () -> taskGroup(group -> waitFor(5_000_000)));
                        } catch (TimeoutException e) {
                            inTime.incrementAndGet();
                        }
                        Async.sleep(Duration.ofSeconds(10)); // only the outer one ends this
                        return true;
                    });
            lost.incrementAndGet();
        } catch (TimeoutException e) {
            over.incrementAndGet();
        }
    }

    private static boolean waitFor(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException(); // the flag stays: that is the hard way
            }
        }
        return true;
    }
}

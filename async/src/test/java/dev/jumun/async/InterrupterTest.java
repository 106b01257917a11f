package dev.jumun.async;

import static dev.jumun.async.Async.shield;
import static dev.jumun.async.Async.taskGroup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Interrupting one that holds up whoever interrupts it, again and again. */
class InterrupterTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Closing it, which is what an interrupt does, takes until somebody opens the gate. */
    private static final class Stubborn extends AbstractInterruptibleChannel {
        private final CountDownLatch gate;

        Stubborn(CountDownLatch gate) {
            this.gate = gate;
        }

        @Override
        protected void implCloseChannel() {
            boolean open = false;
            while (!open) {
                try {
                    gate.await();
                    open = true;
                } catch (InterruptedException notYet) {
                    // goes on to be stubborn
                }
            }
        }

        boolean read(CountDownLatch reading) throws Exception {
            try {
                begin();
                reading.countDown();
                gate.await();
            } finally {
                end(true);
            }
            return true;
        }
    }

    @Test
    @Timeout(60)
    void anotherTakesOverWheneverOneIsHeldUp() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            // Opens at about the time when patience with the one that is held up comes to an end.
            long opensAfter = 1_800_000 + random.nextLong(600_000);
            CountDownLatch gate = new CountDownLatch(1);
            CountDownLatch running = new CountDownLatch(2);
            CountDownLatch other = new CountDownLatch(1);
            taskGroup(group -> {
                group.start(() -> new Stubborn(gate).read(running));
                group.start(() -> {
                    running.countDown();
                    try {
                        Thread.sleep(LONG);
                    } finally {
                        other.countDown();
                    }
                    return true;
                });
                running.await();
                group.cancel();
                shield(
                        LONG,
                        () -> {
                            LockSupport.parkNanos(opensAfter);
                            gate.countDown();
                            other.await(); // for ever, if nobody interrupts it any more
                            return true;
                        });
                return true;
            });
        }
    }
}

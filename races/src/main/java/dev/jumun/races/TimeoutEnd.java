package dev.jumun.races;

import dev.jumun.async.Async;
import dev.jumun.async.Deadline;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** A timeout that is over as its body ends: a result or a timeout, and no interrupt after it. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "in time")
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "over")
@Outcome(expect = Expect.FORBIDDEN, desc = "the interrupt came after the end")
@State
public class TimeoutEnd {
    private volatile @Nullable Deadline running;

    @Actor
    public void body(II_Result result) {
        try {
            result.r1 =
                    Async.timeout(
                            Duration.ofSeconds(10),
                            deadline -> {
                                running = deadline;
                                LockSupport.parkNanos(20_000);
                                return 1;
                            });
        } catch (TimeoutException e) {
            result.r1 = 2;
        }
        result.r2 = Thread.interrupted() ? 1 : 0;
    }

    @Actor
    public void clock() {
        Deadline deadline = running;
        if (deadline != null) {
            try {
                deadline.reset(Duration.ofNanos(1));
            } catch (IllegalStateException e) {
                // it has ended
            }
        }
    }
}

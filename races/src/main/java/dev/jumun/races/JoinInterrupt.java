package dev.jumun.races;

import dev.jumun.async.Async;
import dev.jumun.async.Cancelled;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

import java.util.concurrent.locks.LockSupport;

/** Other code interrupts a thread whose group ends: that is reported once, and not lost. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "it came after: the flag is set")
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "it ended the group")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, or reported twice")
@State
public class JoinInterrupt {
    private volatile @Nullable Thread owner;
    private volatile boolean sent;

    @Actor
    public void group(II_Result result) {
        owner = Thread.currentThread();
        try {
            result.r1 =
                    Async.taskGroup(group -> {
                        group.start(() -> LockSupport.parkNanos(1_000));
                        return 1;
                    });
        } catch (Cancelled e) {
            result.r1 = 2;
        }
        while (!sent) {
            Thread.onSpinWait();
        }
        result.r2 = Thread.interrupted() ? 1 : 0;
    }

    @Actor
    public void other() {
        Thread thread = owner;
        while (thread == null) {
            Thread.onSpinWait();
            thread = owner;
        }
        thread.interrupt();
        sent = true;
    }
}

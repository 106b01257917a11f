package dev.jumun.races;

import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.OnCancel;
import dev.jumun.async.RootTask;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A call on a platform thread ends as it is cancelled and left alone: no interrupt is left. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "done before")
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "left alone, or never begun")
@Outcome(expect = Expect.FORBIDDEN, desc = "the interrupt came after the end")
@State
public class BlockingCancel {
    private final RootTask root = RootTask.named("root");

    @Actor
    public void caller(II_Result result) {
        try {
            result.r1 = root.run(() -> Async.blocking(OnCancel.ABANDON, () -> 1));
        } catch (Cancelled e) {
            result.r1 = 2;
        }
        result.r2 = Thread.interrupted() ? 1 : 0;
    }

    @Actor
    public void canceller() {
        root.cancel(CancelReason.EXPLICIT);
    }
}

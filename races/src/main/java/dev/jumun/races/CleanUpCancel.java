package dev.jumun.races;

import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.RootTask;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A job within ends as it is cancelled: what cleans up around it is not interrupted again. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "done before")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "cancelled after the job within")
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "cut off, and told once")
@Outcome(id = "2, 2", expect = Expect.FORBIDDEN, desc = "told by Cancelled, and interrupted")
@State
public class CleanUpCancel {
    private final RootTask root = RootTask.named("root");
    private boolean cutOff;
    private boolean interrupted;

    @Actor
    public void work(II_Result result) {
        try {
            root.run(() -> {
                try {
                    Async.run(() -> Async.run(Async::checkpoint));
                } catch (Cancelled e) {
                    cutOff = true;
                    throw e;
                } finally {
                    for (int i = 0; i < 100 && !interrupted; i++) {
                        interrupted = Thread.currentThread().isInterrupted();
                        Thread.onSpinWait();
                    }
                }
                return 1;
            });
        } catch (Cancelled e) {
            // expected
        }
        result.r1 = cutOff ? 2 : 1;
        result.r2 = interrupted ? 2 : 0;
    }

    @Actor
    public void canceller() {
        root.cancel(CancelReason.CLIENT_GONE);
    }
}

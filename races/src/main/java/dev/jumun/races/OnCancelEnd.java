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
import org.openjdk.jcstress.infra.results.III_Result;

/** What runs instead of an interrupt has run exactly if its callable was cut off. */
@JCStressTest
@Outcome(id = "1, 0, 0", expect = Expect.ACCEPTABLE, desc = "done before; the action never began")
@Outcome(id = "2, 1, 0", expect = Expect.ACCEPTABLE, desc = "cut off; the action has run")
@Outcome(id = "2, 2, 0", expect = Expect.ACCEPTABLE, desc = "cancelled before it began")
@Outcome(expect = Expect.FORBIDDEN, desc = "an action too many or too few, or an interrupt")
@State
public class OnCancelEnd {
    private final RootTask root = RootTask.named("root");
    private volatile boolean began;
    private volatile boolean acted;

    @Actor
    public void work(III_Result result) {
        try {
            result.r1 =
                    root.run(() ->
                            Async.onCancel(
                                    () -> {
                                        acted = true; // perhaps before the callable has begun
                                    },
                                    () -> {
                                        began = true;
                                        Async.checkpoint();
                                        return 1;
                                    }));
        } catch (Cancelled e) {
            result.r1 = 2;
        }
        result.r2 = (acted ? 1 : 0) + (began ? 0 : 2);
        result.r3 = Thread.interrupted() ? 1 : 0;
    }

    @Actor
    public void canceller() {
        root.cancel(CancelReason.EXPLICIT);
    }
}

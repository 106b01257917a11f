package dev.jumun.races;

import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.Lender;
import dev.jumun.async.RootTask;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A use ends as it is cancelled: the lender's tear-down, which runs a job, is never cut off. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "done before")
@Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "the use was cut off")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "cancelled before it began")
@Outcome(expect = Expect.FORBIDDEN, desc = "the tear-down was cut off")
@State
public class TearDownCancel {
    private final RootTask root = RootTask.named("root");
    private int tornDown = 2;

    @Actor
    public void use(II_Result result) {
        Lender<Integer> lender =
                yield -> {
                    try {
                        yield.to(1);
                    } finally {
                        tornDown = 0;
                        Async.run(Async::checkpoint);
                        tornDown = 1;
                    }
                };
        try {
            result.r1 =
                    root.run(() ->
                            Async.lend(
                                    "lender",
                                    lender,
                                    lent -> {
                                        Async.checkpoint();
                                        return lent;
                                    }));
        } catch (Cancelled e) {
            result.r1 = 2;
        }
        result.r2 = tornDown;
    }

    @Actor
    public void canceller() {
        root.cancel(CancelReason.CLIENT_GONE);
    }
}

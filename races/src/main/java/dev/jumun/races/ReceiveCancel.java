package dev.jumun.races;

import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.Channel;
import dev.jumun.async.RootTask;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A receiver is cancelled as a sender meets it: no value is lost, and no interrupt is left. */
@JCStressTest
@Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "sent and received")
@Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "cancelled, and not sent")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, made up, or interrupted later")
@State
public class ReceiveCancel {
    private final Channel<Integer> channel = new Channel<>(0);
    private final RootTask root = RootTask.named("root");

    @Actor
    public void receiver(III_Result result) {
        try {
            result.r2 = root.run(channel::receive);
        } catch (Cancelled e) {
            result.r2 = 0;
        }
        result.r3 = Thread.interrupted() ? 1 : 0;
    }

    @Actor
    public void others(III_Result result) {
        root.cancel(CancelReason.EXPLICIT); // takes effect on a thread of its own
        result.r1 = channel.trySend(1) ? 1 : 0;
    }
}

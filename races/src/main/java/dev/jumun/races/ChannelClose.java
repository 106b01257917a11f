package dev.jumun.races;

import dev.jumun.async.Channel;
import dev.jumun.async.ChannelClosedException;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A sender and somebody who closes: what was sent is received, what was refused is not. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "sent before it closed, and received")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "refused")
@Outcome(expect = Expect.FORBIDDEN, desc = "sent and lost, or refused and received")
@State
public class ChannelClose {
    private final Channel<Integer> channel = new Channel<>(1);

    @Actor
    public void sender(II_Result result) {
        try {
            channel.send(1);
            result.r1 = 1;
        } catch (ChannelClosedException e) {
            result.r1 = 0;
        }
    }

    @Actor
    public void closer() {
        channel.close();
    }

    @Arbiter
    public void receiver(II_Result result) {
        result.r2 = channel.next().orElse(0);
    }
}

package dev.jumun.races;

import dev.jumun.async.Channel;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A sender meets a receiver twice: both values arrive, once each, in order. */
@JCStressTest
@Outcome(
        id = {"1, 2", "2, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "both, in either order")
@Outcome(expect = Expect.FORBIDDEN, desc = "one is lost, or comes twice")
@State
public class ChannelMeeting {
    private final Channel<Integer> channel = new Channel<>(0);

    @Actor
    public void sender() {
        channel.send(1);
        channel.send(2);
    }

    @Actor
    public void receiver(II_Result result) {
        result.r1 = channel.receive();
        result.r2 = channel.receive();
    }
}

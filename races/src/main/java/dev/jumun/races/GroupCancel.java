package dev.jumun.races;

import dev.jumun.async.Async;
import dev.jumun.async.TaskGroup;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

import java.util.concurrent.locks.LockSupport;

/** A group whose body ends as it is cancelled: no interrupt may stay behind. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "cut off: no result")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "done before")
@Outcome(expect = Expect.FORBIDDEN, desc = "the interrupt came after the end")
@State
public class GroupCancel {
    private volatile @Nullable TaskGroup open;

    @Actor
    public void body(II_Result result) {
        Async.taskGroup(group -> {
            open = group;
            LockSupport.parkNanos(1_000);
            Async.checkpoint();
            result.r1 = 1;
        });
        result.r2 = Thread.interrupted() ? 1 : 0;
    }

    @Actor
    public void canceller() {
        TaskGroup group = open;
        if (group != null) {
            group.cancel();
        }
    }
}

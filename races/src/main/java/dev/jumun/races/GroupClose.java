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

/** A group that ends, and somebody who starts a task in it: refused, or waited for. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "refused, or too early")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "started, and waited for")
@Outcome(expect = Expect.FORBIDDEN, desc = "started, and not waited for")
@State
public class GroupClose {
    private volatile @Nullable TaskGroup open;
    private volatile boolean ran;

    @Actor
    public void group(II_Result result) {
        Async.taskGroup(group -> {
            open = group;
            return 0;
        });
        result.r1 = ran ? 1 : 0;
    }

    @Actor
    public void starter(II_Result result) {
        TaskGroup group = open;
        if (group == null) {
            return;
        }
        try {
            group.start(() -> ran = true);
            result.r2 = 1;
        } catch (IllegalStateException e) {
            result.r2 = 0;
        }
    }
}

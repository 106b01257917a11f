package dev.jumun.races;

import dev.jumun.async.Async;
import dev.jumun.async.Cancelled;
import dev.jumun.async.Task;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A task that ends as it is cancelled: whoever awaits it learns what its state says. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "succeeded, with its result")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "cancelled")
@Outcome(expect = Expect.FORBIDDEN, desc = "neither, or both")
@State
public class TaskCancel {
    private volatile @Nullable Task<Integer> started;

    @Actor
    public void owner(II_Result result) {
        Async.taskGroup(group -> {
            Task<Integer> task =
                    group.start(() -> {
                        Async.checkpoint();
                        return 1;
                    });
            started = task;
            try {
                result.r1 = task.await();
            } catch (Cancelled e) {
                result.r1 = 2;
            }
            result.r2 =
                    switch (task.state()) {
                        case SUCCEEDED -> 1;
                        case CANCELLED -> 2;
                        case RUNNING, FAILED -> 0;
                    };
            return 0;
        });
    }

    @Actor
    public void canceller() {
        Task<Integer> task = started;
        if (task != null) {
            task.cancel();
        }
    }
}

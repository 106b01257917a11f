package dev.jumun.runtime.routing;

import dev.jumun.BackgroundTasks;
import dev.jumun.async.Cancelled;

import org.jspecify.annotations.Nullable;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Tasks in the order in which they were added, by whichever thread of the request. */
final class TaskList implements BackgroundTasks {
    private static final System.Logger LOG = System.getLogger("dev.jumun");

    /** Made when there is one: most requests have none, and keep this while they wait. */
    private volatile @Nullable Queue<Work> waiting;

    @Override
    public void add(Work work) {
        queue().add(work);
    }

    private synchronized Queue<Work> queue() {
        Queue<Work> present = waiting;
        if (present == null) {
            present = new ConcurrentLinkedQueue<>();
            waiting = present;
        }
        return present;
    }

    /** Does all, and what is added meanwhile. A task that fails does not keep others from it. */
    void run() {
        Queue<Work> queue = waiting;
        if (queue == null) {
            return;
        }
        for (Work work = queue.poll(); work != null; work = queue.poll()) {
            try {
                work.run();
            } catch (Cancelled cancelled) {
                throw cancelled;
            } catch (Exception | Error failure) {
                LOG.log(System.Logger.Level.ERROR, "A background task failed.", failure);
            }
        }
    }
}

package dev.jumun.routing;

import dev.jumun.BackgroundTasks;
import dev.jumun.async.Cancelled;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Tasks in the order in which they were added, by whichever thread of the request. */
final class TaskList implements BackgroundTasks {
    private static final System.Logger LOG = System.getLogger("dev.jumun");

    private final Queue<Work> waiting = new ConcurrentLinkedQueue<>();

    @Override
    public void add(Work work) {
        waiting.add(work);
    }

    /** Does all, and what is added meanwhile. A task that fails does not keep others from it. */
    void run() {
        for (Work work = waiting.poll(); work != null; work = waiting.poll()) {
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

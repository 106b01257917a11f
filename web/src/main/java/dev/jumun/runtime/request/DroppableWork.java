package dev.jumun.runtime.request;

import dev.jumun.BackgroundTasks;

/** A background task that has to know if its request ends without it. */
public interface DroppableWork extends BackgroundTasks.Work {
    /** The request has ended, and the task will not run. */
    void drop();
}

package dev.jumun.runtime.request;

import dev.jumun.BackgroundTasks;
import dev.jumun.async.Cancelled;
import dev.jumun.async.log.LogText;
import dev.jumun.runtime.engine.RequestSteps;

import org.jspecify.annotations.Nullable;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** Tasks in the order in which they were added, by whichever thread of the request. */
final class TaskList implements BackgroundTasks {
    private static final System.Logger LOG = System.getLogger("dev.jumun");

    /** What waits, in its order: a class, as an updater of fields knows no type arguments. */
    private record Waiting(Queue<Work> works) {}

    /** What waits where nothing may be added any more. */
    private static final Waiting ENDED = new Waiting(new ConcurrentLinkedQueue<>());

    private static final AtomicReferenceFieldUpdater<TaskList, @Nullable Waiting> WAITING =
            AtomicReferenceFieldUpdater.newUpdater(TaskList.class, Waiting.class, "waiting");

    /**
     * Null until a task is added, which few requests do. Changed with the lock, except at the end
     * of a request without tasks.
     */
    private volatile @Nullable Waiting waiting;

    private final @Nullable RequestSteps steps;
    private @Nullable Throwable failure;

    /** With steps that are recorded, or null. */
    TaskList(@Nullable RequestSteps steps) {
        this.steps = steps;
    }

    @Override
    public synchronized void add(Work work) {
        Waiting present = waiting;
        if (present == null) {
            Waiting made = new Waiting(new ConcurrentLinkedQueue<>());
            present = WAITING.compareAndSet(this, null, made) ? made : waiting;
        }
        if (present == ENDED || present == null) {
            throw new IllegalStateException(
                    "The request of these background tasks has ended, so that this task would never"
                            + " run. Add tasks before the handler returns or within tasks, or run"
                            + " what outlives a request in a task group of Scope.APP.");
        }
        present.works().add(work);
    }

    /** Takes no more. False if something has been added that has not been run. */
    boolean end() {
        return WAITING.compareAndSet(this, null, ENDED) || endIfEmpty();
    }

    private synchronized boolean endIfEmpty() {
        Waiting present = waiting;
        boolean empty = present == null || present.works().isEmpty();
        if (empty) {
            waiting = ENDED;
        }
        return empty;
    }

    /** Takes no more, and drops what has not been run. */
    void drop() {
        Waiting dropped = exchangeForEnd();
        if (dropped != null && dropped != ENDED) {
            for (Work work : dropped.works()) {
                if (work instanceof DroppableWork droppable) {
                    droppable.drop();
                }
            }
        }
    }

    private synchronized @Nullable Waiting exchangeForEnd() {
        Waiting present = waiting;
        waiting = ENDED;
        return present;
    }

    /**
     * Does all, and what is added meanwhile. A task that fails is logged, and those after it still
     * run: they are independent of each other.
     */
    void run() {
        Waiting present = waiting;
        if (present == null) {
            return;
        }
        Queue<Work> queue = present.works();
        for (Work work = queue.poll(); work != null; work = queue.poll()) {
            try {
                run(work);
            } catch (Cancelled cancelled) {
                throw cancelled;
            } catch (Exception | Error failed) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "A background task failed.",
                        LogText.failure(failed));
                if (failure == null) {
                    failure = failed;
                } else if (failure != failed) {
                    failure.addSuppressed(failed);
                }
            }
        }
    }

    private void run(Work work) throws Exception {
        RequestSteps followed = steps;
        if (followed == null) {
            work.run();
            return;
        }
        RequestSteps.Step step = followed.begin("background task", "");
        Throwable thrown = null;
        try {
            work.run();
        } catch (Throwable failed) {
            thrown = failed;
            throw failed;
        } finally {
            step.end(thrown);
        }
    }

    /**
     * Does all as {@link #run} does, then throws the first failure: what is lent for the request
     * must not be committed when the work that used it has failed half-way.
     */
    void runForLenders() throws Exception {
        run();
        switch (failure) {
            case Exception exception -> throw exception;
            case Error error -> throw error;
            case null, default -> {}
        }
    }

    /** The first failure of a task, or null. */
    @Nullable Throwable failure() {
        return failure;
    }
}

package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Semaphore;

/**
 * Runs order slips side by side and waits for all of them. The last one runs on the caller's own
 * thread, the others each on a virtual thread.
 */
final class Gathering {
    private final Job group;
    private final Children children;
    private final Coroutine<?>[] slips;
    private final @Nullable Object[] results;
    private final @Nullable Semaphore places;

    private Gathering(Job group, Coroutine<?>[] slips, int limit) {
        this.group = group;
        this.children = new Children(group);
        this.slips = slips;
        this.results = new Object[slips.length];
        this.places = limit < slips.length ? new Semaphore(limit) : null;
    }

    static @Nullable Object[] run(int limit, Coroutine<?>... slips) {
        if (slips.length == 0) {
            Async.checkpoint();
            return new Object[0];
        }
        Job group = Job.below(Job.current(), "gather", true);
        return group.run(() -> new Gathering(group, slips, limit).run());
    }

    private @Nullable Object[] run() {
        int last = slips.length - 1;
        for (int i = 0; i < last && !children.haveFailed(); i++) {
            start(i);
        }
        if (!children.haveFailed()) {
            children.begins();
            attend(last, Job.below(group, "gather[" + last + "]", true));
        }
        children.join();
        children.throwFirst();
        return results;
    }

    private void start(int index) {
        Job task = Job.below(group, "gather[" + index + "]", false);
        children.begins();
        Thread.ofVirtual().start(() -> attend(index, task));
    }

    private void attend(int index, Job task) {
        try {
            results[index] = task.run(() -> inPlace(slips[index]));
        } catch (Throwable failure) {
            children.failed(failure);
        } finally {
            children.ends();
        }
    }

    private @Nullable Object inPlace(Coroutine<?> slip) throws Exception {
        if (places == null) {
            return slip.call();
        }
        places.acquire();
        try {
            return slip.call();
        } finally {
            places.release();
        }
    }
}

package dev.jumun.async.observe;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reports to watchers the tasks that run on threads of their own: for traces and recordings. */
public final class TaskWatch {
    private static volatile List<Watcher> watchers = List.of();

    private TaskWatch() {}

    /** Receives each task. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * A task begins on the calling thread, with the context that it was given.
         *
         * @param owner the name of the task or part of a task that has started it, if there is one
         */
        Running begin(String name, @Nullable String owner);
    }

    /** A task that runs. */
    @FunctionalInterface
    public interface Running {
        /** It has ended, on the thread of its beginning; with what it threw, if it failed. */
        void end(@Nullable Throwable failure);
    }

    /** Whether anything watches. */
    public static boolean isOn() {
        return !watchers.isEmpty();
    }

    /** Adds a watcher, which receives all tasks that begin from now on. */
    public static synchronized void add(Watcher watcher) {
        List<Watcher> more = new ArrayList<>(watchers);
        more.add(watcher);
        watchers = List.copyOf(more);
    }

    /** Removes a watcher, which receives no task that begins from now on. */
    public static synchronized void remove(Watcher watcher) {
        List<Watcher> fewer = new ArrayList<>(watchers);
        fewer.remove(watcher);
        watchers = List.copyOf(fewer);
    }

    /** A task begins. Its watchers receive its end in the reverse order. */
    public static Running begin(String name, @Nullable String owner) {
        List<Running> all = new ArrayList<>();
        for (Watcher watcher : watchers) {
            all.addFirst(watcher.begin(name, owner));
        }
        return failure -> all.forEach(each -> each.end(failure));
    }
}

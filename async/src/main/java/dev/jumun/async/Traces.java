package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins the stack traces of failures with that of the code that waits for the failed tasks, which
 * is also the code that started them. Of one place, whose stack is taken once. Costs nothing if
 * nothing fails.
 */
final class Traces {
    private static final int MOST_FRAMES = 2_048;
    private static final String MARK = "--- task";
    private static final String PACKAGE = Traces.class.getPackageName() + ".";

    private @Nullable List<StackTraceElement> above;

    /**
     * Appends the calling thread's stack to a failure of a task that ran on another thread, under a
     * line with the task's name.
     */
    void stitch(Throwable failure, String task) {
        try {
            append(failure, task);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError stumble) {
            // A trace is a help: no fault of it may take the place of the failure.
        }
    }

    private void append(Throwable failure, String task) {
        StackTraceElement[] own = failure.getStackTrace();
        if (own.length == 0 || own.length > MOST_FRAMES) {
            return; // it has none on purpose, or is a failure that is thrown again and again
        }
        List<StackTraceElement> caller = above();
        int ownEnd = bottom(own, own.length);
        if (endsWith(own, ownEnd, caller)) {
            return;
        }
        List<StackTraceElement> whole = new ArrayList<>(ownEnd + caller.size() + 1);
        whole.addAll(Arrays.asList(own).subList(0, ownEnd));
        whole.add(new StackTraceElement(MARK, task, "started at", -1));
        whole.addAll(caller);
        failure.setStackTrace(whole.toArray(new StackTraceElement[0]));
    }

    /** The calling code. Empty if all of it is of this package: a generator's own thread. */
    private List<StackTraceElement> above() {
        List<StackTraceElement> known = above;
        if (known == null) {
            StackTraceElement[] caller = Thread.currentThread().getStackTrace();
            int end = bottom(caller, caller.length);
            int from = 1;
            while (from < end && isInternal(caller[from])) {
                from++;
            }
            known = Arrays.asList(caller).subList(Math.min(from, end), end);
            above = known;
        }
        return known;
    }

    /** A stack without what only starts and ends threads. */
    static List<StackTraceElement> trim(StackTraceElement[] stack) {
        return Arrays.asList(stack).subList(0, bottom(stack, stack.length));
    }

    private static int bottom(StackTraceElement[] stack, int length) {
        int end = length;
        while (end > 0 && isScaffold(stack[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isScaffold(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.startsWith("java.lang.VirtualThread")
                || type.startsWith("java.lang.Thread")
                || type.startsWith("java.lang.ScopedValue")
                || type.startsWith("java.util.concurrent.ThreadPoolExecutor")
                || isInternal(frame);
    }

    /** Whether a frame only shows how threads wait. */
    static boolean isWaiting(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.startsWith("java.lang.VirtualThread")
                || type.startsWith("java.lang.System$")
                || type.equals("java.util.concurrent.locks.LockSupport")
                || isInternal(frame);
    }

    static boolean isInternal(StackTraceElement frame) {
        String type = frame.getClassName();
        if (!type.startsWith(PACKAGE) || type.endsWith("Test")) {
            return false;
        }
        return type.indexOf("Test$") < 0;
    }

    private static boolean endsWith(
            StackTraceElement[] stack, int end, List<StackTraceElement> tail) {
        return !tail.isEmpty()
                && end >= tail.size()
                && Arrays.asList(stack).subList(end - tail.size(), end).equals(tail)
                && Arrays.stream(stack, 0, end)
                        .anyMatch(frame -> frame.getClassName().equals(MARK));
    }
}

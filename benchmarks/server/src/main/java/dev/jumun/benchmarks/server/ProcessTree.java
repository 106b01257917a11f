package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process, and all that it started: a server may have a worker for each core. */
record ProcessTree(Process root) implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    /** Reads a figure of a process. */
    private interface Figure {
        long of(long pid) throws IOException;
    }

    /** Returns the user and system time of all that live. */
    long cpuMicros() throws IOException {
        return sum(ProcessFigures::cpuMicros);
    }

    /** Returns the sum of the resident sets: what two of them share is in it twice. */
    long residentKib() throws IOException {
        return sum(ProcessFigures::residentKib);
    }

    private long sum(Figure figure) throws IOException {
        long sum = figure.of(root.pid());
        for (ProcessHandle child : children()) {
            try {
                sum += figure.of(child.pid());
            } catch (IOException e) {
                if (child.isAlive()) {
                    throw e;
                }
            }
        }
        return sum;
    }

    private List<ProcessHandle> children() {
        return root.descendants().toList();
    }

    /** Asks it to end, and waits for that; what does not end is ended. */
    @Override
    public void close() {
        // Found before: when their parent is gone, they are nobody's.
        List<ProcessHandle> children = children();
        root.destroy();
        try {
            root.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            root.destroyForcibly().onExit().join();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        // In a container there may be nobody who waits for them: they stay, but do nothing.
        children.forEach(
                child -> child.onExit().completeOnTimeout(child, 1, TimeUnit.SECONDS).join());
    }

    /** Ends all of it at once. */
    void kill() {
        List<ProcessHandle> children = children();
        // The parent first, which may replace a worker that is gone.
        root.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}

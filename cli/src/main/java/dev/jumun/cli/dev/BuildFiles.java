package dev.jumun.cli.dev;

import dev.jumun.cli.project.Project;
import dev.jumun.cli.project.Projects;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The poms or {@code //DEPS} lines as they were when the libraries were resolved. When they change,
 * the libraries are resolved again before anything is answered.
 */
final class BuildFiles {
    /** Opens a project again. */
    @FunctionalInterface
    interface Opening {
        /**
         * Opens it. Blocks; may fetch libraries.
         *
         * @throws RuntimeException if the build files or a library can't be used
         */
        Project open(Project project, Consumer<String> progress);
    }

    /** How often it is asked, while a project is opened, whether it still has to be. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Opening opening;
    private volatile Project project;
    private volatile String known;
    private volatile String problem = "";

    BuildFiles(Project project, Opening opening) {
        this.project = project;
        this.opening = opening;
        this.known = project.buildStamp();
    }

    /** Opens it as the command line has, without a network if its libraries are known. */
    static Project reopened(Project project, Consumer<String> progress) {
        Path first = project.sources().getFirst();
        boolean isFile = first.toString().endsWith(".java"); // it may have been deleted
        return new Projects(progress).open(isFile ? first : project.folder());
    }

    /** Returns a text that differs when they have changed. Reads their times. */
    String stamp() {
        return project.buildStamp();
    }

    /** Whether they have changed since they were last used. */
    boolean areStale() {
        return !known.equals(stamp());
    }

    /** Why the newest ones can't be used; empty if the libraries are those that they name. */
    String problem() {
        return problem;
    }

    /**
     * Uses them if they have changed. Blocks. For one thread at a time. A repository may never
     * answer: this waits no longer when the files change again, or it is given up.
     *
     * @param isGivenUp whether to begin anew
     * @return the project as they describe it now; null if it is what it was, can't be opened, or
     *     the files {@linkplain #areStale have changed} meanwhile
     * @throws InterruptedException if this is interrupted while it waits
     */
    @Nullable Project use(Consumer<String> progress, BooleanSupplier isGivenUp)
            throws InterruptedException {
        Project before = project;
        String now = before.buildStamp();
        if (now.equals(known)) {
            return null;
        }
        AtomicBoolean isAwaited = new AtomicBoolean(true);
        Consumer<String> heard =
                sentence -> {
                    if (isAwaited.get()) {
                        progress.accept(sentence);
                    }
                };
        // on a thread of its own, which no one has to wait for
        FutureTask<Project> opened = new FutureTask<>(() -> opening.open(before, heard));
        Thread.ofPlatform().daemon().name("jumun-build").start(opened);
        try {
            while (!isOpened(opened)) {
                if (isGivenUp.getAsBoolean() || !before.buildStamp().equals(now)) {
                    known = "";
                    return null;
                }
            }
            return use(before, opened.get(), now);
        } catch (ExecutionException e) { // also of the library that reads poms
            known = now;
            Throwable cause = e.getCause();
            problem = String.valueOf(cause == null ? e : cause.getMessage());
            return null;
        } finally {
            isAwaited.set(false);
            opened.cancel(true); // it may continue nevertheless
        }
    }

    private static boolean isOpened(FutureTask<Project> opened)
            throws InterruptedException, ExecutionException {
        try {
            opened.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private @Nullable Project use(Project before, Project opened, String stamp) {
        problem = "";
        String ofOpened = opened.buildStamp();
        project = opened;
        // one that was saved meanwhile is used again
        known = before.buildStamp().equals(stamp) ? ofOpened : "";
        return opened.equals(before) ? null : opened;
    }
}

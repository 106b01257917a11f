package dev.jumun.cli.dev;

import dev.jumun.cli.build.Built;
import dev.jumun.cli.build.Problem;
import dev.jumun.cli.build.Stamps;
import dev.jumun.cli.dev.State.Broken;
import dev.jumun.cli.dev.State.Fresh;
import dev.jumun.cli.project.Project;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one place that knows which code is newest. A caller of {@link #current} gets a state that is
 * at least as new as all files were at that moment: old code never answers after a save.
 *
 * <p>Compiling, stopping and starting happen on one thread, one after the other.
 */
final class Generations implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(8);

    /** Editors write a file in several steps: a file this young is not read yet. */
    private static final Duration QUIET = Duration.ofMillis(5);

    /** How often a broken state is made again because files have changed meanwhile. */
    private static final int HALF_WRITTEN = 20;

    private final BuildFiles build;
    private final @Nullable String mainClass;
    private final DevListener listener;
    private final Compilation compilation;
    private final Runner runner;
    private final NewestState newest = new NewestState();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("jumun-reload").factory());
    private volatile Project project;
    private volatile boolean paused;
    private final AtomicInteger restarts = new AtomicInteger();

    // ---- guarded by the lock

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Stamps seen;
    private String seenBuild = "";

    // ---- of the worker

    private @Nullable Origin made;
    private @Nullable String toStart;
    private List<Problem> warnings = List.of();
    private volatile @Nullable Thread warmUp;
    private volatile int number;

    /**
     * What a state is made from.
     *
     * @param restarts how often it had been asked for one though no file had changed
     */
    private record Origin(Stamps files, String buildProblem, int restarts) {}

    /**
     * Makes none yet.
     *
     * @param patience after which a start is said to take long
     */
    Generations(
            Project project,
            BuildFiles build,
            @Nullable String mainClass,
            List<String> arguments,
            Duration patience,
            DevListener listener) {
        this.project = project;
        this.build = build;
        this.mainClass = mainClass;
        this.listener = listener;
        this.compilation = new Compilation(project);
        this.runner =
                new Runner(project, arguments, patience, () -> newest.known().serial(), listener);
    }

    Runner runner() {
        return runner;
    }

    /** The project as its newest build describes it. */
    Project project() {
        return project;
    }

    /** What is known now, without a look at the files. */
    State known() {
        return newest.known();
    }

    /** Looks at the files, and waits until their contents are compiled and run, or have failed. */
    State current() throws InterruptedException {
        look();
        return newest.await();
    }

    /** Looks at the files, and begins to make live what has changed. Does not wait for it. */
    void look() {
        lock.lock();
        try {
            if (!paused) {
                Stamps now = Stamps.of(project, seen);
                if (now.equals(seen) && build.stamp().equals(seenBuild) && !compilation.isGone()) {
                    seen = now;
                } else {
                    begin(now);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether the poms or {@code //DEPS} lines have changed, and are not ignored. */
    boolean hasOtherBuild() {
        return !paused && build.areStale();
    }

    /** Makes a new generation though no file has changed. One that is being started is given up. */
    void restart() {
        lock.lock();
        try {
            restarts.incrementAndGet();
            begin(Stamps.of(project, seen));
        } finally {
            lock.unlock();
        }
    }

    /** Whether changes are ignored until further notice. */
    boolean pause(boolean wanted) {
        paused = wanted;
        return wanted;
    }

    boolean isPaused() {
        return paused;
    }

    /** Waits until the state is newer than a serial, at most for a time. */
    State awaitNewer(int than, Duration limit) throws InterruptedException {
        return newest.awaitNewer(than, limit);
    }

    /** The server is about to end: who waits gets what is known. */
    void end() {
        newest.end();
    }

    private void begin(Stamps now) {
        Stamps before = seen;
        seen = now;
        String buildNow = build.stamp();
        boolean isOfBuild = before != null && now.equals(before) && !buildNow.equals(seenBuild);
        seenBuild = buildNow;
        Path cause = before == null || isOfBuild ? null : now.firstChange(before);
        Path shown = isOfBuild ? project.buildFiles().getFirst() : cause;
        CompletableFuture<State> promise = newest.promise();
        try {
            worker.execute(() -> keep(promise, shown));
        } catch (RejectedExecutionException e) {
            newest.end(); // the server has ended meanwhile
        }
    }

    private void keep(CompletableFuture<State> promise, @Nullable Path cause) {
        try {
            newest.keep(promise, make(cause));
        } catch (Throwable e) { // those who wait have to know
            promise.completeExceptionally(e);
        }
    }

    /** Looks at the files after the build: it decides which files there are. */
    private Stamps readAgain() throws IOException, InterruptedException {
        Stamps files;
        do {
            int before = restarts.get();
            Project other = build.use(listener::progress, () -> restarts.get() != before);
            if (other != null) {
                use(other);
            }
            lock.lock();
            try {
                files = Stamps.of(project, seen);
                seen = files;
                seenBuild = build.stamp();
            } finally {
                lock.unlock();
            }
        } while (build.areStale());
        return files;
    }

    /** The build names other libraries. */
    private void use(Project other) throws IOException, InterruptedException {
        runner.use(other);
        compilation.use(other);
        project = other;
        made = null;
        toStart = null;
        other.libraries().warnings().forEach(listener::note);
    }

    private State make(@Nullable Path cause) {
        long since = System.nanoTime();
        try {
            TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
            // read again: what was saved meanwhile is compiled as well
            Stamps files = readAgain();
            if (isMade(files)) {
                return newest.known();
            }
            listener.changed(cause);
            State state = compileAndStart(files);
            // a file that was read while it was being written is not worth a word
            for (int i = 0; i < HALF_WRITTEN && state instanceof Broken; i++) {
                files = readAgain();
                if (isMade(files)) {
                    break;
                }
                state = compileAndStart(files);
            }
            warnings.forEach(listener::warned); // of the last ones only, for the same reason
            listener.made(state, Duration.ofNanos(System.nanoTime() - since));
            return newest.set(state);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return newest.set(broken("The server ends", List.of()));
        } catch (IOException | RuntimeException e) {
            State state = failed("jumun dev can't continue", e, false);
            listener.made(state, Duration.ofNanos(System.nanoTime() - since));
            return newest.set(state);
        }
    }

    private Origin origin(Stamps files) {
        return new Origin(files, build.problem(), restarts.get());
    }

    /** Whether what was made last was made from these files and this build. */
    private boolean isMade(Stamps files) {
        return origin(files).equals(made) && !compilation.isGone();
    }

    private State compileAndStart(Stamps files) throws IOException, InterruptedException {
        int next = number + 1;
        number = next;
        warnings = List.of();
        Origin origin = origin(files);
        made = origin;
        if (!origin.buildProblem().isEmpty()) {
            Path file = project.buildFiles().getFirst();
            Problem problem = new Problem("", origin.buildProblem(), file, 0, 0, 1);
            return broken("The build can't be used", List.of(problem));
        }
        Stamps java = files.only(".java");
        List<Path> sources = java.endingWith(".java");
        if (sources.isEmpty()) {
            return broken("There are no Java sources", List.of());
        }
        List<Problem> problems = compilation.compile(java, next);
        if (compilation.isWhole()) {
            toStart = null; // read from all classes
        }
        if (!problems.isEmpty()) {
            String count = problems.size() == 1 ? "1 error" : problems.size() + " errors";
            return broken(count, problems);
        }
        warnings = compilation.warnings();
        runner.stop();
        compilation.deleteOld();
        try {
            toStart =
                    toStart == null
                            ? Built.mainClass(project, compilation.classes(), mainClass)
                            : toStart;
        } catch (IllegalArgumentException e) {
            StartException said = new StartException(String.valueOf(e.getMessage()));
            return failed("It is not clear what to start", said, false);
        }
        return start(next, toStart, origin, sources);
    }

    private State start(int next, String main, Origin origin, List<Path> sources)
            throws InterruptedException {
        Generation generation = runner.prepare(next, compilation.classes());
        try {
            runner.start(generation, main, new Start(origin));
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // of the user's code: shown to the developer
            return failed("The application does not start", e, true);
        }
        if (warmUp == null) {
            warmUp = WarmUp.begin(project, sources, () -> number == next && !worker.isShutdown());
        }
        return new Fresh(newest.nextSerial(), generation);
    }

    /** Waits for the start of what was made from something. */
    private final class Start implements MainThread.Waiting {
        private final Origin origin;

        Start(Origin origin) {
            this.origin = origin;
        }

        /** A save need not wait for a start that never ends. */
        @Override
        public boolean isOutdated() {
            return restarts.get() != origin.restarts()
                    || (!paused
                            && (build.areStale()
                                    || !Stamps.of(project, origin.files()).equals(origin.files())));
        }

        /** Requests have waited long enough to get the reason. */
        @Override
        public void stillStarting(String words, StackTraceElement[] stack, Duration took) {
            Problem problem = StartFailure.problem(words + " yet.", stack, project);
            String title =
                    "The application is still starting, after %d s".formatted(took.toSeconds());
            State.Starting starting =
                    new State.Starting(
                            newest.nextSerial(), title, List.of(problem), StartFailure.text(stack));
            lock.lock();
            try {
                if (!origin.files().equals(seen) || restarts.get() != origin.restarts()) {
                    return; // something newer is wanted
                }
                newest.delayed(starting);
            } finally {
                lock.unlock();
            }
            listener.starting(starting);
        }
    }

    private Broken broken(String title, List<Problem> problems) {
        return new Broken(newest.nextSerial(), title, problems, "");
    }

    private Broken failed(String title, Throwable failure, boolean isOfApplication) {
        Problem problem = StartFailure.problem(failure, isOfApplication, project);
        String trace = StartFailure.trace(failure);
        return new Broken(newest.nextSerial(), title, List.of(problem), trace);
    }

    @Override
    public void close() throws IOException {
        runner.end();
        worker.shutdownNow();
        try {
            worker.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
            Thread compiling = warmUp;
            if (compiling != null) {
                compiling.join(END); // it writes files, which are not expected afterwards
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runner.close();
        compilation.close();
    }
}

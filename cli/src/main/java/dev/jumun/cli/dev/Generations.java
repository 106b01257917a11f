package dev.jumun.cli.dev;

import dev.jumun.cli.build.Built;
import dev.jumun.cli.build.Problem;
import dev.jumun.cli.build.SourceCompiler;
import dev.jumun.cli.build.Stamps;
import dev.jumun.cli.dev.State.Broken;
import dev.jumun.cli.dev.State.Fresh;
import dev.jumun.cli.project.Project;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one place that knows which code is newest. A caller of {@link #current} gets a state that is
 * at least as new as all files were at that moment: old code never answers after a save.
 *
 * <p>Compiling, stopping and starting happen on one thread, one after the other.
 */
final class Generations implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Editors write a file in several steps: a file this young is not read yet. */
    private static final Duration QUIET = Duration.ofMillis(5);

    /** How often a broken state is made again because files have changed meanwhile. */
    private static final int HALF_WRITTEN = 20;

    private final Project project;
    private final @Nullable String mainClass;
    private final List<String> arguments;
    private final DevListener listener;
    private final SourceCompiler compiler;
    private final LibraryLoader libraries;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("jumun-reload").factory());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Stamps seen;
    private @Nullable Stamps compiled;
    private CompletableFuture<State> newest;
    private volatile State state;
    private volatile boolean paused;
    private volatile @Nullable Generation starting;
    private @Nullable Generation running;
    private @Nullable Compiled latest;
    private List<Problem> warnings = List.of();
    private boolean isWarm;
    private int serial;
    private volatile int number;

    Generations(
            Project project,
            @Nullable String mainClass,
            List<String> arguments,
            DevListener listener) {
        this.project = project;
        this.mainClass = mainClass;
        this.arguments = arguments;
        this.listener = listener;
        this.compiler = new SourceCompiler(project.libraries());
        this.libraries = LibraryLoader.of(project);
        this.state = new Broken(0, "Nothing has been compiled yet", List.of(), "");
        this.newest = CompletableFuture.completedFuture(state);
    }

    /** The generation whose main runs now and has not called {@code Jumun.run} yet. */
    @Nullable Generation starting() {
        return starting;
    }

    /** What is known now, without a look at the files. */
    State known() {
        return state;
    }

    /** Looks at the files, and waits until their contents are compiled and run, or have failed. */
    State current() throws InterruptedException {
        CompletableFuture<State> wanted;
        lock.lock();
        try {
            if (!paused) {
                Stamps now = Stamps.of(project, seen);
                if (now.equals(seen)) {
                    seen = now;
                } else {
                    begin(now, false);
                }
            }
            wanted = newest;
        } finally {
            lock.unlock();
        }
        return wanted.join();
    }

    /** Makes a new generation though no file has changed. */
    void restart() {
        lock.lock();
        try {
            begin(Stamps.of(project, seen), true);
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
        long nanos = limit.toNanos();
        lock.lock();
        try {
            while (state.serial() <= than && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return state;
        } finally {
            lock.unlock();
        }
    }

    private void begin(Stamps now, boolean forced) {
        Stamps before = seen;
        seen = now;
        Path cause = before == null ? null : now.firstChange(before);
        newest = CompletableFuture.supplyAsync(() -> make(cause, forced), worker);
    }

    private Stamps readAgain() {
        lock.lock();
        try {
            Stamps files = Stamps.of(project, seen);
            seen = files;
            return files;
        } finally {
            lock.unlock();
        }
    }

    private State make(@Nullable Path cause, boolean forced) {
        long since = System.nanoTime();
        try {
            TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
            // read again: what was saved meanwhile is compiled as well
            Stamps files = readAgain();
            if (!forced && files.equals(compiled)) {
                return state;
            }
            compiled = files;
            listener.changed(cause);
            State made = compileAndStart(files);
            // a file that was read while it was being written is not worth a word
            for (int i = 0; i < HALF_WRITTEN && made instanceof Broken; i++) {
                Stamps now = readAgain();
                if (now.equals(files)) {
                    break;
                }
                files = now;
                compiled = files;
                made = compileAndStart(files);
            }
            warnings.forEach(listener::warned); // of the last ones only, for the same reason
            listener.made(made, Duration.ofNanos(System.nanoTime() - since));
            return set(made);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return set(new Broken(++serial, "The server ends", List.of(), ""));
        } catch (IOException | RuntimeException e) {
            State broken = broken("jumun dev can't continue", e, null);
            listener.made(broken, Duration.ofNanos(System.nanoTime() - since));
            return set(broken);
        }
    }

    /** Classes, and what they were compiled from: a save of a resource needs no compiler. */
    private record Compiled(Stamps sources, Path folder, Path classes) {}

    private State set(State made) {
        lock.lock();
        try {
            state = made;
            changed.signalAll();
            return made;
        } finally {
            lock.unlock();
        }
    }

    private State compileAndStart(Stamps files) throws IOException, InterruptedException {
        int next = number + 1;
        number = next;
        warnings = List.of();
        Stamps java = files.only(".java");
        List<Path> sources = java.endingWith(".java");
        if (sources.isEmpty()) {
            return new Broken(++serial, "There are no Java sources", List.of(), "");
        }
        Compiled before = latest;
        Compiled now = before;
        // processors of others may read resources
        if (now == null || !now.sources().equals(java) || compiler.hasOtherProcessors()) {
            Path folder = SourceCompiler.empty(project.output().resolve(String.valueOf(next)));
            now = new Compiled(java, folder, SourceCompiler.empty(folder.resolve("classes")));
            List<Problem> problems =
                    compiler.compile(
                            sources,
                            now.classes(),
                            SourceCompiler.empty(folder.resolve("sources")));
            if (!problems.isEmpty()) {
                SourceCompiler.delete(folder);
                String count = problems.size() == 1 ? "1 error" : problems.size() + " errors";
                return new Broken(++serial, count, problems, "");
            }
            warnings = compiler.warnings();
        }
        stopRunning();
        if (before != null && !before.equals(now)) {
            SourceCompiler.delete(before.folder());
        }
        latest = now;
        Path classes = now.classes();
        String name;
        try {
            name = Built.mainClass(project, classes, mainClass);
        } catch (IllegalArgumentException e) {
            StartException said = new StartException(String.valueOf(e.getMessage()));
            return broken("It is not clear what to start", said, null);
        }
        Generation generation = Generation.of(next, classes, project, libraries);
        starting = generation;
        try {
            // a save need not wait for a main that never ends
            generation.start(
                    name, arguments, () -> !paused && !Stamps.of(project, files).equals(files));
            running = generation;
            if (!isWarm) {
                isWarm = true;
                int first = number;
                WarmUp.begin(project, sources, () -> number == first);
            }
            return new Fresh(++serial, generation);
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // of the user's code: shown to the developer
            generation.stop(GRACE);
            return broken("The application does not start", e, generation);
        } finally {
            starting = null;
        }
    }

    private void stopRunning() throws InterruptedException, IOException {
        Generation old = running;
        running = null;
        if (old != null) {
            Throwable failed = old.stop(GRACE);
            if (failed != null) {
                listener.failed("Generation " + old.number() + " could not be torn down", failed);
            }
        }
    }

    private Broken broken(String title, Throwable failure, @Nullable Generation generation) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        List<Problem> problems =
                List.of(StartFailure.problem(failure, generation, project, seenSources()));
        return new Broken(++serial, title, problems, trace.toString());
    }

    private List<Path> seenSources() {
        return Stamps.of(project, null).endingWith(".java");
    }

    @Override
    public void close() throws IOException {
        worker.shutdownNow();
        try {
            worker.awaitTermination(5, TimeUnit.SECONDS);
            stopRunning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        compiler.close();
        libraries.close();
    }
}

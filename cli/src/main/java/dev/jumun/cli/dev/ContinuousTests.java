package dev.jumun.cli.dev;

import dev.jumun.cli.build.Built;
import dev.jumun.cli.build.TestRun;
import dev.jumun.cli.project.Project;
import dev.jumun.cli.project.Projects;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs the tests of a project after each save, once it is asked to: in a process of their own, so
 * that they never hold up the application.
 */
final class ContinuousTests implements AutoCloseable {
    private final Project project;
    private final Consumer<String> out;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("jumun-tests").factory());
    private volatile boolean on;
    private volatile @Nullable Process running;

    ContinuousTests(Project project, Consumer<String> out) {
        this.project = project;
        this.out = out;
    }

    /** Switches them on or off; begins at once. */
    void toggle() {
        on = !on;
        out.accept(on ? "Tests run after each save, until the next t." : "Tests are off.");
        if (on) {
            changed();
        } else {
            cancel();
        }
    }

    /** There is new code: tests that still run are given up. */
    void changed() {
        if (on) {
            cancel();
            worker.execute(this::run);
        }
    }

    private void cancel() {
        Process process = running;
        if (process != null) {
            process.destroy();
        }
    }

    private void run() {
        try {
            Projects.Tested tested = new Projects(out).openWithTests(project.folder());
            TestRun tests = TestRun.prepare(tested);
            for (Built each : tests.compiled()) {
                if (!each.problems().isEmpty()) {
                    out.accept("Tests: " + each.project().name() + " does not compile.");
                    each.problems()
                            .forEach(problem ->
                                    out.accept(
                                            "  %s:%d  %s"
                                                    .formatted(
                                                            problem.file() == null
                                                                    ? ""
                                                                    : problem.file().getFileName(),
                                                            problem.line(),
                                                            problem.message())));
                    return;
                }
            }
            start(tests);
        } catch (IOException | RuntimeException e) {
            out.accept("Tests: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(TestRun tests) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(tests.arguments(List.of(), false, "summary"));
        Process process =
                new ProcessBuilder(command)
                        .directory(project.folder().toFile())
                        .redirectErrorStream(true)
                        .start();
        running = process;
        process.getOutputStream().close();
        String text;
        try (InputStream in = process.getInputStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int code = process.waitFor();
        running = null;
        if (code == 0) {
            out.accept("Tests: " + count(text, "tests successful") + " passed.");
        } else if (code < 128) { // otherwise it was given up
            out.accept(text.strip());
            out.accept("Tests: " + count(text, "tests failed") + " failed.");
        }
    }

    /** A line of JUnit's summary: {@code [ 3 tests successful ]}. */
    private static String count(String text, String what) {
        return text.lines()
                .filter(line -> line.contains(what))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("?");
    }

    @Override
    public void close() {
        on = false;
        cancel();
        worker.shutdownNow();
    }
}

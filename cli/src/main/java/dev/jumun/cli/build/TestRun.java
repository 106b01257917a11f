package dev.jumun.cli.build;

import dev.jumun.cli.project.Libraries;
import dev.jumun.cli.project.Project;
import dev.jumun.cli.project.Projects;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tests of a project, compiled.
 *
 * @param main the project
 * @param tests its tests; the same as {@code main} if that does not compile
 */
public record TestRun(Built main, Built tests) {
    /** Compiles a project and its tests, as far as they have changed. Blocks. */
    public static TestRun prepare(Projects.Tested tested) throws IOException {
        Project project = tested.main();
        Built main = Built.of(project);
        if (!main.problems().isEmpty()) {
            return new TestRun(main, main);
        }
        if (!Files.isDirectory(project.tests())) {
            throw new IllegalArgumentException(
                    "There are no tests: " + project.tests() + " is missing.");
        }
        List<Path> classPath = new ArrayList<>(main.classPath());
        tested.testLibraries().stream()
                .filter(each -> !classPath.contains(each))
                .forEach(classPath::add);
        Libraries own = project.libraries();
        Libraries libraries =
                new Libraries(
                        classPath,
                        classPath,
                        own.processors(),
                        own.processorOptions(),
                        own.properties(),
                        List.of());
        List<Path> sources = new ArrayList<>(List.of(project.tests()));
        List<Path> resources =
                new ArrayList<>(List.of(project.folder().resolve("src/test/resources")));
        for (Path module : tested.testModules()) {
            sources.add(module.resolve("src/main/java"));
            resources.add(module.resolve("src/main/resources"));
        }
        Project tests =
                new Project(
                        project.name() + " tests",
                        project.folder(),
                        sources,
                        resources,
                        libraries,
                        project.output(),
                        project.buildFiles());
        return new TestRun(main, main.tests(tests));
    }

    /** Returns what was compiled. */
    public List<Built> compiled() {
        return List.of(main, tests);
    }

    /**
     * Returns the arguments of a JVM that runs the tests, its options excluded.
     *
     * @param filters parts of names of classes, or {@code Class#method}; empty for all
     * @param details how much is printed, as JUnit calls it: {@code tree}, {@code summary}
     */
    public List<String> arguments(List<String> filters, boolean colour, String details) {
        List<String> arguments = new ArrayList<>();
        arguments.add("-cp");
        arguments.add(
                tests.classPath().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        arguments.add("org.junit.platform.console.ConsoleLauncher");
        arguments.addAll(
                List.of(
                        "execute",
                        "--scan-classpath=" + tests.classes(),
                        "--disable-banner",
                        "--fail-if-no-tests",
                        "--details=" + details));
        if (!colour) {
            arguments.add("--disable-ansi-colors");
        }
        for (String each : filters) {
            arguments.add(
                    each.contains("#")
                            ? "--include-methodname=.*" + Pattern.quote(each) + ".*"
                            : "--include-classname=.*" + Pattern.quote(each) + ".*");
        }
        return arguments;
    }
}

package dev.jumun.cli;

import dev.jumun.cli.build.Built;
import dev.jumun.cli.build.MainClass;
import dev.jumun.cli.dev.CompiledApi;
import dev.jumun.cli.project.Project;

import org.apache.commons.cli.Option;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code jumun run}: compiles what has changed, and starts it as in production. */
final class RunCommand implements Command {
    private static final String WATCHED_MAIN = "dev.jumun.server.WatchedMain";

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "Compiles a project if it has changed, and starts it as in production.";
    }

    @Override
    public String operands() {
        return "[DIR | File.java] [OPTION OF THE APPLICATION…]";
    }

    @Override
    public String details() {
        return """
        Other options go to the application: --port, --host, --help and so on. A pom may name the
        class to start as the property jumun.main. Each request is written to the standard output.
        """;
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommandArguments.value(
                        "main", "CLASS", "The class to start, if there are several."),
                DevCommand.debug(),
                CommandArguments.flag("no-access-log", "Doesn't write a line for each request."));
    }

    @Override
    public boolean passesOptions() {
        return true;
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        Project project = given.project(output);
        Built built = Built.of(project);
        if (!built.problems().isEmpty()) {
            CompiledApi.print(built, output.err(), output.colour());
            return 1;
        }
        CompiledApi.printWarnings(built, output.err(), output.colour());
        List<String> arguments = new ArrayList<>(JvmOptions.production());
        arguments.addAll(JvmOptions.debug(given.debugPort()));
        arguments.add("-cp");
        arguments.add(JvmOptions.join(built.classPath()));
        String main = built.mainClass(given.value("main"));
        if (startsServer(main, built.classPath())) {
            arguments.add(WATCHED_MAIN); // or a main that hangs would say nothing
        }
        arguments.add(main);
        arguments.addAll(given.passed());
        Map<String, String> environment =
                given.has("no-access-log") ? Map.of() : Map.of("JUMUN_ACCESS_LOG", "text");
        return new NextProgram(null, environment, arguments).start();
    }

    /** Whether the main is one of a server; it may be any other program, which takes its time. */
    private static boolean startsServer(String main, List<Path> classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path each : classPath) {
            urls.add(each.toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
            if (loader.findResource(WATCHED_MAIN.replace('.', '/') + ".class") == null) {
                return false;
            }
            try (InputStream code = loader.getResourceAsStream(main.replace('.', '/') + ".class")) {
                return code != null && MainClass.startsServer(code.readAllBytes());
            }
        }
    }
}

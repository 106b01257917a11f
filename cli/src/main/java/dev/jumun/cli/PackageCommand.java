package dev.jumun.cli;

import dev.jumun.cli.build.Built;
import dev.jumun.cli.dev.CompiledApi;
import dev.jumun.cli.packaging.ApplicationPackage;

import org.apache.commons.cli.Option;

import java.util.List;

/** {@code jumun package}: everything that an application needs but a JDK, in one folder. */
final class PackageCommand implements Command {
    @Override
    public String name() {
        return "package";
    }

    @Override
    public String summary() {
        return "Makes a folder with jars, a start script and a cache for a quick start.";
    }

    @Override
    public String operands() {
        return "[DIR | File.java]";
    }

    @Override
    public String details() {
        return """
        The application is started once, and asked some paths: what the JVM learns becomes the cache.
        It learns most from requests like those that will come: a pom may name paths to GET as the
        property jumun.training.
        """;
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommandArguments.value(
                        "main", "CLASS", "The class to start, if there are several."),
                CommandArguments.flag(
                        "docker", "Adds a Dockerfile; the cache is made inside the image."),
                CommandArguments.flag("no-cache", "Doesn't start it, and makes no cache."));
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        Built built = Built.of(given.project(output));
        if (!built.problems().isEmpty()) {
            CompiledApi.print(built, output.err(), output.colour());
            return 1;
        }
        CompiledApi.printWarnings(built, output.err(), output.colour());
        ApplicationPackage made =
                ApplicationPackage.of(
                        built, built.mainClass(given.value("main")), JvmOptions.production());
        if (given.has("docker")) {
            made.addDockerfile();
            output.out().println("Packaged: docker build -t " + made.name() + " " + made.folder());
            return 0;
        }
        if (!given.has("no-cache")) {
            output.progress("Starting " + made.name() + " once, to learn from it …");
            made.learn();
        }
        output.out().println("Packaged: " + made.folder().resolve("run"));
        return 0;
    }
}

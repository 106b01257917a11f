package dev.jumun.cli;

import dev.jumun.cli.dev.DevSession;
import dev.jumun.cli.project.Project;
import dev.jumun.middleware.AccessLog;
import dev.jumun.server.ServerSettings;

import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;

/** {@code jumun dev}: serves a project while it is changed. */
final class DevCommand implements Command {
    @Override
    public String name() {
        return "dev";
    }

    @Override
    public String summary() {
        return "Serves a project, and each change with the next request after its save.";
    }

    @Override
    public String operands() {
        return "[DIR | File.java] [-- ARGUMENT OF THE APPLICATION…]";
    }

    @Override
    public String details() {
        return """
        Each request waits until the newest sources are compiled and run. A single file needs no
        build: its lines //DEPS group:artifact:version name libraries.
        --wait asks a running jumun dev whether what is on disk is live, and ends with 0 if it is.
        """;
    }

    /** For a debugger, on all commands that start an application. */
    static Option debug() {
        return Option.builder()
                .longOpt("debug")
                .hasArg()
                .optionalArg(true)
                .argName("PORT")
                .desc("Opens a port for a debugger: 5005 of this machine, or another one.")
                .get();
    }

    @Override
    public List<Option> options() {
        return List.of(
                CommandArguments.value(
                        "port", "PORT", "Where to listen (8000, or PORT); 0 for any."),
                CommandArguments.value("host", "HOST", "The address (127.0.0.1, or HOST)."),
                CommandArguments.value(
                        "main", "CLASS", "The class to start, if there are several."),
                CommandArguments.value(
                        "allow-host", "NAME", "Another name that requests may ask for."),
                debug(),
                CommandArguments.flag("no-access-log", "Doesn't write a line for each request."),
                CommandArguments.flag("json", "Prints events, one JSON object a line."),
                CommandArguments.flag(
                        "wait", "Asks a running one whether what is on disk is live."));
    }

    @Override
    public int run(CommandArguments given, Output output) throws Exception {
        ServerSettings settings =
                ServerSettings.defaults()
                        .withPort(given.port(environmentPort()))
                        .withAccessLog(accessLog(given));
        String host = given.value("host");
        if (host == null) {
            host = variable("HOST");
        }
        if (host != null) {
            settings = settings.withHost(host);
        }
        if (given.has("wait")) {
            return new LiveQuestion(settings, given.place(), output).ask();
        }
        int debug = given.debugPort();
        if (debug != 0 && DebuggedStart.isNeeded()) {
            return DebuggedStart.of(debug).start();
        }
        Project project = given.project(output);
        project.libraries().warnings().forEach(output::progress);
        return new DevSession(
                        project,
                        given.value("main"),
                        given.passed(),
                        settings,
                        new HashSet<>(given.values("allow-host")))
                .run(given.has("json"), output.colour(), output.out(), output.err());
    }

    /** Lines for a person; the application's own form, if it has one, is added. */
    private static AccessLog.Form accessLog(CommandArguments given) {
        return given.has("json") || given.has("no-access-log")
                ? AccessLog.Form.OFF
                : AccessLog.Form.TEXT;
    }

    private static @Nullable String variable(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static int environmentPort() {
        String port = variable("PORT");
        try {
            return port == null ? 8000 : Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "The environment's PORT is " + port + ": it must be a number.");
        }
    }
}

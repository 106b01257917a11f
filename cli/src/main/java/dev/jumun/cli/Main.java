package dev.jumun.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** The {@code jumun} program: {@code jumun COMMAND ARGUMENT…}. */
public final class Main {
    /** Something went wrong. A {@link UsageException} means that the arguments were wrong. */
    private static final int FAILURE = 1;

    private static final int USAGE = 2;

    private Main() {}

    /** Runs a command; ends the program with 0, 1 for a failure, or 2 for wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String name = arguments.isEmpty() ? "help" : arguments.getFirst();
        List<String> rest =
                arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        try {
            return switch (name) {
                case "dev" -> DevCommand.run(rest, out, err);
                case "new" -> NewCommand.run(rest, out);
                case "openapi" -> OpenApiCommand.run(rest, out, err);
                case "help", "--help", "-h" -> {
                    out.print(USAGE_TEXT);
                    yield 0;
                }
                default -> throw new UsageException("There is no command " + name + ".");
            };
        } catch (UsageException e) {
            err.println("jumun: " + e.getMessage());
            err.println("jumun help lists the commands.");
            return USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILURE;
        } catch (Exception e) {
            String words = e.getMessage();
            err.println("jumun: " + (words == null ? e.toString() : words));
            return FAILURE;
        }
    }

    private static final String USAGE_TEXT =
            """
            Usage: jumun dev [DIR | File.java] [--port PORT] [--host HOST] [--main CLASS]
                             [--allow-host NAME] [--json] [-- ARGUMENT…]
                   jumun dev --wait [--port PORT] [--host HOST]
                   jumun new DIR [--package NAME]
                   jumun openapi [DIR | File.java] [--main CLASS] [-o FILE] [--check FILE]
                   jumun help

            dev      Serves a project, and every change within a blink: each request waits until the
                     newest sources are compiled and run. What follows -- goes to the application.
                     --wait asks a running jumun dev whether what is on disk is live: 0 if it is,
                     1 if it is broken.
            new      Makes a project: an API, a test, a build, a Dockerfile.
            openapi  Prints the OpenAPI document; nothing is started. -o writes it to a file. --check
                     compares it with a file, and ends with 1 if they differ.

            Exit codes: 0 success, 1 failure, 2 wrong arguments. NO_COLOR switches colours off.
            """;
}

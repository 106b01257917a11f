package dev.jumun.cli;

import dev.jumun.async.log.LogText;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code jumun} program: {@code jumun COMMAND ARGUMENT…}. */
public final class Main {
    /** Something went wrong. A {@link UsageException} means that the arguments were wrong. */
    private static final int FAILURE = 1;

    private static final int USAGE = 2;

    private static List<String> given = List.of();

    private Main() {}

    /** The arguments of this program. */
    static List<String> arguments() {
        return given;
    }

    /** Runs a command; ends the program with 0, 1 for a failure, or 2 for wrong arguments. */
    public static void main(String[] arguments) {
        given = List.of(arguments);
        boolean serves = !given.isEmpty() && given.getFirst().equals("dev");
        if (serves) {
            Thread.ofVirtual().start(Main::makeCacheLater);
        }
        int status = run(given, Output.standard());
        if (!serves) {
            AotCache.makeIfMissing();
        }
        System.exit(status);
    }

    /** The first start of an application goes first. */
    private static void makeCacheLater() {
        try {
            TimeUnit.SECONDS.sleep(8);
            AotCache.makeIfMissing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return run(arguments, new Output(out, err, false));
    }

    private static int run(List<String> arguments, Output output) {
        String name = arguments.isEmpty() ? "help" : arguments.getFirst();
        List<String> rest =
                arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        try {
            Command command = Commands.named(name);
            int end = rest.indexOf("--");
            List<String> own = end < 0 ? rest : rest.subList(0, end);
            if (own.contains("--help") || own.contains("-h")) {
                output.out().print(Help.of(command));
                return 0;
            }
            return command.run(CommandArguments.of(command, rest), output);
        } catch (UsageException e) {
            output.err().println(LogText.block("jumun: " + e.getMessage()));
            output.err().println("jumun help lists the commands.");
            return USAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILURE;
        } catch (Exception e) {
            output.err().println(LogText.block("jumun: " + words(e)));
            return FAILURE;
        }
    }

    private static String words(Exception failure) {
        if (failure instanceof UncheckedIOException unchecked) {
            IOException cause = unchecked.getCause();
            if (cause != null) {
                return words(cause);
            }
        }
        String said = failure.getMessage();
        return switch (failure) {
            case AccessDeniedException denied ->
                    denied.getFile() + " can't be written or read: no permission.";
            case NoSuchFileException missing -> "There is no " + missing.getFile() + ".";
            default -> said == null ? failure.toString() : said;
        };
    }
}

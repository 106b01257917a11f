package dev.jumun.cli;

import dev.jumun.cli.dev.Project;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The arguments of one command. */
final class CommandArguments {
    private final CommandLine line;

    private CommandArguments(CommandLine line) {
        this.line = line;
    }

    static Option value(String name) {
        return Option.builder().longOpt(name).hasArg().get();
    }

    static Option flag(String name) {
        return Option.builder().longOpt(name).get();
    }

    /**
     * Reads them.
     *
     * @throws UsageException if there is an option that the command does not have
     */
    static CommandArguments of(List<String> arguments, Option... options) {
        Options known = new Options();
        Stream.of(options).forEach(known::addOption);
        // what the launcher reports about a project
        known.addOption(value("class-path"));
        try {
            return new CommandArguments(
                    DefaultParser.builder()
                            .setAllowPartialMatching(false)
                            .get()
                            .parse(known, arguments.toArray(String[]::new)));
        } catch (ParseException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    boolean has(String name) {
        return line.hasOption(name);
    }

    @Nullable String value(String name, @Nullable String otherwise) {
        return line.getOptionValue(name, otherwise);
    }

    List<String> values(String name) {
        String[] values = line.getOptionValues(name);
        return values == null ? List.of() : List.of(values);
    }

    int port(int otherwise) {
        String text = line.getOptionValue("port");
        if (text == null) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("--port needs a number from 0 to 65535, not " + text + ".");
    }

    /** What is no option. */
    List<String> operands() {
        return line.getArgList();
    }

    /** The project that the first operand names, or the current folder. */
    Project project() throws IOException {
        Path place = Path.of(operands().isEmpty() ? "." : operands().getFirst());
        try {
            return Project.of(place, classPath());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** The launcher names a file with the class path; without one, it is this program's own. */
    private List<Path> classPath() throws IOException {
        String file = line.getOptionValue("class-path");
        String text =
                file == null
                        ? System.getProperty("java.class.path")
                        : Files.readString(Path.of(file)).strip();
        return Arrays.stream(text.split(File.pathSeparator))
                .filter(each -> !each.isEmpty())
                .map(Path::of)
                .toList();
    }
}

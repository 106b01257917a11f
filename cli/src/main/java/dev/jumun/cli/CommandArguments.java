package dev.jumun.cli;

import dev.jumun.cli.project.Project;
import dev.jumun.cli.project.Projects;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The arguments of one command. */
final class CommandArguments {
    private final CommandLine line;
    private final List<String> operands;
    private final List<String> passed;

    private CommandArguments(CommandLine line, List<String> operands, List<String> passed) {
        this.line = line;
        this.operands = operands;
        this.passed = passed;
    }

    static Option value(String name, String label, String description) {
        return Option.builder().longOpt(name).hasArg().argName(label).desc(description).get();
    }

    static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    /**
     * Reads them. What follows {@code --} is passed on.
     *
     * @throws UsageException if there is an option that the command does not have
     */
    static CommandArguments of(Command command, List<String> arguments) {
        int end = arguments.indexOf("--");
        List<String> own = new ArrayList<>(end < 0 ? arguments : arguments.subList(0, end));
        List<String> passed = new ArrayList<>();
        Options known = new Options();
        command.options().forEach(known::addOption);
        if (command.passesOptions()) {
            own = split(own, known, passed);
        }
        if (end >= 0) {
            passed.addAll(arguments.subList(end + 1, arguments.size()));
        }
        try {
            CommandLine line =
                    DefaultParser.builder()
                            .setAllowPartialMatching(false)
                            .get()
                            .parse(known, own.toArray(String[]::new));
            return new CommandArguments(line, line.getArgList(), passed);
        } catch (UnrecognizedOptionException e) {
            throw new UsageException(
                    "jumun %s has no option %s.".formatted(command.name(), e.getOption()));
        } catch (MissingArgumentException e) {
            Option missing = e.getOption();
            String name =
                    missing.hasLongOpt() ? "--" + missing.getLongOpt() : "-" + missing.getOpt();
            throw new UsageException(name + " needs a value: " + missing.getArgName() + ".");
        } catch (ParseException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Keeps the first operand and the options that are known; all the rest is passed. */
    private static List<String> split(List<String> all, Options known, List<String> passed) {
        List<String> own = new ArrayList<>();
        boolean hasPlace = false;
        for (int i = 0; i < all.size(); i++) {
            String each = all.get(i);
            String name = each.replaceFirst("=.*", "").replaceFirst("^--?", "");
            boolean isOption = each.startsWith("-");
            if (isOption && known.hasOption(name)) {
                own.add(each);
                Option option = known.getOption(name);
                boolean takesNext = option.hasArg() && !option.hasOptionalArg();
                if (takesNext && !each.contains("=") && i + 1 < all.size()) {
                    own.add(all.get(++i));
                }
            } else if (!isOption && !hasPlace && passed.isEmpty()) {
                own.add(each);
                hasPlace = true;
            } else {
                passed.add(each);
            }
        }
        return own;
    }

    boolean has(String name) {
        return line.hasOption(name);
    }

    @Nullable String value(String name) {
        String[] values = line.getOptionValues(name);
        if (values != null && values.length > 1) {
            throw new UsageException("--" + name + " is given more than once.");
        }
        return values == null ? null : values[0];
    }

    List<String> values(String name) {
        String[] values = line.getOptionValues(name);
        return values == null ? List.of() : List.of(values);
    }

    int port(int otherwise) {
        return number("port", otherwise);
    }

    private int number(String name, int otherwise) {
        String text = value(name);
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
        throw new UsageException(
                "--%s needs a number from 0 to 65535, not %s.".formatted(name, text));
    }

    /** The port of a debugger: that of {@code --debug=PORT}, 5005 without one; 0 if not wanted. */
    int debugPort() {
        return has("debug") ? number("debug", 5005) : 0;
    }

    /** The arguments that aren't options. */
    List<String> operands() {
        return operands;
    }

    /** What the application gets. */
    List<String> passed() {
        return passed;
    }

    /** The place that the first operand names, or the current folder. */
    Path place() {
        return Path.of(operands.isEmpty() ? "." : operands.getFirst());
    }

    /**
     * The project that the only operand names, or the one in the current folder. Blocks.
     *
     * @throws UsageException if it is missing
     */
    Project project(Output output) {
        if (operands.size() > 1) {
            throw new UsageException(
                    "One project at a time: " + operands.get(1) + " is one argument too many.");
        }
        try {
            return new Projects(output::progress).open(place());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}

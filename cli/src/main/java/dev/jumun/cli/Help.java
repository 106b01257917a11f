package dev.jumun.cli;

import org.apache.commons.cli.Option;

/** The texts of {@code jumun help}. */
final class Help {
    private Help() {}

    static String all() {
        StringBuilder text =
                new StringBuilder(
                        """
                        Usage: jumun COMMAND [OPTION…] [ARGUMENT…]

                        """);
        for (Command each : Commands.all()) {
            text.append("  %-12s%s%n".formatted(each.name(), each.summary()));
        }
        return text.append(
                        """

                        jumun help COMMAND, or jumun COMMAND --help, lists its options.
                        Exit codes: 0 success, 1 failure, 2 wrong arguments. Progress goes to the
                        standard error. NO_COLOR switches colours off.
                        """)
                .toString();
    }

    static String of(Command command) {
        String operands = command.operands();
        StringBuilder text =
                new StringBuilder(
                        "Usage: jumun %s%s%s%n%n%s%n"
                                .formatted(
                                        command.name(),
                                        command.options().isEmpty() ? "" : " [OPTION…]",
                                        operands.isEmpty() ? "" : " " + operands,
                                        command.summary()));
        if (!command.details().isEmpty()) {
            text.append('\n').append(command.details().stripTrailing()).append('\n');
        }
        if (!command.options().isEmpty()) {
            text.append('\n');
        }
        for (Option each : command.options()) {
            text.append("  %-22s %s%n".formatted(name(each), each.getDescription()));
        }
        return text.toString();
    }

    static String name(Option option) {
        String name = option.hasLongOpt() ? "--" + option.getLongOpt() : "-" + option.getOpt();
        if (!option.hasArg()) {
            return name;
        }
        String label = option.getArgName();
        return option.hasOptionalArg() ? name + "[=" + label + "]" : name + " " + label;
    }
}

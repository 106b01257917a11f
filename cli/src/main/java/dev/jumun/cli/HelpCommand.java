package dev.jumun.cli;

import org.apache.commons.cli.Option;

import java.util.List;

/** {@code jumun help}. */
final class HelpCommand implements Command {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "Lists the commands, or the options of one.";
    }

    @Override
    public String operands() {
        return "[COMMAND]";
    }

    @Override
    public String details() {
        return "";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(CommandArguments given, Output output) {
        output.out()
                .print(
                        given.operands().isEmpty()
                                ? Help.all()
                                : Help.of(Commands.named(given.operands().getFirst())));
        return 0;
    }
}

package dev.jumun.cli;

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
    public int run(CommandArguments given, Output output) {
        output.out()
                .print(
                        given.operands().isEmpty()
                                ? Help.all()
                                : Help.of(Commands.named(given.operands().getFirst())));
        return 0;
    }
}

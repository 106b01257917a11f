package dev.jumun.cli;

import java.util.List;
import java.util.stream.Collectors;

/** All commands, in the order of the help. */
final class Commands {
    private Commands() {}

    static List<Command> all() {
        return List.of(
                new NewCommand(),
                new DevCommand(),
                new RunCommand(),
                new TestCommand(),
                new RoutesCommand(),
                new OpenApiCommand(),
                ServersCommand.ps(),
                new TopCommand(),
                ServersCommand.journal(),
                ServersCommand.stacks(),
                new PackageCommand(),
                new DoctorCommand(),
                new CompletionCommand(),
                new HelpCommand());
    }

    /**
     * Returns a command.
     *
     * @throws UsageException if no command has the name
     */
    static Command named(String name) {
        return switch (name) {
            // only what is asked for is loaded
            case "new" -> new NewCommand();
            case "dev" -> new DevCommand();
            case "run" -> new RunCommand();
            case "test" -> new TestCommand();
            case "routes" -> new RoutesCommand();
            case "openapi" -> new OpenApiCommand();
            case "ps" -> ServersCommand.ps();
            case "top" -> new TopCommand();
            case "journal" -> ServersCommand.journal();
            case "stacks" -> ServersCommand.stacks();
            case "package" -> new PackageCommand();
            case "doctor" -> new DoctorCommand();
            case "completion" -> new CompletionCommand();
            case "help", "--help", "-h" -> new HelpCommand();
            case "version", "--version", "-V" -> new VersionCommand();
            case "learn" -> new LearnCommand();
            case "gather" -> new GatherCommand();
            default ->
                    throw new UsageException(
                            "There is no command %s; there are %s."
                                    .formatted(
                                            name,
                                            all().stream()
                                                    .map(Command::name)
                                                    .collect(Collectors.joining(", "))));
        };
    }
}

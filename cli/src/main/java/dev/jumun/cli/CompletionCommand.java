package dev.jumun.cli;

import org.apache.commons.cli.Option;

import java.util.stream.Collectors;

/** {@code jumun completion}: a script for a shell, made from the commands themselves. */
final class CompletionCommand implements Command {
    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "Prints a script that completes commands and options in a shell.";
    }

    @Override
    public String operands() {
        return "bash | zsh | fish";
    }

    @Override
    public String details() {
        return """
        bash: eval "$(jumun completion bash)" in ~/.bashrc
        zsh:  eval "$(jumun completion zsh)" in ~/.zshrc
        fish: jumun completion fish > ~/.config/fish/completions/jumun.fish
        """;
    }

    @Override
    public int run(CommandArguments given, Output output) {
        String shell = given.operands().isEmpty() ? "" : given.operands().getFirst();
        String script =
                switch (shell) {
                    case "bash" -> bash();
                    // zsh runs scripts of bash after this
                    case "zsh" -> "autoload -U +X bashcompinit && bashcompinit\n" + bash();
                    case "fish" -> fish();
                    default -> throw new UsageException("Which shell? bash, zsh or fish.");
                };
        output.out().print(script);
        return 0;
    }

    private static String options(Command command) {
        return command.options().stream()
                .map(each -> each.hasLongOpt() ? "--" + each.getLongOpt() : "-" + each.getOpt())
                .collect(Collectors.joining(" "));
    }

    private static String bash() {
        StringBuilder cases = new StringBuilder();
        for (Command each : Commands.all()) {
            cases.append("        %s) words=\"%s\" ;;%n".formatted(each.name(), options(each)));
        }
        String names = Commands.all().stream().map(Command::name).collect(Collectors.joining(" "));
        return """
        _jumun() {
            local word="${COMP_WORDS[COMP_CWORD]}" words=""
            case "${COMP_WORDS[1]}" in
        CASES    esac
            if [[ "$COMP_CWORD" -eq 1 ]]; then
                words="NAMES"
            elif [[ "$word" != -* ]]; then
                words=""
            fi
            COMPREPLY=($(compgen -W "$words" -- "$word"))
            if [[ ${#COMPREPLY[@]} -eq 0 && "$word" != -* ]]; then
                COMPREPLY=($(compgen -f -- "$word"))
            fi
        }
        complete -F _jumun jumun
        """
                .replace("CASES", cases)
                .replace("NAMES", names);
    }

    private static String fish() {
        StringBuilder lines = new StringBuilder();
        for (Command each : Commands.all()) {
            lines.append(
                    "complete -c jumun -n __fish_use_subcommand -a %s -d '%s'%n"
                            .formatted(each.name(), each.summary().replace("'", "\\'")));
            for (Option option : each.options()) {
                if (option.hasLongOpt()) {
                    lines.append(
                            "complete -c jumun -n '__fish_seen_subcommand_from %s' -l %s%s -d '%s'%n"
                                    .formatted(
                                            each.name(),
                                            option.getLongOpt(),
                                            option.hasArg() ? " -r" : "",
                                            option.getDescription().replace("'", "\\'")));
                }
            }
        }
        return lines.toString();
    }
}

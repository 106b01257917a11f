package dev.jumun.cli;

import dev.jumun.cli.project.Home;

import org.apache.commons.cli.Option;

import java.util.List;

/** {@code jumun --version}. */
final class VersionCommand implements Command {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "Prints the version of jumun and of the JDK.";
    }

    @Override
    public String operands() {
        return "";
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
        output.out().println("jumun " + Home.version() + ", JDK " + Runtime.version());
        return 0;
    }
}

package dev.jumun.cli;

import dev.jumun.cli.project.Home;

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
    public int run(CommandArguments given, Output output) {
        output.out().println("jumun " + Home.version() + ", JDK " + Runtime.version());
        return 0;
    }
}

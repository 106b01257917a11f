package dev.jumun.cli;

import org.apache.commons.cli.Option;

import java.util.List;

/** One command of the program. */
interface Command {
    String name();

    /** What it does, in one line. */
    String summary();

    /** What follows its name and options: {@code [DIR | File.java]}. */
    String operands();

    /** More about it: for {@code jumun help COMMAND}. */
    String details();

    List<Option> options();

    /** Whether options that it doesn't have go to the application. */
    default boolean passesOptions() {
        return false;
    }

    /** Runs it; returns the exit code. */
    int run(CommandArguments given, Output output) throws Exception;
}

package dev.jumun.cli;

import org.apache.commons.cli.Option;

import java.util.List;

/** One command of the program. */
interface Command {
    String name();

    /** What it does, in one line. */
    String summary();

    /** What follows its name and options: {@code [DIR | File.java]}; empty for nothing. */
    default String operands() {
        return "";
    }

    /** More about it: for {@code jumun help COMMAND}. */
    default String details() {
        return "";
    }

    default List<Option> options() {
        return List.of();
    }

    /** Whether options that it doesn't have go to the application. */
    default boolean passesOptions() {
        return false;
    }

    /** Runs it; returns the exit code. */
    int run(CommandArguments given, Output output) throws Exception;
}

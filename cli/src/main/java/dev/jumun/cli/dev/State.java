package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;

import java.util.List;

/** What a request finds. Each change has a higher serial number. */
sealed interface State {
    /** Counts all changes since the start of the development server. */
    int serial();

    /** The newest code runs. */
    record Fresh(int serial, Generation generation) implements State {}

    /** No code can answer; requests get the reasons. */
    sealed interface Unready extends State {
        String title();

        List<Problem> problems();

        /** A stack trace; empty if no thread or exception tells more. */
        String trace();

        /** What it is called in JSON. */
        default String word() {
            return switch (this) {
                case Broken _ -> "broken";
                case Starting _ -> "starting";
                case Replaced _ -> "replaced";
            };
        }

        /** The status of the answers. */
        default int status() {
            return this instanceof Broken ? 500 : 503;
        }
    }

    /** The newest code does not compile, or does not start. */
    record Broken(int serial, String title, List<Problem> problems, String trace)
            implements Unready {}

    /** The newest code is still starting, after a time in which it should run. */
    record Starting(int serial, String title, List<Problem> problems, String trace)
            implements Unready {}

    /** For one request: it was begun before a save, and its code is not the newest any more. */
    record Replaced(int serial, String title, List<Problem> problems, String trace)
            implements Unready {}
}

package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;

import java.util.List;

/** What a request finds. Each change has a higher serial number. */
sealed interface State {
    /** Counts all changes since the start of the development server. */
    int serial();

    /** The newest code runs. */
    record Fresh(int serial, Generation generation) implements State {}

    /** The newest code does not compile, or does not start. */
    record Broken(int serial, String title, List<Problem> problems, String trace)
            implements State {}
}

package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/** Receives what the development server does: the terminal, or a program that reads its events. */
interface DevListener {
    /** A file has changed, and a new generation is being made. The first one has no cause. */
    void changed(@Nullable Path cause);

    /** A generation runs, or is broken. */
    void made(State state, Duration took);

    /** A generation is still starting; reported repeatedly. */
    void starting(State.Starting state);

    /** What is about to run compiles, and the processor has something to say about it. */
    void warned(Problem warning);

    /** Something went wrong that does not keep the newest code from running. */
    void failed(String what, Throwable failure);

    /** What takes time, in a sentence. */
    default void progress(String sentence) {
        note(sentence);
    }

    /** Something that the developer should know, in a sentence. */
    default void note(String sentence) {}
}

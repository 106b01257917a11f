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

    /** What is about to run compiles, and the processor has something to say about it. */
    void warned(Problem warning);

    /** Something went wrong that does not keep the newest code from running. */
    void failed(String what, Throwable failure);

    /** Something that the developer should know, in a sentence. */
    default void note(String sentence) {}
}

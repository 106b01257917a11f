package dev.jumun.cli;

import dev.jumun.runtime.codec.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err progress and errors
 * @param colour whether a person reads it at a terminal that has colours
 */
record Output(PrintStream out, PrintStream err, boolean colour) {
    /** That of this process; {@code NO_COLOR} switches colours off. */
    static Output standard() {
        boolean isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        String unwanted = System.getenv("NO_COLOR");
        boolean colour = isTerminal && (unwanted == null || unwanted.isEmpty());
        return new Output(System.out, System.err, colour);
    }

    /** Prints maps, lists, texts and numbers as JSON. */
    void json(@Nullable Object value) {
        byte[] json = new JsonWriter(4096).any(value).toBytes();
        out.println(new String(json, StandardCharsets.UTF_8));
    }

    /** Reports something that takes time. */
    void progress(String words) {
        err.println(words);
    }
}

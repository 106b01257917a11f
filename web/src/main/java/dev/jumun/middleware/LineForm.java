package dev.jumun.middleware;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Gathers lines of an access log in one of its forms. Belongs to the thread that writes. */
abstract class LineForm {
    private long millis = -1;
    private String time = "";

    /**
     * Adds a line.
     *
     * @param at when the request ended, in milliseconds since 1970
     */
    abstract void add(AccessLine line, long at);

    /** Adds a line that reports how many are missing. */
    abstract void addDropped(long count);

    /** How many characters or bytes have been gathered. */
    abstract int size();

    /** Writes what has been gathered, and forgets it, also if that fails. */
    abstract void writeTo(OutputStream out) throws IOException;

    /** A time as text. Many lines have the same: making the text is the slowest part of one. */
    final String time(long at) {
        if (at != millis) {
            millis = at;
            time = Instant.ofEpochMilli(at).toString();
        }
        return time;
    }
}

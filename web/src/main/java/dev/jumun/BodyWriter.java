package dev.jumun;

import java.io.OutputStream;

/** Writes the body of a response in pieces, after the head has been sent. */
@FunctionalInterface
public interface BodyWriter {
    /** Writes the body of a response in pieces, after the head has been sent. */
    void write(OutputStream out) throws Exception;
}

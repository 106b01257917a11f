package dev.jumun;

import java.io.OutputStream;

/** Writes the body of an answer, piece by piece, when the head has been sent. */
@FunctionalInterface
public interface BodyWriter {
    /**
     * Writes. Each write goes to the client at once, and blocks while the client does not take what
     * was sent before. Called once, on the request's thread; what is lent for the request is still
     * there. An exception breaks the answer off, so that the client sees that it is not whole.
     *
     * @throws Exception if it cannot go on
     */
    void write(OutputStream out) throws Exception;
}

package dev.jumun.server.limits;

import dev.jumun.ServiceUnavailable;

/**
 * Reports that other bodies and messages hold the memory for all: a line of the log, and no stack
 * trace.
 */
public final class NoMemoryForBody extends Exception implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    public NoMemoryForBody(long most) {
        super("The limit of maxBodyMemory has been reached. Bytes: " + most, null, false, false);
    }

    @Override
    public String detail() {
        return "Other requests hold the memory for bodies";
    }
}

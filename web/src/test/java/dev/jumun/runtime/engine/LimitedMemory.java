package dev.jumun.runtime.engine;

import dev.jumun.HttpException;

/** A megabyte for bodies. */
public final class LimitedMemory implements BodyMemory {
    private static final long MOST = 1024 * 1024;

    private long taken;

    @Override
    public void take(long bytes) {
        if (taken + bytes > MOST) {
            throw new HttpException(503);
        }
        taken += bytes;
    }

    public long taken() {
        return taken;
    }
}

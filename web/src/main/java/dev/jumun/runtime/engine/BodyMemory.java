package dev.jumun.runtime.engine;

/**
 * The memory that request bodies may take, all together, while they are held as a whole or as the
 * values read from them. It is an attribute of the exchanges of engines that limit it. What an
 * exchange takes is given back when its handler has returned.
 *
 * <p>Bodies up to {@link #SMALL} bytes aren't counted: they cost nothing that threads share, and
 * they are served when large bodies have taken all.
 */
public interface BodyMemory {
    /** The size in bytes up to which a body isn't counted. */
    int SMALL = 16 * 1024;

    /**
     * Takes some memory, until the exchange's handler has returned. Does not wait.
     *
     * <p>Throws an {@code HttpException} if there is none: 503 if other requests hold it, 413 if
     * the request would need more than there is for all.
     *
     * @param bytes how much more is needed
     */
    void take(long bytes);
}

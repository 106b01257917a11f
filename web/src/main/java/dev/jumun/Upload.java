package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * A file that came with a form. What is larger than a mebibyte lies on disk, not in memory. It is
 * there until the request has been answered and all dependencies are torn down; nobody need close
 * it, and whoever wants to keep it calls {@link #copyTo}.
 */
public interface Upload {
    /** The name that the client gave it, without directories; null if it gave none. */
    @Nullable String filename();

    /** The media type that the client gave it; null if it gave none. */
    @Nullable String contentType();

    /** How many bytes it has. */
    long size();

    /** The header fields of its part. */
    Headers headers();

    /**
     * Opens it, from its beginning; it can be opened several times. Reading blocks on the disk if
     * that is where it lies.
     */
    InputStream open();

    /** Reads all of it into memory. Blocks on the disk if that is where it lies. */
    byte[] bytes();

    /**
     * Copies it to a file, which must not be there yet. Blocks until all is written.
     *
     * @throws java.io.UncheckedIOException if that fails
     */
    void copyTo(Path file);
}

package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * A file that was uploaded with a form. Files larger than a mebibyte are stored on disk, not in
 * memory. The file is available until the request has been answered and all its dependencies have
 * been torn down. It is then closed and deleted automatically. Call {@link #copyTo} to keep it.
 */
public interface Upload {
    /** The file name that the client sent, without directories; null if it was not sent. */
    @Nullable String filename();

    /** The media type that the client sent; null if it was not sent. */
    @Nullable String contentType();

    /** The size in bytes. */
    long size();

    /** The header fields of the part. */
    Headers headers();

    /**
     * Opens the file at its beginning. It can be opened several times. Reading may block on the
     * disk.
     */
    InputStream open();

    /** Reads the whole file into memory. May block on the disk. */
    byte[] bytes();

    /**
     * Copies it to a file, which must not exist yet. Blocks until everything is written.
     *
     * @throws java.io.UncheckedIOException if that fails
     */
    void copyTo(Path file);
}

package dev.jumun.runtime.file;

import dev.jumun.async.Async;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A file on disk or on the class path, as it is now.
 *
 * @param name its last part
 * @param size in bytes
 * @param modified when it was changed last, in whole seconds
 * @param version when it was changed last, as precisely as the disk stores it: two states within
 *     one second are two
 */
public record StoredFile(String name, long size, Instant modified, String version, Opener opener) {
    /** Opens a file. */
    @FunctionalInterface
    public interface Opener {
        /** Opens it at its beginning. */
        InputStream open() throws IOException;
    }

    /** Looks a file up on disk; null if there is none, or it is a directory. Blocks on the disk. */
    public static @Nullable StoredFile of(Path path) {
        return Async.blocking(() -> {
            if (!Files.isRegularFile(path)) {
                return null;
            }
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Instant modified = attributes.lastModifiedTime().toInstant();
            return new StoredFile(
                    String.valueOf(path.getFileName()),
                    attributes.size(),
                    modified.truncatedTo(ChronoUnit.SECONDS),
                    "%x.%x".formatted(modified.getEpochSecond(), modified.getNano()),
                    () -> Files.newInputStream(path));
        });
    }

    /** Looks a file up on the class path; null if there is none. Blocks on the disk. */
    public static @Nullable StoredFile ofResource(ClassLoader loader, String resource) {
        URL url = loader.getResource(resource);
        if (url == null || resource.endsWith("/")) {
            return null;
        }
        return Async.blocking(() -> {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            boolean folder =
                    url.getProtocol().equals("file") && Files.isDirectory(Path.of(url.toURI()));
            long size = folder ? -1 : connection.getContentLengthLong();
            if (size < 0) {
                return null;
            }
            long modified = connection.getLastModified() / 1000;
            connection.getInputStream().close(); // an archive would stay open
            return new StoredFile(
                    resource.substring(resource.lastIndexOf('/') + 1),
                    size,
                    Instant.ofEpochSecond(modified),
                    Long.toHexString(modified),
                    () -> open(loader, resource));
        });
    }

    private static InputStream open(ClassLoader loader, String resource) throws IOException {
        InputStream in = loader.getResourceAsStream(resource);
        if (in == null) {
            throw new java.io.FileNotFoundException(resource);
        }
        return in;
    }

    /** Identifies this state of the file, by its size and its time. */
    public String etag() {
        return "\"%s-%x\"".formatted(version, size);
    }
}

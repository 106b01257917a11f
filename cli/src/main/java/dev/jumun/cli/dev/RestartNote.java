package dev.jumun.cli.dev;

import dev.jumun.cli.project.Project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells {@code jumun dev --wait} that the server it can't reach is starting again: its socket is
 * closed while the JVM is replaced.
 */
public record RestartNote(Path file) {
    /** After this, it has not started. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    /** The note of the server of a project at a port. */
    public static RestartNote of(Project project, int port) {
        return new RestartNote(project.output().resolve("starting-" + port));
    }

    /** Leaves it. */
    public void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, "");
        } catch (IOException e) {
            return; // then only a question that began before waits
        }
    }

    /** Takes it away. */
    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // it is forgotten by itself
        }
    }

    /** Whether it was left a short time ago. */
    public boolean isThere() {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return written.isAfter(Instant.now().minus(FORGOTTEN));
        } catch (IOException e) {
            return false; // no note, or it can't be read
        }
    }
}

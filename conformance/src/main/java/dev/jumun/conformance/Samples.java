package dev.jumun.conformance;

import dev.jumun.Response;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The files that the recorded tests had in their working directory. */
public final class Samples {
    private Samples() {}

    /** Answers with a file. */
    public static Response file(String name) {
        return Response.file(path(name));
    }

    /** A file of its own on disk, which goes when the program ends. */
    public static Path path(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/files/" + name)) {
            Path file = Files.createTempFile("sample-", "-" + name);
            file.toFile().deleteOnExit();
            Files.copy(Objects.requireNonNull(in, name), file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.jumun.benchmarks.build;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The sources of a peer, which are resources of this module. */
record Templates(String peer) {
    String text(String name) {
        try (InputStream file =
                Templates.class.getResourceAsStream("/peers/" + peer + "/" + name)) {
            if (file == null) {
                throw new FileNotFoundException(peer + "/" + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

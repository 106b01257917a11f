package dev.jumun.fuzz;

import dev.jumun.server.Seeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what the targets of whole connections begin with: the rows of the server's corpora. Jazzer
 * adds to the folders what reaches new code, and begins with that the next time.
 */
public final class Corpora {
    private Corpora() {}

    /** Writes them below a folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        write(folder.resolve("heads"), Seeds.http1());
        write(folder.resolve("streams"), Seeds.http2());
        write(folder.resolve("sockets"), Seeds.webSockets());
        for (String other : List.of("bodies", "targets", "forms", "fields", "scalars", "wire")) {
            Files.createDirectories(folder.resolve(other));
        }
    }

    private static void write(Path folder, List<byte[]> seeds) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("row-" + i), seeds.get(i));
        }
    }
}

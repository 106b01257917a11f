package dev.jumun.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Finds a place for what is made of a project: within it, or in the user's cache. */
final class WorkFolder {
    private WorkFolder() {}

    /** Returns {@code folder/name}, or a folder of the user's cache if nothing can be written. */
    static Path of(Path folder, String name) {
        Path wanted = folder.resolve(name);
        boolean isWritable =
                Files.exists(wanted) ? Files.isWritable(wanted) : Files.isWritable(folder);
        if (isWritable) {
            return wanted;
        }
        String id = HexFormat.of().toHexDigits(folder.toString().hashCode());
        return cache().resolve("projects").resolve(folder.getFileName() + "-" + id);
    }

    /** Returns where this user's programs keep what they can make again. */
    static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        if (named != null && !named.isBlank()) {
            return Path.of(named, "jumun");
        }
        String home = System.getenv("HOME"); // as the launcher: Java asks the list of users
        if (home == null || home.isBlank()) {
            home = System.getProperty("user.home");
        }
        return Path.of(home, ".cache", "jumun");
    }
}

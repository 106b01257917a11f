package dev.jumun.cli.build;

import dev.jumun.cli.project.Project;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Size and time of every file of a project at one moment. Two that are equal mean that nothing was
 * saved in between.
 *
 * @param files by their paths
 */
public record Stamps(Map<Path, Stamp> files) {
    /**
     * File systems keep times in steps of up to two seconds: within one, a file can be saved again
     * without a new time.
     */
    private static final Duration STEP = Duration.ofMillis(2100);

    /**
     * Size and time of one file.
     *
     * @param content a hash of what is in it, if time and size do not say enough; or else 0
     * @param settled whether a save after this look would have another time; not compared
     */
    public record Stamp(long size, long nanos, int content, boolean settled) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Stamp stamp && isSame(stamp) && content == stamp.content;
        }

        @Override
        public int hashCode() {
            return Objects.hash(size, nanos, content);
        }

        private boolean isSame(Stamp other) {
            return size == other.size && nanos == other.nanos;
        }
    }

    /**
     * Reads them: one pass over the folders. Only files that have just been saved are opened.
     *
     * @param earlier the result of an earlier call, or null
     */
    public static Stamps of(Project project, @Nullable Stamps earlier) {
        return of(project, earlier, Instant.now());
    }

    static Stamps of(Project project, @Nullable Stamps earlier, Instant now) {
        Map<Path, Stamp> files = new TreeMap<>();
        for (Path root : project.sources()) {
            read(root, ".java", files);
        }
        for (Path root : project.resources()) {
            read(root, "", files);
        }
        Map<Path, Stamp> before = earlier == null ? Map.of() : earlier.files;
        files.replaceAll((file, stamp) -> withContent(file, stamp, before.get(file), now));
        return new Stamps(files);
    }

    private static Stamp withContent(Path file, Stamp seen, @Nullable Stamp before, Instant now) {
        boolean isYoung =
                Duration.between(Instant.EPOCH.plusNanos(seen.nanos), now).abs().compareTo(STEP)
                        < 0;
        if (before != null && before.isSame(seen)) {
            return before.settled
                    ? before
                    : new Stamp(seen.size, seen.nanos, content(file), !isYoung);
        }
        return isYoung ? new Stamp(seen.size, seen.nanos, content(file), false) : seen;
    }

    private static int content(Path file) {
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), sum)) {
            in.transferTo(OutputStream.nullOutputStream());
            return (int) sum.getValue();
        } catch (IOException e) {
            return 0; // deleted meanwhile: the next look sees it
        }
    }

    /** Returns the files that differ from an earlier look; null if files have come or gone. */
    public @Nullable List<Path> changedSince(Stamps earlier) {
        return files.keySet().equals(earlier.files.keySet())
                ? files.keySet().stream()
                        .filter(each -> !Objects.equals(files.get(each), earlier.files.get(each)))
                        .toList()
                : null;
    }

    private static void read(Path root, String suffix, Map<Path, Stamp> files) {
        if (!Files.exists(root)) {
            return;
        }
        try {
            Files.walkFileTree(
                    root,
                    // what a link points to is what is compiled
                    Set.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
                            String name = file.getFileName().toString();
                            // editors and tools write hidden files next to what they change
                            if (name.endsWith(suffix) && !name.startsWith(".")) {
                                long nanos = seen.lastModifiedTime().to(TimeUnit.NANOSECONDS);
                                files.put(file, new Stamp(seen.size(), nanos, 0, true));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e)
                                throws IOException {
                            if (e instanceof NoSuchFileException // deleted meanwhile
                                    || e instanceof FileSystemLoopException) {
                                return FileVisitResult.CONTINUE;
                            }
                            throw e;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads those of some folders, each file included. */
    public static Stamps of(List<Path> roots) {
        Map<Path, Stamp> files = new TreeMap<>();
        roots.forEach(root -> read(root, "", files));
        return new Stamps(files);
    }

    /** Returns all files with a suffix, in order. */
    public List<Path> endingWith(String suffix) {
        return files.keySet().stream().filter(file -> file.toString().endsWith(suffix)).toList();
    }

    /** Returns those of files with a suffix. */
    public Stamps only(String suffix) {
        Map<Path, Stamp> some = new TreeMap<>(files);
        some.keySet().removeIf(file -> !file.toString().endsWith(suffix));
        return new Stamps(some);
    }

    /** Returns the first file that differs from earlier stamps, or is new, or is gone. */
    public Path firstChange(Stamps earlier) {
        for (Map.Entry<Path, Stamp> each : files.entrySet()) {
            if (!each.getValue().equals(earlier.files.get(each.getKey()))) {
                return each.getKey();
            }
        }
        return earlier.files.keySet().stream()
                .filter(file -> !files.containsKey(file))
                .findFirst()
                .orElse(Path.of("."));
    }
}

package dev.jumun.cli.project;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers what was resolved, in the project's own folder, for as long as the poms and this
 * program are the same and every file is there.
 */
final class ResolvedCache {
    private final Path file;
    private final String key;

    ResolvedCache(Path output, String name, List<Path> buildFiles, String more) {
        this.file = output.resolve("libraries-" + name);
        this.key = key(buildFiles, more);
    }

    private static String key(List<Path> buildFiles, String more) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // modules that this program runs with itself are taken from its class path
            String program = Home.version() + Home.folder() + Home.classPath();
            digest.update((program + more).getBytes(StandardCharsets.UTF_8));
            if (more.isEmpty()) {
                for (Path each : buildFiles) {
                    digest.update(each.toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.exists(each) ? Files.readAllBytes(each) : new byte[0]);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every Java has it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what was remembered; null if nothing was, or it no longer holds. */
    @Nullable Resolved read() {
        try {
            if (!Files.isRegularFile(file)) {
                return null;
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.getFirst().equals(key)) {
                return null;
            }
            Map<String, List<String>> entries = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                int space = line.indexOf(' ');
                entries.computeIfAbsent(line.substring(0, space), name -> new ArrayList<>())
                        .add(line.substring(space + 1));
            }
            Map<String, String> properties = new TreeMap<>();
            for (String each : entries.getOrDefault("property", List.of())) {
                int sign = each.indexOf('=');
                properties.put(each.substring(0, sign), each.substring(sign + 1));
            }
            Resolved found =
                    new Resolved(
                            paths(entries, "compile"),
                            paths(entries, "runtime"),
                            paths(entries, "processor"),
                            entries.getOrDefault("option", List.of()),
                            properties,
                            paths(entries, "module"),
                            paths(entries, "test"),
                            paths(entries, "test-module"),
                            entries.getOrDefault("warning", List.of()));
            boolean isThere =
                    java.util.stream.Stream.of(
                                    found.compile(),
                                    found.runtime(),
                                    found.processors(),
                                    found.modules(),
                                    found.tests(),
                                    found.testModules())
                            .flatMap(List::stream)
                            .allMatch(Files::exists);
            return isThere ? found : null;
        } catch (IOException | IndexOutOfBoundsException e) {
            return null; // resolved again
        }
    }

    private static List<Path> paths(Map<String, List<String>> entries, String name) {
        return entries.getOrDefault(name, List.of()).stream().map(Path::of).toList();
    }

    /** Remembers what was resolved. */
    void write(Resolved resolved) {
        List<String> lines = new ArrayList<>(List.of(key));
        resolved.compile().forEach(each -> lines.add("compile " + each));
        resolved.runtime().forEach(each -> lines.add("runtime " + each));
        resolved.processors().forEach(each -> lines.add("processor " + each));
        resolved.processorOptions().forEach(each -> lines.add("option " + each));
        resolved.properties()
                .forEach((name, value) ->
                        lines.add("property " + name + "=" + value.replaceAll("\\s+", " ")));
        resolved.modules().forEach(each -> lines.add("module " + each));
        resolved.tests().forEach(each -> lines.add("test " + each));
        resolved.testModules().forEach(each -> lines.add("test-module " + each));
        resolved.warnings().forEach(each -> lines.add("warning " + each));
        try {
            Path folder = Files.createDirectories(Project.folderOf(file));
            Path written = Files.createTempFile(folder, "libraries", "");
            Files.write(written, lines);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

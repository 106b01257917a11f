package dev.jumun.cli.project;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;

/** Where this program comes from: the folder of the distribution, or a checkout. */
public final class Home {
    private Home() {}

    /** Returns the folder that the launcher names; null if this program runs without it. */
    public static @Nullable Path folder() {
        String named = System.getProperty("jumun.home");
        return named == null ? null : Path.of(named);
    }

    /** Returns the repository of the distribution: Jumun's jars and poms in Maven's layout. */
    static @Nullable Path repository() {
        Path home = folder();
        Path repository = home == null ? null : home.resolve("repository");
        return repository != null && Files.isDirectory(repository) ? repository : null;
    }

    /** Returns the version of this program, and of the Jumun that it serves with. */
    public static String version() {
        try (InputStream in = Home.class.getResourceAsStream("/dev/jumun/cli/project/version")) {
            return in == null ? "?" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the jars and folders that this program runs with. */
    public static List<Path> classPath() {
        List<Path> all = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (each.isEmpty()) {
                continue;
            }
            Path path = Path.of(each).toAbsolutePath().normalize();
            all.add(path);
            if (each.endsWith(".jar")) {
                all.addAll(named(path));
            }
        }
        return all.stream().filter(Files::exists).distinct().toList();
    }

    /** The jars that the manifest of a jar names. */
    private static List<Path> named(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            String paths =
                    open.getManifest() == null
                            ? null
                            : open.getManifest().getMainAttributes().getValue("Class-Path");
            if (paths == null) {
                return List.of();
            }
            URI base = jar.toUri();
            return Arrays.stream(paths.split(" "))
                    .filter(each -> !each.isEmpty())
                    .map(each -> Path.of(base.resolve(each)).normalize())
                    .toList();
        } catch (IOException e) {
            return List.of(); // not there: the class path may name what is missing
        }
    }
}

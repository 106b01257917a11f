package dev.jumun.cli.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Writes jars. The same files make the same bytes. */
final class Jars {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private Jars() {}

    /**
     * Writes the files of some folders; if two have a file of the same name, the first takes
     * precedence.
     */
    static void write(Path jar, Manifest manifest, List<Path> folders) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    files.putIfAbsent(name, file);
                }
            }
        }
        files.remove("META-INF/MANIFEST.MF");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            put(out, "META-INF/MANIFEST.MF", manifest::write);
            for (Map.Entry<String, Path> each : files.entrySet()) {
                put(out, each.getKey(), into -> Files.copy(each.getValue(), into));
            }
        }
    }

    /** Writes classes of this program, without inner ones. */
    static void write(Path jar, List<Class<?>> types) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            put(out, "META-INF/MANIFEST.MF", manifest()::write);
            for (Class<?> type : types) {
                String name = type.getName().replace('.', '/') + ".class";
                try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                    if (in == null) {
                        throw new IOException(name + " is missing in this program.");
                    }
                    put(out, name, in::transferTo);
                }
            }
        }
    }

    static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return manifest;
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void put(JarOutputStream out, String name, Content content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        content.writeTo(out);
        out.closeEntry();
    }
}

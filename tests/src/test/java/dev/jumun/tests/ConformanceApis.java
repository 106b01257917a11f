package dev.jumun.tests;

import dev.jumun.conformance.Main;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The apps of the conformance suite: the classes whose routes were generated. */
final class ConformanceApis {
    private ConformanceApis() {}

    static List<Class<?>> all() throws Exception {
        URI place = Main.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            return below(path);
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            return below(jar.getPath("/"));
        }
    }

    private static List<Class<?>> below(Path root) throws IOException, ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted().toList()) {
                String name = root.relativize(file).toString().replace('/', '.');
                if (name.matches(".*\\.(Tutorial\\d+\\w*|Probe\\w*)Routes\\.class")) {
                    found.add(Class.forName(name.replaceFirst("Routes\\.class$", "")));
                }
            }
        }
        return found;
    }
}

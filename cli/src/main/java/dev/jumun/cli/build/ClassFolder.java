package dev.jumun.cli.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a compilation has written, named by paths: {@code shop/Shop$Item.class}. */
final class ClassFolder {
    /** Anonymous and local classes have a number. */
    private static final Pattern WITHIN_BODY = Pattern.compile(".*\\$\\d.*");

    private ClassFolder() {}

    static Set<String> names(Path folder) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(
                            each -> all.add(folder.relativize(each).toString().replace('\\', '/')));
        }
        return all;
    }

    static boolean isWithinBody(String name) {
        return WITHIN_BODY.matcher(name).matches();
    }

    static void copy(Set<String> names, Path from, Path to) throws IOException {
        for (String each : names) {
            Path target = to.resolve(each);
            Files.createDirectories(target.getParent());
            Files.copy(from.resolve(each), target);
        }
    }
}

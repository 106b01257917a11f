package dev.jumun.async;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which classes need each other: those of a circle can only be read, and changed, together. */
class CirclesTest {
    private static final int MOST = 8;
    private static final Pattern DESCRIPTOR = Pattern.compile("L(dev/jumun/async/\\w+)[$;<]");

    @Test
    void noCircleOfClassesIsLarge() throws Exception {
        Map<String, Set<String>> needs = needs();
        assertThat(needs.get("Gathering")).as("the test would notice").contains("Runner", "Job");
        assertThat(needs.get("Runner")).contains("Gathering");

        Set<String> largest =
                needs.keySet().stream()
                        .map(type -> circle(type, needs))
                        .max(Comparator.comparingInt(Set::size))
                        .orElseThrow();
        assertThat(largest).contains("Job", "Strand").hasSizeLessThanOrEqualTo(MOST);
    }

    /** All that a class needs and that need it, by way of others. */
    private static Set<String> circle(String type, Map<String, Set<String>> needs) {
        Set<String> circle = new TreeSet<>(reached(type, needs));
        circle.removeIf(other -> !reached(other, needs).contains(type));
        return circle;
    }

    private static Set<String> reached(String from, Map<String, Set<String>> needs) {
        Set<String> reached = new TreeSet<>();
        ArrayDeque<String> todo = new ArrayDeque<>(List.of(from));
        while (!todo.isEmpty()) {
            for (String next : needs.getOrDefault(todo.pop(), Set.of())) {
                if (reached.add(next)) {
                    todo.push(next);
                }
            }
        }
        return reached;
    }

    /** The top-level classes of the package that each of them mentions, nested ones included. */
    private static Map<String, Set<String>> needs() throws Exception {
        Path classes =
                Path.of(Async.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Map<String, Set<String>> needs = new TreeMap<>();
        try (Stream<Path> files = Files.list(classes.resolve("dev/jumun/async"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                read(file, needs);
            }
        }
        return needs;
    }

    private static void read(Path file, Map<String, Set<String>> needs) throws IOException {
        ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
        String self = "L" + model.thisClass().asInternalName() + ";";
        Matcher name = DESCRIPTOR.matcher(self);
        if (!name.find()) {
            return;
        }
        Set<String> found = needs.computeIfAbsent(simple(name.group(1)), _ -> new TreeSet<>());
        for (PoolEntry entry : model.constantPool()) {
            String text =
                    switch (entry) {
                        case ClassEntry type -> "L" + type.asInternalName() + ";";
                        case Utf8Entry utf8 -> utf8.stringValue();
                        default -> "";
                    };
            DESCRIPTOR.matcher(text).results().forEach(each -> found.add(simple(each.group(1))));
        }
        found.remove(simple(name.group(1)));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}

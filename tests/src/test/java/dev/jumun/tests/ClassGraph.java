package dev.jumun.tests;

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

/** Which top-level classes of a module mention each other, as their class files have it. */
final class ClassGraph {
    private static final Pattern DESCRIPTOR = Pattern.compile("L(dev/jumun/[\\w/]+)[$;<]");

    private final Map<String, Set<String>> needs = new TreeMap<>();

    private ClassGraph() {}

    /**
     * Reads the classes of packages, those below them included.
     *
     * @param module the folder of its module
     */
    static ClassGraph of(String module, String... packages) throws IOException {
        ClassGraph graph = new ClassGraph();
        Path classes = Path.of("..", module, "target", "classes");
        for (String name : packages) {
            try (Stream<Path> files = Files.walk(classes.resolve(name.replace('.', '/')))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    graph.read(file);
                }
            }
        }
        graph.needs.values().forEach(found -> found.retainAll(graph.needs.keySet()));
        return graph;
    }

    /** The names of what each class mentions, with their packages. */
    Map<String, Set<String>> needs() {
        return needs;
    }

    /** Those that can only be read, and changed, together; their names without packages. */
    Set<String> largestCircle() {
        return needs.keySet().stream()
                .map(this::circle)
                .max(Comparator.comparingInt(Set::size))
                .orElseThrow();
    }

    private Set<String> circle(String type) {
        Set<String> circle = new TreeSet<>();
        for (String other : reached(type)) {
            if (reached(other).contains(type)) {
                circle.add(other.substring(other.lastIndexOf('.') + 1));
            }
        }
        return circle;
    }

    private Set<String> reached(String from) {
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

    private void read(Path file) throws IOException {
        ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
        String self = "L" + model.thisClass().asInternalName() + ";";
        Matcher name = DESCRIPTOR.matcher(self);
        if (!name.find()) {
            return;
        }
        Set<String> found = needs.computeIfAbsent(dotted(name.group(1)), _ -> new TreeSet<>());
        for (PoolEntry entry : model.constantPool()) {
            String text =
                    switch (entry) {
                        case ClassEntry type -> "L" + type.asInternalName() + ";";
                        case Utf8Entry utf8 -> utf8.stringValue();
                        default -> "";
                    };
            DESCRIPTOR.matcher(text).results().forEach(each -> found.add(dotted(each.group(1))));
        }
        found.remove(dotted(name.group(1)));
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }
}

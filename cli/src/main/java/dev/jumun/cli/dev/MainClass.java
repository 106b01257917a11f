package dev.jumun.cli.dev;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the class that starts an application by reading class files: nothing is loaded. */
final class MainClass {
    private static final String API = "Ldev/jumun/Api;";

    private MainClass() {}

    private record Found(String name, boolean isApi, boolean hasMain) {}

    /**
     * Returns the name of the class to start: the only one with {@code main}, or the only one that
     * also has {@code @Api}, or the only one with {@code @Api}.
     *
     * @throws IllegalArgumentException with a sentence, if none fits, or several do
     */
    static String in(Path classes) throws IOException {
        List<Found> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                Found found = read(ClassFile.of().parse(Files.readAllBytes(file)));
                if (found.isApi || found.hasMain) {
                    all.add(found);
                }
            }
        }
        List<String> both = names(all.stream().filter(each -> each.isApi && each.hasMain));
        List<String> mains = names(all.stream().filter(Found::hasMain));
        List<String> apis = names(all.stream().filter(Found::isApi));
        for (List<String> candidates : List.of(both, mains, apis)) {
            if (candidates.size() == 1) {
                return candidates.getFirst();
            }
            if (candidates.size() > 1) {
                throw new IllegalArgumentException(
                        "Several classes could be started: %s. Choose one with --main."
                                .formatted(String.join(", ", candidates)));
            }
        }
        throw new IllegalArgumentException(
                "No class has @Api or a main method. Annotate a class with @Api.");
    }

    /** Returns the names of all classes with {@code @Api}. */
    static List<String> apisIn(Path classes) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                Found found = read(ClassFile.of().parse(Files.readAllBytes(file)));
                if (found.isApi) {
                    names.add(found.name);
                }
            }
        }
        return names.stream().sorted().toList();
    }

    private static Found read(ClassModel model) {
        boolean isApi =
                model.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                                .flatMap(each -> each.annotations().stream())
                                .anyMatch(each -> each.className().equalsString(API))
                        || model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                                .flatMap(each -> each.annotations().stream())
                                .anyMatch(each -> each.className().equalsString(API));
        boolean hasMain =
                model.methods().stream()
                        .anyMatch(each ->
                                each.methodName().equalsString("main")
                                        && (each.methodType().equalsString("([Ljava/lang/String;)V")
                                                || each.methodType().equalsString("()V")));
        return new Found(model.thisClass().asInternalName().replace('/', '.'), isApi, hasMain);
    }

    private static List<String> names(Stream<Found> found) {
        return found.map(Found::name).sorted().toList();
    }
}

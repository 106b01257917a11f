package dev.jumun.cli.build;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the class that starts an application by reading class files: nothing is loaded.
 *
 * @param mains classes that can be started
 * @param apis classes with {@code @Api}
 */
public record MainClass(List<String> mains, List<String> apis) {
    private static final String API = "Ldev/jumun/Api;";

    private static final Set<String> SERVERS =
            Set.of("dev/jumun/server/Jumun", "dev/jumun/server/Server");

    /** Reads all class files of a folder. */
    public static MainClass in(Path classes) throws IOException {
        List<String> mains = new ArrayList<>();
        List<String> apis = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
                String name = model.thisClass().asInternalName().replace('/', '.');
                if (hasMain(model)) {
                    mains.add(name);
                }
                if (isApi(model)) {
                    apis.add(name);
                }
            }
        }
        return new MainClass(mains.stream().sorted().toList(), apis.stream().sorted().toList());
    }

    /**
     * Returns the name of the class to start: the only one with {@code main} and {@code @Api}, or
     * the only one with {@code main}, or the only one with {@code @Api}.
     *
     * @throws IllegalArgumentException with a sentence, if no class fits, or several do
     */
    public String toStart() {
        List<String> both = mains.stream().filter(apis::contains).toList();
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

    /**
     * Returns the name of the only class with {@code @Api}.
     *
     * @throws IllegalArgumentException with a sentence, if no class has it, or several have
     */
    public String api() {
        return switch (apis.size()) {
            case 0 ->
                    throw new IllegalArgumentException(
                            "No class has @Api. Annotate a class with it.");
            case 1 -> apis.getFirst();
            default ->
                    throw new IllegalArgumentException(
                            "Several classes have @Api: %s. Choose one with --main."
                                    .formatted(String.join(", ", apis)));
        };
    }

    /**
     * Whether the code of a class starts a server: it names what does, or is an API. A main that
     * leaves this to another class is not recognized.
     */
    public static boolean startsServer(byte[] code) {
        ClassModel model = ClassFile.of().parse(code);
        boolean namesServer = false;
        for (PoolEntry entry : model.constantPool()) {
            namesServer |=
                    entry instanceof ClassEntry type && SERVERS.contains(type.asInternalName());
        }
        return namesServer || isApi(model);
    }

    private static boolean hasMain(ClassModel model) {
        return model.methods().stream()
                .anyMatch(each ->
                        each.methodName().equalsString("main")
                                && (each.methodType().equalsString("([Ljava/lang/String;)V")
                                        || each.methodType().equalsString("()V")));
    }

    private static boolean isApi(ClassModel model) {
        Stream<Annotation> all =
                Stream.concat(
                        model.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                                .flatMap(each -> each.annotations().stream()),
                        model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                                .flatMap(each -> each.annotations().stream()));
        return all.anyMatch(each -> each.className().equalsString(API));
    }
}

package dev.jumun.processor.table;

import dev.jumun.Api;
import dev.jumun.processor.JobsSources;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The annotation classes of a library, as they are. */
final class AnnotationTypes {
    private AnnotationTypes() {}

    /** All annotations of the framework that a user writes, by their simple names. */
    static List<Class<?>> own() throws Exception {
        List<Class<?>> all = new ArrayList<>(in(Api.class, "dev/jumun"));
        all.addAll(JobsSources.annotationClasses());
        all.sort(Comparator.comparing(Class::getSimpleName));
        return all;
    }

    /** All constraints of Jakarta Validation. */
    static List<Class<?>> jakarta() throws Exception {
        return in(jakarta.validation.constraints.Size.class, "jakarta/validation/constraints");
    }

    private static List<Class<?>> in(Class<?> library, String folder) throws Exception {
        Path place = Path.of(library.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            return find(place, folder);
        }
        URI jar = URI.create("jar:" + place.toUri());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
            return find(files.getPath("/"), folder);
        }
    }

    private static List<Class<?>> find(Path root, String folder) throws Exception {
        try (Stream<Path> all = Files.walk(root.resolve(folder))) {
            return all.map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .map(AnnotationTypes::load)
                    .filter(type -> type.isAnnotation() && !isContainer(type))
                    .sorted(Comparator.comparing(Class::getSimpleName))
                    .collect(Collectors.toList());
        }
    }

    /** Containers of repeated annotations: the compiler writes them. */
    private static boolean isContainer(Class<?> type) {
        return type.isMemberClass() && !targets(type).isEmpty();
    }

    /** The name as a user writes it: {@code Api.Mount}. */
    static String name(Class<?> type) {
        return type.getCanonicalName().substring(type.getPackageName().length() + 1);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, AnnotationTypes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<ElementType> targets(Class<?> annotation) {
        Target target = annotation.getAnnotation(Target.class);
        return target == null ? List.of() : List.of(target.value());
    }

    /** An annotation as one would write it, with what it demands. */
    static String use(Class<?> annotation) {
        String members =
                Arrays.stream(annotation.getDeclaredMethods())
                        .filter(member -> member.getDefaultValue() == null)
                        .sorted(Comparator.comparing(Method::getName))
                        .map(member -> member.getName() + " = " + value(member.getReturnType()))
                        .collect(Collectors.joining(", "));
        return "@" + annotation.getName() + (members.isEmpty() ? "" : "(" + members + ")");
    }

    private static String value(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "1";
        }
        if (type == String.class || type == String[].class) {
            return "\"1\"";
        }
        return type == Class.class || type == Class[].class ? "Object.class" : "{}";
    }
}

package dev.jumun.cli.dev;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes of an API, each with the place of its function. */
public final class ApiRoutes {
    private ApiRoutes() {}

    /**
     * A route.
     *
     * @param method such as {@code GET}, or {@code WEBSOCKET}
     * @param path the template
     * @param function {@code Cafe.drink}
     * @param file the source, relative to the project; empty if it isn't known
     * @param line the first line of the function's body; 0 if it isn't known
     */
    public record Entry(String method, String path, String function, String file, int line) {
        /** Returns {@code src/main/java/cafe/Cafe.java:79}. */
        public String place() {
            return file.isEmpty() ? "" : file + ":" + line;
        }

        /** Returns the members of a JSON object. */
        public Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("method", method);
            members.put("path", path);
            members.put("function", function);
            members.put("file", file);
            members.put("line", line);
            return members;
        }
    }

    /** Returns the routes in the order in which they are matched. */
    public static List<Entry> of(CompiledApi api) throws IOException {
        Map<String, Place> places = places(api);
        List<Entry> entries = new ArrayList<>();
        api.app()
                .routes()
                .forEach((title, function) -> {
                    int blank = title.indexOf(' ');
                    Place place = places.getOrDefault(function, new Place("", 0));
                    entries.add(
                            new Entry(
                                    title.substring(0, blank),
                                    title.substring(blank + 1),
                                    function,
                                    place.file(),
                                    place.line()));
                });
        return entries;
    }

    private record Place(String file, int line) {}

    /** By {@code Class.method}: where the code of every method begins. */
    private static Map<String, Place> places(CompiledApi api) throws IOException {
        Map<String, Place> places = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(api.classes())) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
                String name = model.thisClass().asInternalName();
                String simple =
                        name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
                Optional<String> source = source(model, name, api);
                for (MethodModel method : model.methods()) {
                    String key = simple + "." + method.methodName().stringValue();
                    source.ifPresent(
                            where -> places.putIfAbsent(key, new Place(where, firstLine(method))));
                }
            }
        }
        return places;
    }

    private static Optional<String> source(ClassModel model, String name, CompiledApi api) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        return model.findAttribute(Attributes.sourceFile())
                .map(each -> folder + each.sourceFile().stringValue())
                .flatMap(below ->
                        api.project().sources().stream()
                                .map(root -> Files.isDirectory(root) ? root.resolve(below) : root)
                                .filter(Files::isRegularFile)
                                .findFirst())
                .map(path ->
                        path.startsWith(api.project().folder())
                                ? api.project().folder().relativize(path).toString()
                                : path.toString());
    }

    private static int firstLine(MethodModel method) {
        return method.code()
                .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
                .flatMap(table ->
                        table.lineNumbers().stream()
                                .map(java.lang.classfile.attribute.LineNumberInfo::lineNumber)
                                .min(Integer::compare))
                .orElse(0);
    }
}

package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The imports that a page of the docs names are those that its code needs, no more and no fewer.
 * Types of the JDK are left out, as on the pages: their names are known.
 */
class PageImportsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINE =
            Pattern.compile("^Imports of this page: (.*)$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("(?<![\\w.$])(@?)([A-Z]\\w*)");

    private static final List<String> CONSTRAINTS =
            List.of(
                    "AssertFalse",
                    "AssertTrue",
                    "DecimalMax",
                    "DecimalMin",
                    "Digits",
                    "Email",
                    "Future",
                    "FutureOrPresent",
                    "Max",
                    "Min",
                    "Negative",
                    "NegativeOrZero",
                    "NotBlank",
                    "NotEmpty",
                    "NotNull",
                    "Null",
                    "Past",
                    "PastOrPresent",
                    "Pattern",
                    "Positive",
                    "PositiveOrZero",
                    "Size");

    /** Methods of Async that are called without its name. */
    private static final Pattern STATIC =
            Pattern.compile("(?<![\\w.])(?:gather|timeout|onCancel|mayThrow|taskGroup)\\(");

    private static final String ASYNC = "dev.jumun.async.Async";

    /** What is generated is shown there, without its imports. */
    private static final Path GENERATED = DOCS.resolve("architecture.md");

    /** A type that a user may import; annotations are named with an at sign. */
    private record Type(String pack, boolean annotation) {}

    /** What a page imports: packages, and single types with their packages. */
    private record Imports(Set<String> packages, Map<String, String> types) {
        boolean have(String name, Type type) {
            return packages.contains(type.pack()) || type.pack().equals(types.get(name));
        }
    }

    @TestFactory
    Stream<DynamicTest> areExactlyWhatTheCodeNeeds() throws IOException {
        Map<String, List<Type>> types = types();
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> check(page, types)));
    }

    @Test
    void areLookedForOnManyPages() throws IOException {
        assertThat(pages()).hasSizeGreaterThan(15);
        assertThat(types()).hasSizeGreaterThan(150);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> BLOCK.matcher(text(file)).find())
                    .filter(file -> !file.equals(GENERATED))
                    .sorted()
                    .toList();
        }
    }

    private static void check(Path page, Map<String, List<Type>> types) {
        String text = text(page);
        String code = code(text);
        Imports imports = imports(text);
        Set<String> missing = new TreeSet<>();
        Set<String> needed = new TreeSet<>();
        Matcher name = NAME.matcher(code);
        while (name.find()) {
            String simple = name.group(2);
            List<Type> candidates =
                    types.getOrDefault(simple, List.of()).stream()
                            .filter(type -> type.annotation() == !name.group(1).isEmpty())
                            .toList();
            // in Yield<RedisLogins> it looks like a type parameter
            boolean isOwn = isDeclared(simple, code) && !imports.types().containsKey(simple);
            if (candidates.isEmpty() || isOwn) {
                continue;
            }
            List<Type> imported =
                    candidates.stream()
                            .filter(type ->
                                    imports.have(simple, type) || isImported(code, simple, type))
                            .toList();
            if (imported.isEmpty()) {
                missing.add(candidates.getFirst().pack() + "." + simple);
            }
            imported.forEach(type -> {
                needed.add(type.pack());
                needed.add(type.pack() + "." + simple);
            });
        }
        if (STATIC.matcher(code).find()) {
            needed.add(ASYNC);
            if (!imports.packages().contains(ASYNC) && !code.contains("import static " + ASYNC)) {
                missing.add("static " + ASYNC + ".*");
            }
        }
        assertThat(missing).as("what %s should import", page).isEmpty();
        assertThat(needed).as("what %s needs", page).containsAll(imports.packages());
        imports.types()
                .forEach((type, pack) ->
                        assertThat(needed).as(page.toString()).contains(pack + "." + type));
    }

    /** The code of all blocks, without comments and texts. */
    private static String code(String text) {
        return BLOCK.matcher(text)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"))
                .replaceAll("(?s)\"\"\".*?\"\"\"", "\"\"")
                .replaceAll("\"(?:[^\"\\\\\n]|\\\\.)*\"", "\"\"")
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("//[^\n]*", "");
    }

    private static boolean isDeclared(String name, String code) {
        return Pattern.compile("\\b(?:class|record|enum|interface) " + name + "\\b")
                        .matcher(code)
                        .find()
                || Pattern.compile("<" + name + "(?: extends [^>]*)?> ").matcher(code).find();
    }

    /** A block may be a whole file. */
    private static boolean isImported(String code, String name, Type type) {
        return code.contains("import " + type.pack() + "." + name + ";")
                || code.contains("import " + type.pack() + ".*;");
    }

    private static Imports imports(String text) {
        Set<String> packages = new TreeSet<>();
        Map<String, String> types = new TreeMap<>();
        Matcher line = LINE.matcher(text);
        if (line.find()) {
            Pattern.compile("`([a-z][\\w.]*)\\.\\*`") // of a package, or static
                    .matcher(line.group(1))
                    .results()
                    .forEach(found -> packages.add(found.group(1)));
            Matcher single =
                    Pattern.compile("((?:`@?[A-Z]\\w*`(?:, | and )?)+) in `([a-z][\\w.]*)`")
                            .matcher(line.group(1));
            while (single.find()) {
                Matcher type = Pattern.compile("`@?([A-Z]\\w*)`").matcher(single.group(1));
                while (type.find()) {
                    types.put(type.group(1), single.group(2));
                }
            }
        }
        return new Imports(packages, types);
    }

    /** All types that users import of Jumun's modules, and of Jakarta Validation and JSpecify. */
    private static Map<String, List<Type>> types() throws IOException {
        Map<String, List<Type>> types = new TreeMap<>();
        for (Path sources : sources()) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> add(sources, file, types));
            }
        }
        for (String name : CONSTRAINTS) {
            add(name, new Type("jakarta.validation.constraints", true), types);
        }
        add("Constraint", new Type("jakarta.validation", true), types);
        for (String name :
                List.of("ConstraintValidator", "ConstraintValidatorContext", "Payload")) {
            add(name, new Type("jakarta.validation", false), types);
        }
        for (String name : List.of("Nullable", "NonNull", "NullMarked")) {
            add(name, new Type("org.jspecify.annotations", true), types);
        }
        return types;
    }

    /** Of the modules that applications use. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.filter(module -> !module.endsWith("processor"))
                    .map(module -> module.resolve(Path.of("src", "main", "java")))
                    .filter(sources -> Files.exists(sources.resolve("module-info.java")))
                    .toList();
        }
    }

    private static void add(Path sources, Path file, Map<String, List<Type>> types) {
        String name = file.getFileName().toString().replace(".java", "");
        String pack = sources.relativize(file.getParent()).toString().replace('/', '.');
        Matcher declared =
                Pattern.compile(
                                "^public .*?(@interface|class|record|enum|interface) "
                                        + name
                                        + "\\b",
                                Pattern.MULTILINE)
                        .matcher(text(file));
        if (declared.find() && !pack.contains("runtime")) {
            add(name, new Type(pack, declared.group(1).equals("@interface")), types);
        }
    }

    private static void add(String name, Type type, Map<String, List<Type>> types) {
        types.computeIfAbsent(name, _ -> new ArrayList<>()).add(type);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.jumun.processor.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the compiler says of each annotation at each type: the processor itself is asked. */
final class TypeMatrix {
    /** A type for each kind that is treated alike. */
    static final List<String> TYPES =
            List.of(
                    "int",
                    "double",
                    "BigDecimal",
                    "boolean",
                    "String",
                    "char",
                    "Color",
                    "Isbn",
                    "UUID",
                    "URI",
                    "LocalDate",
                    "Instant",
                    "Year",
                    "Duration",
                    "Locale",
                    "byte[]",
                    "Secret",
                    "List<String>",
                    "Set<Integer>",
                    "Map<String, String>",
                    "Item",
                    "Object");

    /** A default for each type. */
    private static final List<String> DEFAULTS =
            List.of(
                    "1",
                    "1.5",
                    "1.5",
                    "true",
                    "a",
                    "a",
                    "RED",
                    "a",
                    "01234567-89ab-cdef-0123-456789abcdef",
                    "http://a.b",
                    "2026-01-02",
                    "2026-01-02T03:04:05Z",
                    "2026",
                    "PT1S",
                    "ko-KR",
                    "abc",
                    "abc",
                    "[a, b]",
                    "[1, 2]",
                    "{}",
                    "{}",
                    "a");

    private final Map<String, List<String>> rows = new LinkedHashMap<>();
    private final Cells cells = new Cells();
    private final Map<String, List<Integer>> numbers = new LinkedHashMap<>();
    private final StringBuilder models = new StringBuilder();

    /** A row of annotations at a component; {@code #} is the type. */
    void atComponent(String row, String annotation) {
        List<Integer> line = new ArrayList<>();
        for (String type : TYPES) {
            int number = models.length();
            String name = "R" + number;
            String declared =
                    annotation.contains("@Nullable") && type.equals("byte[]")
                            ? annotation.replace("@Nullable", "") + " byte @Nullable []"
                            : annotation.contains("@Nullable")
                                    ? annotation + " " + boxed(type)
                                    : annotation + " " + type;
            String text = DEFAULTS.get(TYPES.indexOf(type));
            line.add(
                    cells.add(
                            "record %s(%s a) { static void check(%s a) {} }"
                                    .formatted(name, declared.replace("TEXT", text), boxed(type))));
            models.append(models.isEmpty() ? "" : ", ").append(name).append(".class");
        }
        numbers.put(row, line);
    }

    /** A row of parameters or results of a route. */
    void ofRoutes(String row, String method) {
        List<Integer> line = new ArrayList<>();
        for (String type : TYPES) {
            int number = cells.add("");
            line.add(number);
            cells.set(
                    number,
                    "@Api class A%s { %s }"
                            .formatted(
                                    number,
                                    method.replace("#", type).replace("BOXED", boxed(type))));
        }
        numbers.put(row, line);
    }

    private static String boxed(String type) {
        return switch (type) {
            case "int" -> "Integer";
            case "double" -> "Double";
            case "boolean" -> "Boolean";
            case "char" -> "Character";
            default -> type;
        };
    }

    /** The rows: for each type nothing, or the id of the error. */
    Map<String, List<String>> rows() {
        cells.end("@Api(models = {%s}) class AllModels {}".formatted(models));
        Map<Integer, List<String>> errors = cells.errors();
        numbers.forEach((row, line) ->
                rows.put(
                        row,
                        line.stream()
                                .map(number -> errors.getOrDefault(number, List.of("")).getFirst())
                                .toList()));
        return rows;
    }
}

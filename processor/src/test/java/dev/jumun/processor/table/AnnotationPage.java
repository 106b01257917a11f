package dev.jumun.processor.table;

import dev.jumun.processor.place.AnnotationTable;
import dev.jumun.processor.place.Place;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes docs/annotations.md: from the table, the sources, and what the compiler answers. */
final class AnnotationPage {
    private static final String HEAD =
            """
            # Annotations

            Every annotation of Jumun and of Jakarta Validation: where it is allowed, what its members mean, and for which types. At any other place or type it is a compile error, whose [id](errors.md) the tables name. This page is made by `AnnotationPageTest`, which asks the compiler; after a change, run it with `-Dannotations.write=true`.

            """;

    private static final Map<String, String> JAKARTA =
            Map.ofEntries(
                    Map.entry("AssertFalse", "must be false"),
                    Map.entry("AssertTrue", "must be true"),
                    Map.entry("DecimalMax", "at most, or less than with `inclusive = false`"),
                    Map.entry("DecimalMin", "at least, or more than with `inclusive = false`"),
                    Map.entry("Digits", "no more digits before and behind the point"),
                    Map.entry("Email", "an address of e-mail"),
                    Map.entry("Future", "in the future"),
                    Map.entry("FutureOrPresent", "in the future, or now"),
                    Map.entry("Max", "at most"),
                    Map.entry("Min", "at least"),
                    Map.entry("Negative", "less than 0"),
                    Map.entry("NegativeOrZero", "at most 0"),
                    Map.entry("NotBlank", "text that is more than blanks"),
                    Map.entry("NotEmpty", "text or a container that is not empty"),
                    Map.entry("NotNull", "has no effect: components are required anyway"),
                    Map.entry("Null", "with `@Nullable`: null, or left out"),
                    Map.entry("Past", "in the past"),
                    Map.entry("PastOrPresent", "in the past, or now"),
                    Map.entry("Pattern", "the whole text fits; `flags` count"),
                    Map.entry("Positive", "more than 0"),
                    Map.entry("PositiveOrZero", "at least 0"),
                    Map.entry("Size", "length or number of items, from `min` to `max`"));

    private static final Map<String, String> USES =
            Map.of(
                    "Digits", "@Digits(integer = 1, fraction = 1)",
                    "Null", "@Null @Nullable",
                    "Pattern", "@jakarta.validation.constraints.Pattern(regexp = \"a\")",
                    "Check", "@Check(\"check\")",
                    "AnyOf", "@AnyOf({Integer.class, String.class})");

    private final StringBuilder page = new StringBuilder(HEAD);

    String write() throws Exception {
        places();
        sources();
        constraints();
        members();
        return page.toString().replaceAll("[ \t]+\n", "\n");
    }

    private void places() throws Exception {
        page.append("## Where they are allowed\n\n| annotation | meaning | at |\n|---|---|---|\n");
        for (Class<?> type : AnnotationTypes.own()) {
            Set<Place> places = AnnotationTable.places(type.getName());
            String where =
                    places == null
                            ? "within another annotation"
                            : places.stream().map(Place::words).collect(Collectors.joining("; "));
            page.append(
                    "| `@%s` | %s | %s |\n"
                            .formatted(
                                    AnnotationTypes.name(type),
                                    SourceComments.of(type).text(),
                                    where));
        }
        page.append(
                "\n"
                    + "Elsewhere: `PLACE-1`. A Jakarta constraint is allowed at a parameter of a"
                    + " route or provider, at a component and at a type argument, one of your own"
                    + " also at a record, a sealed interface or an enum; at a result it is"
                    + " `CONSTRAINT-7`. `@Nullable` and `@NonNull` of JSpecify, or of any other"
                    + " library, are allowed at every type that can be null (`NULL-1`, `NULL-2`,"
                    + " `NULL-3`), `@NullMarked` and `@NullUnmarked` anywhere: they change"
                    + " nothing.\n\n");
    }

    private void sources() {
        TypeMatrix matrix = new TypeMatrix();
        matrix.ofRoutes("`@Path`", "@Get(\"/{a}\") void m(@Path # a) {}");
        matrix.ofRoutes("`@Query`", "@Get(\"/\") void m(@Query # a) {}");
        matrix.ofRoutes("`@Header`", "@Get(\"/\") void m(@Header # a) {}");
        matrix.ofRoutes("`@Cookie`", "@Get(\"/\") void m(@Cookie # a) {}");
        matrix.ofRoutes("`@Form`", "@Post(\"/\") void m(@Form # a) {}");
        matrix.ofRoutes("`@FormFile`", "@Post(\"/\") void m(@FormFile # a) {}");
        matrix.ofRoutes("`@Body`", "@Post(\"/\") void m(@Body # a) {}");
        matrix.ofRoutes("no annotation, GET", "@Get(\"/\") void m(# a) {}");
        matrix.ofRoutes("no annotation, POST", "@Post(\"/\") void m(# a) {}");
        matrix.atComponent("a record's component", "");
        matrix.atComponent("`@Default`", "@Default(\"TEXT\")");
        matrix.ofRoutes("key of a map", "@Post(\"/\") void m(@Body Map<BOXED, String> a) {}");
        matrix.ofRoutes("result", "@Get(\"/\") # m() { throw new RuntimeException(); }");
        table("Where values come from", "from", matrix);
    }

    private void constraints() throws Exception {
        TypeMatrix matrix = new TypeMatrix();
        for (Class<?> type : AnnotationTypes.jakarta()) {
            String name = type.getSimpleName();
            matrix.atComponent(
                    "`@%s`: %s".formatted(name, JAKARTA.getOrDefault(name, "")),
                    USES.getOrDefault(name, AnnotationTypes.use(type)));
        }
        for (String name :
                List.of(
                        "AllowedValues",
                        "AnyOf",
                        "Base64Encoded",
                        "Check",
                        "Finite",
                        "MultipleOf",
                        "Strict")) {
            Class<?> type = Class.forName("dev.jumun." + name);
            matrix.atComponent(
                    "`@" + name + "`", USES.getOrDefault(name, AnnotationTypes.use(type)));
        }
        table("Rules and types", "rule", matrix);
    }

    private void table(String title, String first, TypeMatrix matrix) {
        page.append("## ").append(title).append("\n\n");
        page.append("`Color` is an enum, `Isbn` a record with `@Scalar`, `Item` a record.\n\n");
        page.append("| ").append(first).append(" |");
        TypeMatrix.TYPES.forEach(type -> page.append(" `").append(type).append("` |"));
        page.append("\n|---|").append("---|".repeat(TypeMatrix.TYPES.size())).append('\n');
        matrix.rows()
                .forEach((row, cells) -> {
                    page.append("| ").append(row).append(" |");
                    cells.forEach(cell ->
                            page.append(" ").append(cell.isEmpty() ? "✓" : cell).append(" |"));
                    page.append('\n');
                });
        page.append('\n');
    }

    private void members() throws Exception {
        page.append("## Members\n");
        for (Class<?> type : AnnotationTypes.own()) {
            SourceComments comments = SourceComments.of(type);
            if (comments.members().isEmpty()) {
                continue;
            }
            page.append(
                    "\n### @%s\n\n| member | default | meaning |\n|---|---|---|\n"
                            .formatted(AnnotationTypes.name(type)));
            comments.members()
                    .forEach((name, member) ->
                            page.append(
                                    "| `%s %s` | %s | %s |\n"
                                            .formatted(
                                                    member.type(),
                                                    name,
                                                    member.otherwise().isEmpty()
                                                            ? "must be given"
                                                            : "`" + member.otherwise() + "`",
                                                    member.text())));
        }
    }
}

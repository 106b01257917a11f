package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Types that a declaration should not have, at every place that has a type: the processor reports
 * them or takes them. It never fails itself, and never writes what does not compile.
 */
class TypesAtPlacesTest {
    private static final List<String> TYPES =
            List.of(
                    "Optional",
                    "Optional<?>",
                    "List",
                    "List<? extends Number>",
                    "Set",
                    "Collection<Optional>",
                    "Map",
                    "Map<String, List>",
                    "Generator",
                    "Generator<?>",
                    "Omittable",
                    "Omittable<?>",
                    "Yield",
                    "Yield<String>",
                    "Later",
                    "dev.jumun.async.Task",
                    "JsonWebSocket",
                    "ServerSentEvent",
                    "Class<?>",
                    "Void",
                    "int[]",
                    "String[][]",
                    "Held",
                    "Held<?>",
                    "Held<Optional>",
                    "Either",
                    "Either<String>",
                    "Either<?>");

    /** Where a primitive type may be, too. */
    private static final List<String> PLACES =
            List.of(
                    "@Get(\"/a\") void a(%s a) {}",
                    "@Post(\"/a\") void a(%s a) {}",
                    "@Get(\"/a\") void a(@Query %s a) {}",
                    "@Get(\"/a\") void a(@Query @Default(\"[x]\") %s a) {}",
                    "@Get(\"/a\") void a(@Header %s a) {}",
                    "@Get(\"/a\") void a(@Cookie %s a) {}",
                    "@Get(\"/{a}\") void a(%s a) {}",
                    "@Post(\"/a\") void a(@Body %s a) {}",
                    "@Post(\"/a\") void a(@Form %s a) {}",
                    "@Get(\"/a\") %s a() { throw new IllegalStateException(); }",
                    "record R(%s a) {} @Post(\"/a\") void a(@Body R r) {}",
                    "record R(%s a) {} @Get(\"/a\") R a() { return null; }",
                    "record R(%s a) {} @Get(\"/a\") void a(@Query R r) {}",
                    "record R(int x) { @Computed %s a() { throw new IllegalStateException(); } }"
                            + " @Get(\"/a\") R a() { return null; }",
                    "@Tuple record R(%s a) {} @Post(\"/a\") void a(@Body R r) {}",
                    "@Scalar record R(%s a) {} @Post(\"/a\") void a(@Body R r) {}",
                    "@Settings record R(%s a) {} @Get(\"/a\") void a(R r) {}",
                    "@Provides record R(%s a) {} @Get(\"/a\") void a(R r) {}",
                    "@Provides static Stock p(%s a) { return null; }"
                            + " @Get(\"/a\") void a(Stock s) {}",
                    "@Provides static %1$s p() { throw new IllegalStateException(); }"
                            + " @Get(\"/a\") void a(%1$s a) {}",
                    "@WebSocketRoute(\"/a\") void a(WebSocket s, %s a) {}",
                    "@ExceptionHandler Response h(IllegalStateException e, %s a) { return null; }",
                    "@Task void t(%s a) {}",
                    "@Every(\"1s\") void t(%s a) {}",
                    "Shop(%s a) {} @Get(\"/a\") void a() {}");

    /** Where only a reference may be. */
    private static final List<String> ARGUMENTS =
            List.of(
                    "@Post(\"/a\") void a(@Body List<%s> a) {}",
                    "@Get(\"/a\") void a(@Query Optional<%s> a) {}",
                    "@Post(\"/a\") void a(@Body Held<%s> a) {}",
                    "@Get(\"/a\") Generator<%s> a() { return null; }",
                    "@Post(\"/a\") void a(Generator<%s> a) {}",
                    "@Get(\"/a\") Generator<ServerSentEvent<%s>> a() { return null; }",
                    "@Provides static void p(Yield<%1$s> a) {} @Get(\"/a\") void a(%1$s a) {}",
                    "@WebSocketRoute(\"/a\") void a(JsonWebSocket<%s, String> s) {}",
                    "@Task void t(Held<String> a) {} @Get(\"/a\") void a(Later<%s> t) {}");

    private static final List<String> OF_CLASSES =
            List.of(
                    "@Api(providers = %s.class) class Shop { %s }",
                    "@Api(routers = %s.class) class Shop { %s }",
                    "@Api(models = %s.class) class Shop { %s }",
                    "@Api(webhooks = %s.class) class Shop { %s }",
                    "@Api(callbacks = %s.class) class Shop { %s }",
                    "@Api(mounts = @Api.Mount(path = \"/x\", api = %s.class)) class Shop { %s }",
                    "@Api class Shop { @Operation(callbacks = %s.class) %s }",
                    "@Api class Shop { @ApiResponse(status = 404, model = %s.class) %s }",
                    "@Api class Shop { @Get(\"/b\") void b(@Check(value = \"c\", in = %s.class)"
                            + " String b) {} %s }",
                    "@Api class Shop { @Post(\"/b\") void b(@Body @AnyOf(%s.class) Object b) {} %s"
                            + " }");

    /** Where a type variable of the method may be. */
    private static final Pattern VARIABLE = Pattern.compile("^@[^;]* void a\\([^)]*%s");

    private static final String AROUND =
            """
            record Held<T>(T held) {}
            sealed interface Either<T> {}
            record Left<T>(T left) implements Either<T> {}
            record Right(String right) implements Either<Integer> {}
            """;

    private static List<String> snippets() {
        List<String> snippets = new ArrayList<>();
        List<String> wide = new ArrayList<>(TYPES);
        wide.add("int");
        for (String place : PLACES) {
            wide.forEach(type -> snippets.add(AROUND + place.formatted(type)));
            if (VARIABLE.matcher(place).find()) {
                String generic = place.replaceFirst("void a\\(", "<T> void a(");
                snippets.add(AROUND + generic.formatted("T"));
            }
        }
        for (String place : ARGUMENTS) {
            TYPES.forEach(type -> snippets.add(AROUND + place.formatted(type)));
        }
        for (String place : OF_CLASSES) {
            for (String type : List.of("int", "void", "int[]", "String[]", "List", "Override")) {
                snippets.add(place.formatted(type, "@Get(\"/a\") String a() { return \"\"; }"));
            }
        }
        return snippets;
    }

    @Test
    void areReportedOrTaken() {
        List<String> snippets = snippets();
        List<List<String>> messages = MistakeExample.messages(snippets);
        List<String> strange = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < snippets.size(); i++) {
            List<String> errors = errors(messages.get(i));
            if (errors.isEmpty()) {
                taken.add(snippets.get(i));
            } else if (!errors.stream().allMatch(each -> each.contains("[JUMUN-"))) {
                strange.add(snippets.get(i) + "\n" + errors);
            }
        }
        List<List<String>> afterwards = MistakeExample.messages(taken);
        for (int i = 0; i < taken.size(); i++) {
            if (!errors(afterwards.get(i)).isEmpty()) {
                strange.add(taken.get(i) + "\n" + errors(afterwards.get(i)));
            }
        }
        assertThat(taken).isNotEmpty();
        assertThat(String.join("\n\n", strange).replace(AROUND, "")).isEmpty();
    }

    private static List<String> errors(List<String> messages) {
        return messages.stream().filter(each -> each.startsWith("error: ")).toList();
    }
}

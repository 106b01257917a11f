package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** A declaration that nothing would read is an error, or at least a warning. */
class PlaceErrorsTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                type(
                        "PLACE-1",
                        "@Query has no meaning on a record's component. Name the component with"
                                + " @Field",
                        "record A(",
                        "@Query(\"x\") String q) {} // here"),
                type(
                        "PLACE-1",
                        "@StaticFiles has no meaning on a router",
                        "@Router @SuppressWarnings(\"JUMUN-ROUTER-4\")",
                        "@StaticFiles(path = \"/\", directory = \"src\") class R {} // here"),
                type(
                        "PLACE-1",
                        "@Model has no meaning on another class",
                        "@Model(title = \"x\") class Plain {} // here"),
                type("PLACE-1", "@Tuple has no meaning on an enum", "@Tuple enum E { A } // here"),
                member(
                        "PLACE-1",
                        "@Status has no meaning on a @Provides method. Put it on a route or",
                        "@Provides @Status(201) static Shop shop() { return null; } // here"),
                member(
                        "PLACE-1",
                        "@Query has no meaning on a parameter of middleware",
                        "@Middleware Response m(Request request, Next next,",
                        "@Query String q) throws InterruptedException { return next.call(); } //"
                                + " here"),
                member(
                        "PLACE-1",
                        "@ResponseFields has no meaning on another method",
                        "@ResponseFields(nulls = false) String a() { return \"\"; } // here"),
                member(
                        "JSON-1",
                        "extra of @Operation is not JSON: 'b' is not expected at character 2",
                        "@Get(\"/\") @Operation(extra = \"{bad json}\") void a() {} // here"),
                member(
                        "JSON-1",
                        "examples of @Body is not JSON: it ends too soon",
                        "@Post(\"/\") void a(",
                        "@Body(examples = \"[1, 2\") List<Integer> b) {} // here"),
                member(
                        "JSON-1",
                        "examples of @Query is not JSON",
                        "@Get(\"/\") void a(",
                        "@Query(examples = \"foo\") String b) {} // here"),
                type(
                        "JSON-1",
                        "swaggerUi of @Docs is not JSON",
                        "@Api(docs = @Api.Docs(swaggerUi = \"{'a': 1}\")) class Other {} // here"),
                type(
                        "JSON-1",
                        "swaggerUi of @Docs is not a JSON object",
                        "@Api(docs = @Api.Docs(swaggerUi = \"[1]\")) class Other {} // here"),
                member(
                        "JSON-1",
                        "extra of @Operation is not a JSON object",
                        "@Get(\"/\") @Operation(extra = \"1\") void a() {} // here"),
                type(
                        "TEXT-1",
                        "prefix of @Settings is \"my shop\", which is not a name of variables",
                        "@Settings(prefix = \"my shop\") record A(int a) {} // here"),
                member(
                        "PLACE-6",
                        "Scope.APP and cached = false on t contradict each other",
                        "@Provides(value = Scope.APP, cached = false) static Thread t() { return"
                                + " null; } // here"),
                type(
                        "PLACE-2",
                        "Sub extends Base, but does not inherit its @Get a",
                        "class Base { @Get(\"/\") void a() {} }",
                        "@Api class Sub extends Base {} // here"),
                type(
                        "PLACE-2",
                        "Sub extends Guards, but does not inherit its @Middleware m",
                        "interface Guards { @Middleware default Response m(Request r, Next n)"
                                + " throws InterruptedException { return n.call(); } }",
                        "@Api class Sub implements Guards {} // here"),
                type(
                        "PLACE-2",
                        "Sub extends Base, but does not inherit its @Requires",
                        "@Api @Requires(\"b\") class Base { @Provides static void b() {} }",
                        "@Router @SuppressWarnings(\"JUMUN-ROUTER-4\") class Sub extends Base {}"
                                + " // here"),
                member(
                        "FORM-4",
                        "@FormFile takes a file, but b of Shop.a is a int. Declare it as an Upload",
                        "@Post(\"/\") void a(",
                        "@FormFile int b) {} // here"),
                member(
                        "TYPE-3",
                        "@Strict is for numbers, text and boolean; java.util.UUID is never",
                        "@Get(\"/\") void a(",
                        "@Strict UUID b) {} // here"),
                member(
                        "BODY-4",
                        "b would be the body of Shop.a, but a GET request has no body. Write"
                                + " @Query",
                        "@Get(\"/\") void a(",
                        "List<String> b) {} // here"),
                member(
                        "DEP-1",
                        "No @Provides method provides the java.util.Date that Shop.a takes. For a"
                                + " point in time, write java.time.Instant.",
                        "@Get(\"/\") void a(",
                        "Date b) {} // here"),
                member(
                        "DEP-1",
                        "In place of the array, write List<Integer>.",
                        "@Get(\"/\") void a(",
                        "int[] b) {} // here"),
                Arguments.of(
                        "DEP-1",
                        "make the class a record: getters are not read",
                        new Declared(
                                "class Bean { public int getA() { return 1; } }",
                                "@Post(\"/\") void a(\nBean b) {} // here")),
                Arguments.of(
                        "TYPE-2",
                        "make the class a record: getters are not read",
                        new Declared(
                                "class Bean { public int getA() { return 1; } }",
                                "@Post(\"/\") Bean a() { return null; } // here")));
    }

    private static Arguments type(String id, String words, String... lines) {
        return Arguments.of(id, words, Declared.types(lines));
    }

    private static Arguments member(String id, String words, String... lines) {
        return Arguments.of(id, words, Declared.members(lines));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void isToldWhereItStands(String id, String words, Declared declared) {
        List<String> errors = declared.errors();
        assertThat(errors).as(errors.toString()).isNotEmpty();
        assertThat(errors)
                .anySatisfy(error ->
                        assertThat(error)
                                .startsWith(declared.line() + ": [JUMUN-" + id + "] ")
                                .contains(words)
                                .containsPattern("\\. [A-Z].*\\."));
    }

    @Test
    void aRouterThatNothingNamesIsWarnedOf() {
        Declared declared = Declared.types("@Router(prefix = \"/lost\") class Lost {} // here");
        assertThat(declared.errors()).isEmpty();
        assertThat(declared.warnings())
                .anySatisfy(w ->
                        assertThat(w)
                                .startsWith(declared.line() + ": [JUMUN-ROUTER-4] No API")
                                .contains("names the router Lost"));
        assertThat(
                        Declared.types(
                                        "@Router @SuppressWarnings(\"JUMUN-ROUTER-4\") class Lost"
                                                + " {}",
                                        "@Router class Inner {}",
                                        "@Router(routers = Inner.class) class Outer {}",
                                        "@Api(routers = Outer.class) class All {}")
                                .warnings())
                .noneMatch(w -> w.contains("JUMUN"));
    }

    @Test
    void whatIsMeantIsTaken() {
        assertThat(
                        new Declared(
                                        """
                                        @Provides record Paging(@Query("p") @Default("1") int page) {}
                                        record Item(@Field(examples = "\\"x\\"") String name) {}
                                        """,
                                        """
                                        @Get("/") void a(@Body List<String> b, Paging paging) {}
                                        @Get("/b") void b(@AnyOf({Integer.class, Boolean.class}) Object v) {}
                                        @Post("/c") void c(@Body(examples = "{\\"name\\": \\"\\u00e4\\", \\"n\\": [-1.5e3, true, null]}") Item i) {}
                                        """)
                                .errors())
                .isEmpty();
    }
}

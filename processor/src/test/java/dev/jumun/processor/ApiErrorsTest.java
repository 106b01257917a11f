package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.processor.place.AnnotationTable;
import dev.jumun.processor.place.Place;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

/** Errors of an API: things declared twice, paths that collide, and malformed texts. */
class ApiErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLACE-7| @StaticFiles of A names the same thing twice: as path, \"/s/\""
                        + " | @StaticFiles(path = \"/s\", directory = \"a\")"
                        + " @StaticFiles(path = \"/s/\", directory = \"b\") @Api class A {}",
                "PLACE-7| as name, \"n\" | @StaticFiles(path = \"/s\", directory = \"a\", name ="
                        + " \"n\") @StaticFiles(path = \"/t\", directory = \"b\", name = \"n\")"
                        + " @Api class A {}",
                "PLACE-7| @Mount of A names the same thing twice: as path, \"/b\" |"
                        + " @Api(mounts = {@Api.Mount(path = \"/b\", api = B.class),"
                        + " @Api.Mount(path = \"/b\", api = B.class)}) class A {}",
                "PLACE-7| @Tag of A names the same thing twice: as value, \"t\" |"
                        + " @Api(tags = {@Api.Tag(\"t\"), @Api.Tag(\"t\")}) class A {}",
                "PLACE-7| @Server of A names the same thing twice: as value, \"s\" |"
                        + " @Api(servers = {@Api.Server(\"s\"), @Api.Server(\"s\")}) class A {}",
                "PLACE-7| @Api of A names the same thing twice: in its routers, \"Lines\" |"
                        + " @Api(routers = {Lines.class, Lines.class}) class A {}",
                "PLACE-8| @Api of A names Plain in its providers, which has no @Provides method |"
                        + " @Api(providers = Plain.class) class A {}",
                "PLACE-8| @Api of A names Plain in its webhooks, which has no @Get, @Post |"
                        + " @Api(webhooks = Plain.class) class A {}",
                "PLACE-8| @Api of A names Plain in its callbacks, which has no @Get, @Post |"
                        + " @Api(callbacks = Plain.class) class A {}",
                "MOUNT-1| A mounts Plain, which is not an API |"
                        + " @Api(mounts = @Api.Mount(path = \"/b\", api = Plain.class)) class A {}",
                "MOUNT-1| A mounts itself, directly or through others |"
                        + " @Api(mounts = @Api.Mount(path = \"/a\", api = A.class)) class A {}",
                "API-1| openApiPath and docsPath of A have the same path \"/openapi.json\" |"
                        + " @Api(docsPath = \"/openapi.json\") class A {}",
                "API-1| docsPath and redocPath of A have the same path \"/x\" |"
                        + " @Api(docsPath = \"/x\", redocPath = \"/x\") class A {}",
                "API-1| docsPath and mounts of A have the same path \"/docs\" |"
                        + " @Api(mounts = @Api.Mount(path = \"/docs\", api = B.class)) class A {}",
                "API-1| docsPath and @StaticFiles of A have the same path \"/docs\" |"
                        + " @StaticFiles(path = \"/docs\", directory = \"a\") @Api class A {}",
                "API-1| mounts and @StaticFiles of A have the same path \"/b\" |"
                        + " @StaticFiles(path = \"/b/\", directory = \"a\") @Api(mounts ="
                        + " @Api.Mount(path = \"/b\", api = B.class)) class A {}",
                "API-2| redocPath of A is set, but without openApiPath there is no document |"
                        + " @Api(openApiPath = \"\", redocPath = \"/x\") class A {}",
                "ROUTE-3| A.a handles GET /, which is the path of the document or one of its pages"
                        + " | @Api(docsPath = \"/\") class A { @Get(\"/\") void a() {} }",
                "TEXT-1| rootPath of @Api is \"api\", which is not a path. Begin it with a slash |"
                        + " @Api(rootPath = \"api\") class A {}",
                "TEXT-1| docsPath of @Api is \"docs\", which is not a path |"
                        + " @Api(docsPath = \"docs\") class A {}",
                "TEXT-1| path of @Mount is \"/b/{id}\", which is not a path |"
                        + " @Api(mounts = @Api.Mount(path = \"/b/{id}\", api = B.class)) class A"
                        + " {}",
                "TEXT-1| path of @StaticFiles is \"s\", which is not a path |"
                        + " @StaticFiles(path = \"s\", directory = \"a\") @Api class A {}",
                "TEXT-1| termsOfService of @Api is \"see below\", which is not a URL |"
                        + " @Api(termsOfService = \"see below\") class A {}",
                "PLACE-3| @StaticFiles on A says nothing. Name a directory |"
                        + " @StaticFiles(path = \"/s\", directory = \"\") @Api class A {}",
                "PLACE-3| @License on A says nothing. Give it a name |"
                        + " @Api(license = @Api.License(identifier = \"MIT\")) class A {}",
                "PLACE-6| identifier and url of @License on A contradict each other |"
                        + " @Api(license = @Api.License(name = \"MIT\", identifier = \"MIT\", url ="
                        + " \"https://example.com\")) class A {}",
            })
    void isReported(String id, String words, String api) {
        String others =
                """
                class Plain {}
                @Api class B {}
                @Router @SuppressWarnings("JUMUN-ROUTER-4") class Lines {}
                """;
        Declared declared = Declared.types(others + api + " // here");
        assertReported(declared, id, words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Api(docsPath = \"/docs/\") class A { @Get(\"/docs\") void a() {} }",
                "@Api class A { @Get(\"/docs/\") void a() {} }",
                "@Api(mounts = @Api.Mount(path = \"/docs/more\", api = B.class)) class A {}",
                "@Api(docsPath = \"\", mounts = @Api.Mount(path = \"/docs\", api = B.class))"
                        + " class A {}",
            })
    void pathsNextToAPageAreAllowed(String api) {
        assertThat(Declared.types("@Api class B {}", api).errors()).isEmpty();
    }

    @Test
    void mountsMayNotGoInCircles() {
        assertThat(
                        Declared.types(
                                        "@Api(mounts = @Api.Mount(path = \"/b\", api = B.class))"
                                                + " class A {}",
                                        "@Api(mounts = @Api.Mount(path = \"/a\", api = A.class))"
                                                + " class B {}")
                                .errors())
                .hasSize(2)
                .allMatch(error -> error.contains("[JUMUN-MOUNT-1] "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Shop.a and Shop.b have the same operation id \"x\". Give one of them another id |"
                        + " @Get(\"/a\") @Operation(id = \"x\") void a() {} |"
                        + " @Get(\"/b\") @Operation(id = \"x\") void b() {} // here",
                "Shop.a and Shop.b have the same operation id \"b_b_get\" |"
                        + " @Get(\"/a\") @Operation(id = \"b_b_get\") void a() {} |"
                        + " @Get(\"/b\") void b() {} // here",
                "Shop.a and Shop.a have the same operation id \"x\". Write a method for each HTTP"
                        + " method | | @Get(\"/a\") @Post(\"/a\") @Operation(id = \"x\") void a()"
                        + " {} // here",
                "Shop.a_b and Shop.a have the same operation id \"a_b_c_get\" |"
                        + " @Get(\"/c\") void a_b() {} | @Get(\"/b/c\") void a() {} // here",
            })
    void operationsHaveIdsOfTheirOwn(String words, String first, String second) {
        Declared declared = Declared.members(first == null ? "" : first, second);
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .startsWith(declared.line() + ": [JUMUN-ROUTE-6] " + words);
    }

    @Test
    void whatTheDocumentDoesNotShowNeedsNoId() {
        assertThat(
                        Declared.members(
                                        "@Get(\"/a\") @Operation(id = \"x\") void a() {}",
                                        "@Get(\"/b\") @Operation(id = \"x\", hidden = true) void"
                                                + " b() {}",
                                        "@Get(\"/c\") void c() {}",
                                        "@Post(\"/c\") void c(@Body String x) {}")
                                .errors())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLACE-7| @ApiResponse of a describes the same response twice: 404 |"
                        + " @ApiResponse(status = 404) @ApiResponse(status = 404)",
                "PLACE-7| describes the same response twice: 4XX |"
                        + " @ApiResponse(range = \"4XX\", description = \"a\")"
                        + " @ApiResponse(range = \"4xx\", description = \"b\")",
                "PLACE-7| describes the same response twice: 404 |"
                        + " @ApiResponse(status = 404, mediaType = \"text/csv\", description ="
                        + " \"a\") @ApiResponse(status = 404, mediaType = \"text/csv\")",
                "RESPONSE-2| for \"600\", which is not a status | @ApiResponse(status = 600)",
                "RESPONSE-2| for \"0\", which is not a status | @ApiResponse(description = \"a\")",
                "RESPONSE-2| for \"404 and 4XX\", which is not a status |"
                        + " @ApiResponse(status = 404, range = \"4XX\")",
                "RESPONSE-3| declares model for the status 204, which has no body |"
                        + " @ApiResponse(status = 204, model = String.class)",
                "RESPONSE-3| declares mediaType for the status 304, which has no body |"
                        + " @ApiResponse(status = 304, mediaType = \"text/csv\")",
                "RESPONSE-3| declares example for the status 1XX, which has no body |"
                        + " @ApiResponse(range = \"1xx\", example = \"1\")",
                "RESPONSE-4| declares a java.lang.Integer for the status 200, with which a"
                        + " returns a java.lang.String | @ApiResponse(status = 200, model ="
                        + " Integer.class)",
                "TEXT-1| mediaType of @ApiResponse is \"csv\", which is not a media type |"
                        + " @ApiResponse(status = 404, mediaType = \"csv\")",
                "TEXT-1| mediaType of @Operation is \"text\", which is not a media type |"
                        + " @Operation(mediaType = \"text\")",
                "PLACE-7| @Operation of a names the same thing twice: in its tags, \"t\" |"
                        + " @Operation(tags = {\"t\", \"t\"})",
            })
    void responsesCanBe(String id, String words, String annotations) {
        Declared declared =
                Declared.members(annotations, "@Get(\"/\") String a() { return \"\"; } // here");
        // an error stands at the declaration, which begins with its annotations for javac
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .contains("[JUMUN-" + id + "] ")
                .contains(words);
    }

    @Test
    void responsesOfRoutersAreReportedAtTheRouterOnly() {
        Declared declared =
                Declared.types(
                        "@ApiResponse(status = 600) @Router class Lines { // here",
                        "@Get(\"/a\") void a() {}",
                        "@Get(\"/b\") void b() {} }",
                        "@Api(routers = Lines.class) class A {}");
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .startsWith(declared.line() + ": [JUMUN-RESPONSE-2] @ApiResponse of Lines");
    }

    @Test
    void severalMayDescribeOneResponseTogether() {
        assertThat(
                        new Declared(
                                        "record Item(int a) {}\n"
                                                + "@Router @ApiResponse(status = 404, description ="
                                                + " \"a\") class Lines { @ApiResponse(status = 404,"
                                                + " description = \"b\") @Get(\"/c\") void c() {}"
                                                + " }\n@Api(routers = Lines.class) class A {}",
                                        """
                                        @Get("/a")
                                        @ApiResponse(status = 200, model = Item[].class)
                                        @ApiResponse(status = 200, mediaType = "text/csv")
                                        @ApiResponse(status = 200, mediaType = "text/plain; charset=utf-8")
                                        @ApiResponse(status = 200, description = "Items.")
                                        @ApiResponse(status = 204, description = "None.")
                                        @ApiResponse(status = 422, model = Item.class)
                                        Response a() { return Response.empty(204); }
                                        @Get("/b")
                                        @ApiResponse(status = 200, model = Item.class)
                                        Item b() { return new Item(1); }
                                        """)
                                .errors())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLACE-7| as name, \"x\" | @Example(name = \"x\", value = \"1\") @Example(name ="
                        + " \"x\", value = \"2\")",
                "PLACE-6| value and externalValue of @Example | @Example(name = \"x\", value ="
                        + " \"1\", externalValue = \"https://example.com\")",
                "PLACE-3| @Example on n says nothing | @Example(name = \"x\")",
                "PLACE-7| in its value, \"1\" | @AllowedValues({\"1\", \"1\"})",
            })
    void parametersSayEachThingOnce(String id, String words, String annotations) {
        Declared declared =
                Declared.members("@Get(\"/\") void a(", annotations + " int n) {} // here");
        assertReported(declared, id, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value of @Query | Get | @Query(\"paging\")",
                "title of @Query | Get | @Query(title = \"x\")",
                "examples of @Query | Get | @Query(examples = \"1\")",
                "hidden of @Query | Get | @Query(hidden = true)",
                "value of @Header | Get | @Header(\"x\")",
                "value of @Cookie | Get | @Cookie(\"x\")",
                "value of @Form | Post | @Form(\"x\")",
            })
    void aRecordOfParametersHasNoNameOfItsOwn(String words, String verb, String annotation) {
        Declared declared =
                new Declared(
                        "record Paging(int page) {}",
                        "@" + verb + "(\"/\") void a(\n" + annotation + " Paging p) {} // here");
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .isEqualTo(
                        declared.line()
                                + ": [JUMUN-PLACE-9] "
                                + words
                                + " has no meaning on p of Shop.a, whose components are parameters"
                                + " of their own. Write it in @Field on a component, or remove"
                                + " it.");
    }

    @Test
    void aPathIsWrittenDecoded() {
        Declared declared = Declared.members("@Get(\"/a%20b\") void a() {} // here");
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .startsWith(declared.line() + ": [JUMUN-PATH-1] The path \"/a%20b\" of Shop.a is");
        assertThat(Declared.members("@Get(\"/100%/a b\") void a() {}").errors()).isEmpty();
    }

    @Test
    void namesAreNamedOnce() {
        Declared requires =
                Declared.members(
                        "@Provides static void p() {}",
                        "@Requires({\"p\", \"p\"}) @Get(\"/\") void a() {} // here");
        assertReported(
                requires,
                "PLACE-7",
                "@Requires of a names the same thing twice: in its value, \"p\"");
        Declared fields =
                new Declared(
                        "record Item(int a, int b) {}",
                        "@ResponseFields(only = \"a\", without = \"a\") @Get(\"/\") Item a() {"
                                + " return null; } // here");
        assertThat(fields.errors())
                .singleElement()
                .asString()
                .contains(
                        "[JUMUN-PLACE-7] @ResponseFields of a names the same thing twice: in"
                                + " only and in without, \"a\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Get", "Post", "WebSocketRoute", "Provides", "Middleware"})
    void whatIsNotInheritedIsReportedOnce(String annotation) {
        String method =
                switch (annotation) {
                    case "Get", "Post" -> "@" + annotation + "(\"/\") void a() {}";
                    case "WebSocketRoute" -> "@WebSocketRoute(\"/\") void a(WebSocket s) {}";
                    case "Provides" -> "@Provides static void a() {}";
                    default ->
                            "@Middleware Response a(Request r, Next n) throws Exception { return"
                                    + " n.call(); }";
                };
        Declared declared =
                Declared.types(
                        "class Top { " + method + " }",
                        "class Base extends Top {}",
                        "@Api class A extends Base {} // here");
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .startsWith(
                        declared.line()
                                + ": [JUMUN-PLACE-2] A extends Top, but does not inherit its @"
                                + annotation);
    }

    @ParameterizedTest
    @MethodSource
    void annotationsOfTheClassAboveAreReported(String name) {
        String members =
                switch (name) {
                    case "Timeout" -> "\"1s\"";
                    case "MaxBody" -> "\"1KB\"";
                    case "StaticFiles" -> "path = \"/s\", directory = \"a\"";
                    case "openapi.ApiResponse" -> "status = 404";
                    default -> "\"other\"";
                };
        Declared declared =
                Declared.types(
                        "@Api @dev.jumun." + name + "(" + members + ") class Base {}",
                        "@Api class Sub extends Base {} // here");
        String simple = name.substring(name.lastIndexOf('.') + 1);
        assertThat(declared.errors())
                .anySatisfy(error ->
                        assertThat(error)
                                .startsWith(
                                        declared.line()
                                                + ": [JUMUN-PLACE-2] Sub extends Base, but does"
                                                + " not inherit its @"
                                                + simple
                                                + ". Put it on Sub as well."));
    }

    /** All that means something on an API or router, from the table that the docs are made of. */
    static Stream<String> annotationsOfTheClassAboveAreReported() {
        return AnnotationTable.all().entrySet().stream()
                .filter(each ->
                        each.getValue().contains(Place.API)
                                || each.getValue().contains(Place.ROUTER))
                .map(each -> each.getKey().substring("dev.jumun.".length()))
                .filter(name -> !name.equals("Api") && !name.equals("Router"));
    }

    private static void assertReported(Declared declared, String id, String words) {
        assertThat(declared.errors())
                .singleElement()
                .asString()
                .startsWith(declared.line() + ": [JUMUN-" + id + "] ")
                .contains(words);
    }
}

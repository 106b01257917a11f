package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Every mistake in a declaration: the message, and that it stands at the element that holds it (the
 * line that ends in {@code // here}).
 */
class DeclarationErrorsTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "PATH-1",
                        "does not begin with a slash",
                        "@Get(\"drinks\") void a() {} // here"),
                mistake(
                        "PATH-1",
                        "has a brace without its partner",
                        "@Get(\"/a{b\") void a() {} // here"),
                mistake(
                        "PATH-1",
                        "goes on after {rest:path}",
                        "@Get(\"/{rest:path}/x\") void a(String rest) {} // here"),
                mistake(
                        "PATH-1",
                        "names a variable twice",
                        "@Get(\"/{a}/{a}\") void a(int a) {} // here"),
                mistake(
                        "PATH-2",
                        "a variable \"id\" that no parameter takes",
                        "@Get(\"/drinks/{id}\") void a() {} // here"),
                mistake(
                        "PATH-3",
                        "takes a path variable \"id\", which its path does not have",
                        "@Get(\"/drinks\")",
                        "void a(",
                        "@Path int id) {} // here"),
                mistake(
                        "PATH-3",
                        "which takes a path variable \"shop\"",
                        "@Get(\"/drinks\") void a(Thing thing) {} // here",
                        "@Provides static Thing thing(@Path String shop) { return new Thing(); }"),
                mistake(
                        "PATH-4",
                        "a path always has it",
                        "@Get(\"/drinks/{id}\")",
                        "void a(",
                        "@Default(\"1\") int id) {} // here"),
                mistake(
                        "PATH-4",
                        "a path always has it",
                        "@Get(\"/drinks/{id}\")",
                        "void a(",
                        "Optional<Integer> id) {} // here"),
                mistake(
                        "PATH-4",
                        "a path always has it",
                        "@Get(\"/drinks/{shop}\") void a(Thing thing) {}",
                        "@Provides static Thing thing(",
                        "@Default(\"1\") int shop) { return new Thing(); } // here"),
                mistake(
                        "PATH-5",
                        "Shop.thing takes \"shop\", which is a variable in the path of Shop.a, and"
                                + " is not in that of Shop.b. Mark it with @Path or @Query",
                        "@Get(\"/{shop}/drinks\") void a(Thing thing) {}",
                        "@Get(\"/drinks\") void b(Thing thing) {}",
                        "@Provides static Thing thing(",
                        "String shop) { return new Thing(); } // here"),
                mistake(
                        "PATH-2",
                        "no parameter takes. Mark its parameter itemId with @Path(\"item_id\"), or"
                                + " give the @Api naming = Naming.SNAKE_CASE.",
                        "@Get(\"/{item_id}\") void a(int itemId) {} // here"),
                mistake(
                        "PATH-2",
                        "no parameter takes. Mark the parameter id of Shop.thing with"
                                + " @Path(\"id\").",
                        "@Get(\"/{id}\") void a(Thing thing) {} // here",
                        "@Provides static Thing thing(@Query int id) { return new Thing(); }"),
                mistake(
                        "DEP-16",
                        "The provider Shop.things is generic",
                        "@Provides static <T> List<T> things() { return null; } // here"),
                mistake(
                        "CALL-3",
                        "Kitchen is no class of which an instance can be made",
                        "@Router abstract static class Kitchen {} // here",
                        "@Api(routers = Kitchen.class) static class Other {}"),
                mistake(
                        "CALL-4",
                        "Shop.a throws java.lang.Throwable",
                        "@Get(\"/\") void a() throws Throwable {} // here"),
                mistake(
                        "ROUTE-1",
                        "Shop.a and Shop.b both answer GET /x/{b}",
                        "@Get(\"/x/{a}\") void a(int a) {}",
                        "@Get(\"/x/{b}\") void b(int b) {} // here"),
                mistake(
                        "ROUTE-3",
                        "Shop.a answers GET /docs, where the document or a page of it is",
                        "@Get(\"/docs\") Object a() { return 1; } // here"),
                mistake(
                        "RESPONSE-1",
                        "Shop.a returns a shop.Item, which isn't sent as text/csv",
                        "@Get(\"/\") @dev.jumun.openapi.Operation(mediaType = \"text/csv\")",
                        "Item a() { return null; } // here"),
                mistake(
                        "RESPONSE-2",
                        "for the status 600, which isn't one",
                        "@Get(\"/\") @dev.jumun.openapi.ApiResponse(status = 600)",
                        "void a() {} // here"),
                mistake(
                        "BODY-5",
                        "takes item as JSON, and the document shall say text/csv",
                        "@Post(\"/\") void a(",
                        "@Body(mediaType = \"text/csv\") Item item) {} // here"),
                mistake("ROUTE-2", "status 700", "@Get(\"/\") @Status(700) void a() {} // here"),
                mistake(
                        "BODY-1",
                        "takes \"x\" from the body twice, where only one can be",
                        "@Post(\"/\") void a(@Body(\"x\") Item one,",
                        "@Body(\"x\") Item two) {} // here"),
                mistake(
                        "BODY-2",
                        "belongs to the handler",
                        "@Post(\"/\") void a(Thing thing) {}",
                        "@Provides static Thing thing(",
                        "Item item) { return new Thing(); } // here"),
                mistake(
                        "BODY-2",
                        "belongs to the handler",
                        "@Post(\"/\") void a(Thing thing) {}",
                        "@Provides static Thing thing(",
                        "java.io.InputStream in) { return new Thing(); } // here"),
                mistake(
                        "BODY-3",
                        "takes the body as a stream, but item comes from it as well",
                        "@Post(\"/\") void a(Item item,",
                        "java.io.InputStream body) {} // here"),
                mistake(
                        "BODY-3",
                        "but field comes from it as well",
                        "@Post(\"/\") void a(Thing thing,",
                        "dev.jumun.async.Generator<byte[]> body) {} // here",
                        "@Provides static Thing thing(@Form String field) { return new Thing(); }"),
                mistake(
                        "DEP-11",
                        "lends, and what is lent is nested",
                        "@Provides(parallel = true) static void one(Yield<Thing> yield) {} //"
                                + " here"),
                mistake(
                        "DEP-11",
                        "is a check",
                        "@Provides(parallel = true) static void one() {} // here"),
                mistake(
                        "DEP-11",
                        "is set up when the application starts",
                        "@Provides(value = Scope.APP, parallel = true)",
                        "static Thing one() { return new Thing(); } // here"),
                mistake(
                        "DEP-11",
                        "takes request, which belongs to the request's thread",
                        "@Provides(parallel = true) static Thing one(",
                        "Request request) { return new Thing(); } // here"),
                mistake(
                        "DEP-12",
                        "provides every java.lang.String",
                        "@Provides static String name() { return \"\"; } // here"),
                mistake(
                        "TYPE-1",
                        "The stream items of Shop.a is made of java.lang.Thread",
                        "@Post(\"/\") void a(",
                        "dev.jumun.async.Generator<Thread> items) {} // here"),
                mistake(
                        "TYPE-1",
                        "is a java.lang.Thread, which has no codec",
                        "@Post(\"/\")",
                        "void a(",
                        "@Body Thread thread) {} // here"),
                mistake(
                        "TYPE-1",
                        "The component thread of Bad is a java.lang.Thread, which has no JSON form",
                        "@Post(\"/\") void a(Bad bad) {}",
                        "record Bad(int ok,",
                        "Thread thread) {} // here"),
                mistake(
                        "TYPE-2",
                        "Shop.a returns a java.lang.Thread, which has no JSON form",
                        "@Get(\"/\") Thread a() { return Thread.currentThread(); } // here"),
                mistake(
                        "TYPE-2",
                        "does not say of what it is made",
                        "@Get(\"/\") List<?> a() { return List.of(); } // here"),
                mistake(
                        "TYPE-3",
                        "@Min is for a number, and java.lang.String is none",
                        "@Get(\"/\")",
                        "void a(",
                        "@Min(1) String q) {} // here"),
                mistake(
                        "TYPE-3",
                        "@Size is for text, a list, a set or a map",
                        "@Get(\"/\")",
                        "void a(",
                        "@Size(max = 3) int q) {} // here"),
                mistake(
                        "TYPE-3",
                        "@NotBlank is for text",
                        "@Post(\"/\") void a(Bad bad) {}",
                        "record Bad(",
                        "@NotBlank int count) {} // here"),
                mistake(
                        "TYPE-3",
                        "@Past is for a date or time",
                        "@Get(\"/\")",
                        "void a(",
                        "@Past int q) {} // here"),
                mistake(
                        "TYPE-4",
                        "is no regular expression: Unclosed group",
                        "@Get(\"/\")",
                        "void a(",
                        "@Pattern(regexp = \"(\") String q) {} // here"),
                mistake(
                        "TYPE-5",
                        "is private, so that no codec can reach it",
                        "@Post(\"/\")",
                        "void a(",
                        "Hidden hidden) {} // here",
                        "private record Hidden(int a) {}"),
                mistake(
                        "TYPE-6",
                        "which have no text form",
                        "@Post(\"/\")",
                        "void a(",
                        "Map<Item, String> map) {} // here"),
                mistake(
                        "TYPE-7",
                        "is generic",
                        "@Post(\"/\")",
                        "void a(",
                        "@SuppressWarnings(\"rawtypes\") Box box) {} // here",
                        "record Box<T>(T value) {}"),
                mistake(
                        "TYPE-8",
                        "allows nothing: from 3 to 2",
                        "@Get(\"/\")",
                        "void a(",
                        "@Size(min = 3, max = 2) String q) {} // here"),
                mistake(
                        "TYPE-8",
                        "is no number that can be one",
                        "@Get(\"/\")",
                        "void a(",
                        "@DecimalMin(\"x\") int q) {} // here"),
                mistake(
                        "TYPE-9",
                        "The default \"x\" is no value of int",
                        "@Get(\"/\")",
                        "void a(",
                        "@Default(\"x\") int q) {} // here"),
                mistake(
                        "TYPE-9",
                        "The default \"BLUE\" is no value",
                        "@Get(\"/\")",
                        "void a(",
                        "@Default(\"BLUE\") Color q) {} // here",
                        "enum Color { RED }"),
                mistake(
                        "TYPE-9",
                        "is no value of java.time.LocalDate",
                        "@Post(\"/\") void a(Bad bad) {}",
                        "record Bad(",
                        "@Default(\"2020-13-01\") java.time.LocalDate day) {} // here"),
                mistake(
                        "TYPE-10",
                        "is no simple type",
                        "@Get(\"/\")",
                        "void a(",
                        "@Query java.util.Map<String, Item> item) {} // here"),
                mistake(
                        "DEP-1",
                        "Nobody provides the java.sql.Connection that Shop.a takes",
                        "@Get(\"/\")",
                        "void a(",
                        "java.sql.Connection c) {} // here"),
                mistake(
                        "DEP-1",
                        "of @Big",
                        "@Get(\"/\")",
                        "void a(",
                        "@Big Thing thing) {} // here",
                        "@Provides static Thing thing() { return new Thing(); }",
                        "@Qualifier @interface Big {}"),
                mistake(
                        "DEP-2",
                        "Shop.one and Shop.two both provide",
                        "@Provides static Thing one() { return new Thing(); }",
                        "@Provides static Thing two() { return new Thing(); } // here"),
                mistake(
                        "DEP-3",
                        "in a circle: Shop.one → Shop.two → Shop.one",
                        "@Provides static Thing one(Other o) { return new Thing(); } // here",
                        "@Provides static Other two(Thing t) { return new Other(); }"),
                mistake(
                        "DEP-4",
                        "lends by a Yield, but returns",
                        "@Provides static Thing one(Yield<Thing> yield) { return new Thing(); } //"
                                + " here"),
                mistake(
                        "DEP-5",
                        "is not static",
                        "@Provides(Scope.APP) Thing one() { return new Thing(); } // here"),
                mistake(
                        "DEP-6",
                        "is torn down after Shop.short_",
                        "@Get(\"/\") void a(Thing t) {}",
                        "@Provides static void long_(",
                        "Other other, // here",
                        "Yield<Thing> yield) {}",
                        "@Provides(Scope.FUNCTION) static void short_(Yield<Other> yield) {}"),
                mistake(
                        "DEP-6",
                        "lives as long as the application, but takes q from a request",
                        "@Provides(Scope.APP) static Thing one(",
                        "@Query String q) { return new Thing(); } // here"),
                mistake(
                        "DEP-6",
                        "is made at start-up with a",
                        "Shop(",
                        "Thing thing) {} // here",
                        "@Provides static Thing one() { return new Thing(); }"),
                mistake(
                        "DEP-10",
                        "requires \"verify\", and no provider is called so",
                        "@Get(\"/\") @Requires(\"verify\") void a() {} // here"),
                mistake(
                        "FORM-1",
                        "is an upload, which comes with a form only",
                        "@Get(\"/\")",
                        "void a(",
                        "@Query Upload file) {} // here"),
                mistake(
                        "FORM-2",
                        "takes thing from a JSON body, and name from a form",
                        "@Post(\"/\")",
                        "void a(@Form String name,",
                        "@Body Thing2 thing) {} // here",
                        "record Thing2(int a) {}"),
                mistake(
                        "FORM-3",
                        "takes the whole form as thing, and other fields of it beside",
                        "@Post(\"/\")",
                        "void a(@Form String name,",
                        "@Form Thing2 thing) {} // here",
                        "record Thing2(int a) {}"),
                mistake(
                        "STREAM-1",
                        "is to be streamed, but returns no generator",
                        "@Get(\"/\") @ServerSentEvents String a() { return \"\"; } // here"),
                mistake(
                        "MIDDLEWARE-1",
                        "does not stand around requests",
                        "@Middleware void a() {} // here"),
                mistake(
                        "MIDDLEWARE-2",
                        "goes through \"timing\", and no middleware is called so",
                        "@Get(\"/\") @UseMiddleware(\"timing\") void a() {} // here"),
                mistake(
                        "DEP-8",
                        "has two parameters of type Yield",
                        "@Provides static void one(Yield<Thing> a,",
                        "Yield<Other> b) {} // here"),
                mistake(
                        "DEP-9",
                        "does not say what it lends",
                        "@SuppressWarnings(\"rawtypes\") @Provides static void one(",
                        "Yield a) {} // here"),
                mistake(
                        "SOCKET-1",
                        "Shop.a opens a web socket, but does not take it",
                        "@WebSocketRoute(\"/\") void a() {} // here"),
                mistake(
                        "SOCKET-2",
                        "Shop.a returns a java.lang.String, but a web socket has no answer",
                        "@WebSocketRoute(\"/\") String a(WebSocket s) { return \"\"; } // here"),
                mistake(
                        "SOCKET-3",
                        "takes item from a body",
                        "@WebSocketRoute(\"/\") void a(WebSocket s,",
                        "Item item) {} // here"),
                mistake(
                        "SOCKET-4",
                        "Shop.a answers GET, but takes a web socket",
                        "@Get(\"/\") void a(",
                        "WebSocket socket) {} // here"),
                mistake(
                        "SOCKET-4",
                        "needs Shop.one, which takes a web socket",
                        "@Get(\"/\") void a(Thing thing) {} // here",
                        "@Provides static Thing one(WebSocket socket) { return new Thing(); }"),
                mistake(
                        "SOCKET-5",
                        "does not say what it receives and sends",
                        "@SuppressWarnings(\"rawtypes\") @WebSocketRoute(\"/\") void a(",
                        "JsonWebSocket socket) {} // here"),
                mistake(
                        "PLACE-1",
                        "@Status means nothing at a web socket route",
                        "@WebSocketRoute(\"/\") @Status(201) void a(WebSocket s) {} // here"),
                mistake(
                        "TYPE-1",
                        "has messages of type java.lang.Thread, which has no JSON form",
                        "@WebSocketRoute(\"/\") void a(",
                        "JsonWebSocket<Item, Thread> socket) {} // here"),
                mistake(
                        "ROUTE-1",
                        "Shop.a and Shop.b both",
                        "@WebSocketRoute(\"/x\") void a(WebSocket s) {}",
                        "@WebSocketRoute(\"/x\") void b(WebSocket s) {} // here"),
                mistake(
                        "DEP-6",
                        "lives as long as the application, but takes socket from a request",
                        "@Provides(Scope.APP) static Thing one(",
                        "WebSocket socket) { return new Thing(); } // here"),
                mistake("CALL-1", "Shop.a is private", "@Get(\"/\") private void a() {} // here"),
                mistake(
                        "DEP-10",
                        "requires \"nobody\", and no provider is called so",
                        "@Requires(\"nobody\") @Get(\"/\") void a() {} // here"),
                mistake(
                        "TYPE-11",
                        "@Check names \"even\"",
                        "@Get(\"/\")",
                        "void a(",
                        "@Query @Check(\"even\") int q) {} // here"),
                mistake(
                        "TYPE-12",
                        "is a form of shop.Shop.Pet, and is no record",
                        "@Post(\"/\")",
                        "void a(",
                        "@Body Pet pet) {} // here",
                        "sealed interface Pet {}",
                        "static final class Cat implements Pet {}"),
                mistake(
                        "TYPE-13",
                        "is told by its member \"kind\"",
                        "@Post(\"/\")",
                        "void a(",
                        "@Body Pet pet) {} // here",
                        "@Model(discriminator = \"kind\") sealed interface Pet {}",
                        "record Cat(String name) implements Pet {}"),
                mistake(
                        "TYPE-14",
                        "Bad.twice cannot be written as a member",
                        "@Get(\"/\") Bad a() { return new Bad(1); }",
                        "record Bad(int one) {",
                        "@Computed int twice(int by) { return by; } // here",
                        "}"),
                mistake(
                        "TYPE-15",
                        "The extras of Bad are a",
                        "@Get(\"/\") Bad a() { return new Bad(List.of()); }",
                        "record Bad(@AdditionalProperties List<String> rest) {} // here"),
                mistake(
                        "SETTINGS-1",
                        "is no record of simple types, and cannot be read from the environment",
                        "@Settings record Bad(Thing thing) {} // here",
                        "@Get(\"/\") void a(Bad bad) {}"),
                mistake(
                        "HANDLES-1",
                        "Shop.a is no handler of exceptions",
                        "@ExceptionHandler Response a(String e) { return Response.text(\"\"); } //"
                                + " here"),
                mistake(
                        "HANDLES-1",
                        "Shop.a is no handler of exceptions",
                        "@ExceptionHandler Response a() { return Response.text(\"\"); } // here"),
                mistake(
                        "HANDLES-1",
                        "Shop.a is no handler of exceptions",
                        "@ExceptionHandler void a(Exception e) {} // here"),
                mistake(
                        "HANDLES-1",
                        "Shop.a is no handler of statuses",
                        "@ExceptionHandler(status = 404) Response a(RuntimeException e) { // here",
                        "return Response.text(\"\"); }"),
                mistake(
                        "HANDLES-2",
                        "handles the status 200, which is none of an error",
                        "@ExceptionHandler(status = {404, 200}) Response a() { // here",
                        "return Response.text(\"\"); }"),
                mistake(
                        "HANDLES-2",
                        "answers with status 100, which is none of an answer",
                        "@ExceptionHandler @Status(100) String a(Exception e) { return \"\"; } //"
                                + " here"),
                mistake(
                        "HANDLES-3",
                        "Shop.b handles java.lang.RuntimeException, and so does another",
                        "@ExceptionHandler Response a(RuntimeException e) { return"
                                + " Response.text(\"\"); }",
                        "@ExceptionHandler Response b(RuntimeException e) { // here",
                        "return Response.text(\"\"); }"),
                mistake(
                        "HANDLES-3",
                        "Shop.b handles the status 404, and so does another",
                        "@ExceptionHandler(status = 404) Response a() { return Response.text(\"\");"
                                + " }",
                        "@ExceptionHandler(status = {405, 404}) Response b() { // here",
                        "return Response.text(\"\"); }"),
                mistake(
                        "HANDLES-4",
                        "Shop.a shall count for a router, and Shop is none",
                        "@ExceptionHandler(scope = ExceptionHandler.Scope.ROUTER)",
                        "Response a(Exception e) { return Response.text(\"\"); } // here"),
                mistake(
                        "HANDLES-5",
                        "returns a value for a java.lang.Exception, and nothing says with which",
                        "@ExceptionHandler String a(Exception e) { return \"\"; } // here"),
                mistake(
                        "TYPE-2",
                        "Shop.a returns a java.util.Scanner, which has no JSON form",
                        "@ExceptionHandler(status = 404) Scanner a() { return null; } // here"),
                mistake(
                        "PLACE-1",
                        "@Timeout means nothing at a web socket route",
                        "@WebSocketRoute(\"/\")",
                        "@Timeout(\"1s\") void a(WebSocket socket) {} // here"),
                mistake(
                        "DEP-6",
                        "lives as long as the application, but takes session from a request",
                        "@Provides(Scope.APP)",
                        "static Item a(",
                        "Session session) { return new Item(\"\"); } // here",
                        "@Get(\"/\") void b(Item item) {}"),
                mistake(
                        "TIMEOUT-1",
                        "a may take \"soon\", which is no time",
                        "@Get(\"/\")",
                        "@Timeout(\"soon\") void a() {} // here"),
                mistake(
                        "LIMIT-1",
                        "A body of a may have \"much\", which is no size",
                        "@Post(\"/\")",
                        "@MaxBody(\"much\") void a(@Body String text) {} // here"),
                mistake(
                        "LIMIT-2",
                        "a may be handled 0 times at once, that is never",
                        "@Get(\"/\")",
                        "@MaxConcurrent(0) void a() {} // here"),
                mistake(
                        "TIMEOUT-1",
                        "a may take \"0s\", which is no time",
                        "@Get(\"/\")",
                        "@Timeout(\"0s\") void a() {} // here"),
                mistake(
                        "DOCUMENT-1",
                        "Shop.a does not take a document and return one",
                        "@CustomizeOpenApi String a() { return \"\"; } // here"),
                mistake(
                        "FORM-1",
                        "is an upload, which comes with a form only",
                        "@Post(\"/\")",
                        "void a(",
                        "@Query Upload file) {} // here"),
                mistake(
                        "FORM-2",
                        "takes item from a JSON body, and name from a form",
                        "@Post(\"/\")",
                        "void a(@Form String name,",
                        "@Body Item item) {} // here"),
                mistake(
                        "FORM-3",
                        "takes the whole form as item",
                        "@Post(\"/\")",
                        "void a(@Form String name,",
                        "@Form Item item) {} // here"),
                mistake(
                        "MIDDLEWARE-1",
                        "Shop.a does not stand around requests",
                        "@Middleware String a(Request request) { return \"\"; } // here"),
                mistake(
                        "MIDDLEWARE-2",
                        "goes through \"nothing\", and no middleware is called so",
                        "@UseMiddleware(\"nothing\") @Get(\"/\") void a() {} // here"),
                mistake(
                        "STREAM-1",
                        "is to be streamed, but returns no generator",
                        "@Streamed(\"text/plain\") @Get(\"/\") String a() { return \"\"; } //"
                                + " here"),
                mistake(
                        "CALL-1",
                        "Shop.one is private",
                        "@Provides private static Thing one() { return new Thing(); } // here"));
    }

    private static Arguments mistake(String id, String words, String... members) {
        return Arguments.of(id, words, String.join("\n    ", members));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void isToldWhereItIs(String id, String words, String members) {
        JavaFileObject source = source(members);
        Compilation compilation = compile(source);
        List<Diagnostic<? extends JavaFileObject>> errors = compilation.errors();
        assertThat(errors).as(errors.toString()).hasSize(1);
        String message = errors.getFirst().getMessage(Locale.ROOT);
        assertThat(message).startsWith("[JUMUN-" + id + "] ").contains(words);
        assertThat(message.substring(message.indexOf(words)))
                .as("a fact and a remedy")
                .containsPattern("\\. [A-Z].*\\.");
        assertThat(errors.getFirst().getLineNumber()).isEqualTo(line(members));
    }

    static Stream<Arguments> warnings() {
        String lender =
                "@Provides(Scope.FUNCTION) static void thing(Yield<Thing> y) throws Exception {"
                        + " y.to(new Thing()); }";
        return Stream.of(
                warning(
                        Diagnostic.Kind.WARNING,
                        "DEP-13",
                        "what Shop.thing lends is given back before the stream begins",
                        "@Get(\"/\") dev.jumun.async.Generator<Item> a(Thing thing) { return null;"
                                + " } // here",
                        lender),
                warning(
                        Diagnostic.Kind.WARNING,
                        "DEP-13",
                        "what Shop.thing lends",
                        "@Get(\"/\") dev.jumun.async.Generator<Item> a(Other other) { return null;"
                                + " } // here",
                        "@Provides static Other other(Thing thing) { return new Other(); }",
                        lender),
                warning(
                        Diagnostic.Kind.WARNING,
                        "DEP-14",
                        "what Shop.thing lends is given back before they run",
                        "@Get(\"/\") void a(Thing thing, BackgroundTasks tasks) {} // here",
                        lender),
                warning(
                        Diagnostic.Kind.NOTE,
                        "DEP-15",
                        "lends a Connection until after the answer",
                        "@Provides static void c(Yield<java.sql.Connection> y) {} // here"));
    }

    private static Arguments warning(
            Diagnostic.Kind kind, String id, String words, String... members) {
        return Arguments.of(kind, id, words, String.join("\n    ", members));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("warnings")
    void isWarnedOfWhereItIsUnlessSuppressed(
            Diagnostic.Kind kind, String id, String words, String members) {
        Compilation compilation = compile(source(members));
        assertThat(compilation.errors()).isEmpty();
        List<Diagnostic<? extends JavaFileObject>> said = ours(compilation);
        assertThat(said).as(said.toString()).hasSize(1);
        assertThat(said.getFirst().getKind()).isEqualTo(kind);
        assertThat(said.getFirst().getMessage(Locale.ROOT))
                .startsWith("[JUMUN-" + id + "] ")
                .contains(words)
                .containsPattern("\\. [A-Z].*\\.");
        assertThat(said.getFirst().getLineNumber()).isEqualTo(line(members));
        String suppressed = "@SuppressWarnings({\"unused\", \"JUMUN-" + id + "\"}) " + members;
        assertThat(ours(compile(source(suppressed)))).isEmpty();
    }

    private static List<Diagnostic<? extends JavaFileObject>> ours(Compilation compilation) {
        return compilation.diagnostics().stream()
                .<Diagnostic<? extends JavaFileObject>>map(each -> each)
                .filter(each -> each.getMessage(Locale.ROOT).startsWith("[JUMUN-"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Get(\"/\") dev.jumun.async.Generator<Item> a(Thing thing) { return null; }"
                        + " @Provides(Scope.REQUEST) static void thing(Yield<Thing> y) {}",
                "@Get(\"/\") @Requires(\"thing\") void a(BackgroundTasks tasks) {}"
                        + " @Provides(Scope.FUNCTION) static void thing(Yield<Thing> y) {}",
                "@Get(\"/\") void a(Thing thing) {}"
                        + " @Provides(Scope.FUNCTION) static void thing(Yield<Thing> y) {}",
                "@Provides(Scope.REQUEST) static void c(Yield<java.sql.Connection> y) {}",
                "@Provides static void c(Yield<Thing> y) {}"
            })
    void warnsOfNothingThatIsMeant(String members) {
        Compilation compilation = compile(source(members));
        assertThat(compilation.errors()).isEmpty();
        assertThat(ours(compilation)).isEmpty();
    }

    private static final int HEADER = 18;

    private static long line(String members) {
        String before = members.substring(0, members.indexOf("// here"));
        return HEADER + before.lines().count();
    }

    private static JavaFileObject source(String members) {
        return JavaFileObjects.forSourceString(
                "shop.Shop",
                """
                package shop;

                import dev.jumun.*;
                import dev.jumun.async.Yield;
                import dev.jumun.openapi.*;
                import dev.jumun.session.*;
                import dev.jumun.websocket.*;
                import jakarta.validation.constraints.*;
                import java.util.*;

                class Thing {}

                class Other {}

                record Item(String name) {}

                @Api
                class Shop {
                    %s
                }
                """
                        .formatted(members));
    }

    private static Compilation compile(JavaFileObject... sources) {
        return Compiler.javac()
                .withProcessors(new JumunProcessor())
                .withOptions("-parameters")
                .compile(sources);
    }

    @Test
    void goesOnAfterAnErrorAndWritesNothing(@TempDir Path written) throws Exception {
        JavaFileObject source =
                source(
                        """
                        @Get("/a/{x}") void a() {}
                        @Get("/b") void b(Thread t) {}
                        @Post("/c") void c(@Min(1) String s) {}
                        @Get("/fine") Item fine() { return new Item("a"); }
                        """);
        DiagnosticCollector<JavaFileObject> collected = new DiagnosticCollector<>();
        JavaCompiler.CompilationTask task =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                null,
                                null,
                                collected,
                                List.of("-s", written.toString(), "-d", written.toString()),
                                null,
                                List.of(source));
        task.setProcessors(List.of(new JumunProcessor()));
        assertThat(task.call()).isFalse();
        assertThat(collected.getDiagnostics())
                .filteredOn(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .extracting(d -> d.getMessage(Locale.ROOT).split(" ", 2)[0])
                .containsExactlyInAnyOrder("[JUMUN-PATH-2]", "[JUMUN-DEP-1]", "[JUMUN-TYPE-3]");
        assertThat(written).isEmptyDirectory();
    }

    @Test
    void tellsOfRoutersAndOfWhatLiesInOtherPackages() {
        JavaFileObject api =
                JavaFileObjects.forSourceString(
                        "shop.Shop",
                        """
                        package shop;
                        import dev.jumun.*;
                        @Api(routers = {other.Plain.class, other.Far.class})
                        class Shop {}
                        """);
        JavaFileObject plain =
                JavaFileObjects.forSourceString(
                        "other.Plain", "package other; public class Plain {}");
        JavaFileObject far =
                JavaFileObjects.forSourceString(
                        "other.Far",
                        """
                        package other;
                        import dev.jumun.*;
                        @Router(prefix = "/far/")
                        public class Far { @Get("/x") void x() {} }
                        """);
        assertThat(messages(compile(api, plain, far)))
                .anyMatch(m ->
                        m.startsWith("[JUMUN-ROUTER-1] Shop includes Plain, which is no router."))
                .anyMatch(
                        m -> m.startsWith("[JUMUN-ROUTER-3] The prefix \"/far/\" of Far is none."));
        JavaFileObject near =
                JavaFileObjects.forSourceString(
                        "other.Far",
                        """
                        package other;
                        import dev.jumun.*;
                        @Router(routers = Far.class)
                        public class Far { @Get("/x") void x() {} public Far(int a) {} public Far() {} }
                        """);
        assertThat(messages(compile(api, plain, near)))
                .anyMatch(m -> m.startsWith("[JUMUN-ROUTER-2] Far includes itself"))
                .anyMatch(m ->
                        m.startsWith(
                                "[JUMUN-CALL-1] Far.x cannot be reached from the API's package"
                                        + " shop"))
                .anyMatch(m -> m.startsWith("[JUMUN-CALL-2] Far has 2 constructors"));
    }

    private static List<String> messages(Compilation compilation) {
        return compilation.errors().stream().map(e -> e.getMessage(Locale.ROOT)).toList();
    }

    @Test
    void recordsOfOtherPackagesMayHoldWhatIsTheirs() {
        Compilation compilation =
                compile(
                        JavaFileObjects.forSourceString(
                                "shop.Shop",
                                """
                                package shop;
                                import dev.jumun.*;
                                @Api
                                class Shop { @Get("/") other.Seen seen() { return null; } }
                                """),
                        JavaFileObjects.forSourceString(
                                "other.Seen",
                                """
                                package other;
                                public record Seen(Hidden hidden) {}
                                record Hidden(int a) {}
                                """));
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.generatedSourceFiles()).hasSize(3);
    }

    @Test
    void saysThatATypeIsCalledLikeAVariable() {
        Compilation compilation =
                compile(
                        source("@Get(\"/\") table a() { return null; }"),
                        JavaFileObjects.forSourceString(
                                "shop.table", "package shop; record table(int n) {}"));
        assertThat(messages(compilation))
                .containsExactly(
                        "[JUMUN-NAME-1] The type table is called like a variable of generated"
                                + " code. Let its name begin in upper case.");
    }

    @Test
    void saysThatANameIsTaken() {
        Compilation compilation =
                compile(
                        source("@Get(\"/\") Item a() { return new Item(\"a\"); }"),
                        JavaFileObjects.forSourceString(
                                "shop.ItemCodec", "package shop; class ItemCodec {}"));
        assertThat(messages(compilation))
                .anyMatch(m ->
                        m.startsWith(
                                "[JUMUN-WRITE-2] ItemCodec, which Shop needs, is there already."
                                        + " Rename"));
    }

    @Test
    void saysThatSourcesCannotBeWritten(@TempDir Path written) throws Exception {
        Files.writeString(written.resolve("shop"), "a file where the package should be");
        DiagnosticCollector<JavaFileObject> collected = new DiagnosticCollector<>();
        JavaCompiler.CompilationTask task =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                null,
                                null,
                                collected,
                                List.of("-s", written.toString(), "-proc:only"),
                                null,
                                List.of(
                                        source(
                                                "@Get(\"/\") Item a() { return new Item(\"a\");"
                                                        + " }")));
        task.setProcessors(List.of(new JumunProcessor()));
        assertThat(task.call()).isFalse();
        assertThat(collected.getDiagnostics())
                .extracting(d -> d.getMessage(Locale.ROOT))
                .anyMatch(m -> m.startsWith("[JUMUN-WRITE-1] "));
    }

    /** An id that no test provokes may never be reported, or at the wrong place. */
    @Test
    void everyMistakeHasATest() throws Exception {
        Set<String> reported = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                reported.addAll(ids("\"([A-Z]+-\\d+)\"", Files.readString(source)));
            }
        }
        Set<String> tested = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                tested.addAll(
                        ids(
                                "(?:\"|JUMUN-|[|;] ?)([A-Z]+-\\d+)(?:\"|\\]|[|;])",
                                Files.readString(source)));
            }
        }
        assertThat(reported).hasSizeGreaterThan(40);
        assertThat(tested).containsAll(reported);
    }

    private static List<String> ids(String pattern, String source) {
        return Pattern.compile(pattern).matcher(source).results().map(m -> m.group(1)).toList();
    }

    @Test
    void writesTheSameEveryTimeAndNamesItsOrigins() throws Exception {
        String members =
                """
                @Get("/items/{id}") Item item(int id, Thing thing) { return new Item("a"); }
                @Provides static Thing thing() { return new Thing(); }
                """;
        Compilation first = compile(source(members));
        Compilation second = compile(source(members));
        assertThat(first.errors()).isEmpty();
        assertThat(first.generatedSourceFiles()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(first.generatedSourceFiles().get(i).getCharContent(false).toString())
                    .isEqualTo(
                            second.generatedSourceFiles().get(i).getCharContent(false).toString());
        }
    }
}

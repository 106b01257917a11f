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
                mistake("PATH-1", "has an unmatched brace", "@Get(\"/a{b\") void a() {} // here"),
                mistake(
                        "PATH-1",
                        "continues after {rest:path}",
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
                        "Shop.thing takes \"shop\", which is a variable in the path of Shop.a,"
                                + " but not in that of Shop.b. Mark it with @Path or @Query",
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
                        "Kitchen is not a class that can be instantiated",
                        "@Router abstract static class Kitchen {} // here",
                        "@Api(routers = Kitchen.class) static class Other {}"),
                mistake(
                        "CALL-4",
                        "Shop.a throws java.lang.Throwable",
                        "@Get(\"/\") void a() throws Throwable {} // here"),
                mistake(
                        "ROUTE-1",
                        "Shop.a and Shop.b both handle GET /x/{b}",
                        "@Get(\"/x/{a}\") void a(int a) {}",
                        "@Get(\"/x/{b}\") void b(int b) {} // here"),
                mistake(
                        "ROUTE-3",
                        "Shop.a handles GET /docs, which is the path of the document or one of its"
                                + " pages",
                        "@Get(\"/docs\") Object a() { return 1; } // here"),
                mistake(
                        "RESPONSE-1",
                        "Shop.a returns a shop.Item, which isn't sent as text/csv",
                        "@Get(\"/\") @dev.jumun.openapi.Operation(mediaType = \"text/csv\")",
                        "Item a() { return null; } // here"),
                mistake(
                        "RESPONSE-2",
                        "for \"600\", which is not a status",
                        "@Get(\"/\") @dev.jumun.openapi.ApiResponse(status = 600)",
                        "void a() {} // here"),
                mistake(
                        "BODY-5",
                        "takes item as JSON, but declares the media type text/csv",
                        "@Post(\"/\") void a(",
                        "@Body(mediaType = \"text/csv\") Item item) {} // here"),
                mistake("ROUTE-2", "status 700", "@Get(\"/\") @Status(700) void a() {} // here"),
                mistake(
                        "BODY-1",
                        "takes \"x\" from the body twice",
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
                        "lends, and lending is nested",
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
                        "The stream items of Shop.a consists of java.lang.Thread",
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
                        "Its type arguments are not declared",
                        "@Get(\"/\") List<?> a() { return List.of(); } // here"),
                mistake(
                        "TYPE-3",
                        "@Min is for a number, but this is java.lang.String",
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
                        "is not a regular expression: Unclosed group",
                        "@Get(\"/\")",
                        "void a(",
                        "@Pattern(regexp = \"(\") String q) {} // here"),
                mistake(
                        "TYPE-5",
                        "is private, so no codec can access it",
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
                        "allows no value: from 3 to 2",
                        "@Get(\"/\")",
                        "void a(",
                        "@Size(min = 3, max = 2) String q) {} // here"),
                mistake(
                        "TYPE-8",
                        "is not a valid number for",
                        "@Get(\"/\")",
                        "void a(",
                        "@DecimalMin(\"x\") int q) {} // here"),
                mistake(
                        "TYPE-9",
                        "The default \"x\" is not a value of int",
                        "@Get(\"/\")",
                        "void a(",
                        "@Default(\"x\") int q) {} // here"),
                mistake(
                        "TYPE-9",
                        "The default \"BLUE\" is not a value",
                        "@Get(\"/\")",
                        "void a(",
                        "@Default(\"BLUE\") Color q) {} // here",
                        "enum Color { RED }"),
                mistake(
                        "TYPE-9",
                        "is not a value of java.time.LocalDate",
                        "@Post(\"/\") void a(Bad bad) {}",
                        "record Bad(",
                        "@Default(\"2020-13-01\") java.time.LocalDate day) {} // here"),
                mistake(
                        "TYPE-10",
                        "is not a simple type",
                        "@Get(\"/\")",
                        "void a(",
                        "@Query java.util.Map<String, Item> item) {} // here"),
                mistake(
                        "DEP-1",
                        "No @Provides method provides the java.sql.Connection that Shop.a takes",
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
                        "in a cycle: Shop.one → Shop.two → Shop.one",
                        "@Provides static Thing one(Other o) { return new Thing(); } // here",
                        "@Provides static Other two(Thing t) { return new Other(); }"),
                mistake(
                        "DEP-4",
                        "lends through a Yield, but returns",
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
                        "is created at start-up with a",
                        "Shop(",
                        "Thing thing) {} // here",
                        "@Provides static Thing one() { return new Thing(); }"),
                mistake(
                        "DEP-10",
                        "requires \"verify\", but no provider has that name",
                        "@Get(\"/\") @Requires(\"verify\") void a() {} // here"),
                mistake(
                        "FORM-1",
                        "is an upload, which can only come from a form",
                        "@Get(\"/\")",
                        "void a(",
                        "@Query Upload file) {} // here"),
                mistake(
                        "FORM-2",
                        "takes thing from a JSON body, but name from a form",
                        "@Post(\"/\")",
                        "void a(@Form String name,",
                        "@Body Thing2 thing) {} // here",
                        "record Thing2(int a) {}"),
                mistake(
                        "FORM-3",
                        "takes the whole form as thing, together with other fields of the form",
                        "@Post(\"/\")",
                        "void a(@Form String name,",
                        "@Form Thing2 thing) {} // here",
                        "record Thing2(int a) {}"),
                mistake(
                        "STREAM-1",
                        "is declared as a stream, but does not return a generator",
                        "@Get(\"/\") @ServerSentEvents String a() { return \"\"; } // here"),
                mistake(
                        "MIDDLEWARE-1",
                        "does not wrap requests",
                        "@Middleware void a() {} // here"),
                mistake(
                        "MIDDLEWARE-2",
                        "uses \"timing\", but no middleware has that name",
                        "@Get(\"/\") @UseMiddleware(\"timing\") void a() {} // here"),
                mistake(
                        "DEP-8",
                        "has two parameters of type Yield",
                        "@Provides static void one(Yield<Thing> a,",
                        "Yield<Other> b) {} // here"),
                mistake(
                        "DEP-9",
                        "does not declare what it lends",
                        "@SuppressWarnings(\"rawtypes\") @Provides static void one(",
                        "Yield a) {} // here"),
                mistake(
                        "SOCKET-1",
                        "Shop.a opens a web socket, but does not take it",
                        "@WebSocketRoute(\"/\") void a() {} // here"),
                mistake(
                        "SOCKET-2",
                        "Shop.a returns a java.lang.String, but a web socket has no response",
                        "@WebSocketRoute(\"/\") String a(WebSocket s) { return \"\"; } // here"),
                mistake(
                        "SOCKET-3",
                        "takes item from a body",
                        "@WebSocketRoute(\"/\") void a(WebSocket s,",
                        "Item item) {} // here"),
                mistake(
                        "SOCKET-4",
                        "Shop.a handles GET, but takes a web socket",
                        "@Get(\"/\") void a(",
                        "WebSocket socket) {} // here"),
                mistake(
                        "SOCKET-4",
                        "needs Shop.one, which takes a web socket",
                        "@Get(\"/\") void a(Thing thing) {} // here",
                        "@Provides static Thing one(WebSocket socket) { return new Thing(); }"),
                mistake(
                        "SOCKET-5",
                        "does not declare what it receives and sends",
                        "@SuppressWarnings(\"rawtypes\") @WebSocketRoute(\"/\") void a(",
                        "JsonWebSocket socket) {} // here"),
                mistake(
                        "PLACE-1",
                        "@Status has no meaning on a web socket route",
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
                        "requires \"nobody\", but no provider has that name",
                        "@Requires(\"nobody\") @Get(\"/\") void a() {} // here"),
                mistake(
                        "TYPE-11",
                        "@Check names \"even\"",
                        "@Get(\"/\")",
                        "void a(",
                        "@Query @Check(\"even\") int q) {} // here"),
                mistake(
                        "TYPE-12",
                        "is permitted by shop.Shop.Pet, but is not a record",
                        "@Post(\"/\")",
                        "void a(",
                        "@Body Pet pet) {} // here",
                        "sealed interface Pet {}",
                        "static final class Cat implements Pet {}"),
                mistake(
                        "TYPE-13",
                        "is distinguished by its member \"kind\"",
                        "@Post(\"/\")",
                        "void a(",
                        "@Body Pet pet) {} // here",
                        "@Model(discriminator = \"kind\") sealed interface Pet {}",
                        "record Cat(String name) implements Pet {}"),
                mistake(
                        "TYPE-13",
                        "its member \"kind\", but shop.Shop.Cat writes it as \"art\"",
                        "@Post(\"/\")",
                        "void a(",
                        "@Body Pet pet) {} // here",
                        "@Model(discriminator = \"kind\") sealed interface Pet {}",
                        "record Cat(@Field(value = \"kind\", written = \"art\")"
                                + " @AllowedValues(\"cat\") String kind) implements Pet {}"),
                mistake(
                        "TYPE-13",
                        "does not declare its value. On the wire, petType is \"type\"",
                        "@Post(\"/\")",
                        "void a(",
                        "@Body Pet pet) {} // here",
                        "@Model(discriminator = \"petType\") sealed interface Pet {}",
                        "record Cat(@Field(\"type\") @AllowedValues(\"cat\") String petType)"
                                + " implements Pet {}"),
                mistake(
                        "TYPE-14",
                        "Bad.twice cannot be written as a member",
                        "@Get(\"/\") Bad a() { return new Bad(1); }",
                        "record Bad(int one) {",
                        "@Computed int twice(int by) { return by; } // here",
                        "}"),
                mistake(
                        "TYPE-15",
                        "The additional properties of Bad are a",
                        "@Get(\"/\") Bad a() { return new Bad(List.of()); }",
                        "record Bad(@AdditionalProperties List<String> rest) {} // here"),
                mistake(
                        "SETTINGS-1",
                        "is not a record of simple types, and cannot be read from the environment",
                        "@Settings record Bad(Thing thing) {} // here",
                        "@Get(\"/\") void a(Bad bad) {}"),
                mistake(
                        "EXCEPTION-1",
                        "Shop.a is not a handler of exceptions",
                        "@ExceptionHandler Response a(String e) { return Response.text(\"\"); } //"
                                + " here"),
                mistake(
                        "EXCEPTION-1",
                        "Shop.a is not a handler of exceptions",
                        "@ExceptionHandler Response a() { return Response.text(\"\"); } // here"),
                mistake(
                        "EXCEPTION-1",
                        "Shop.a is not a handler of exceptions",
                        "@ExceptionHandler void a(Exception e) {} // here"),
                mistake(
                        "EXCEPTION-1",
                        "Shop.a is not a handler of statuses",
                        "@ExceptionHandler(status = 404) Response a(RuntimeException e) { // here",
                        "return Response.text(\"\"); }"),
                mistake(
                        "EXCEPTION-2",
                        "handles the status 200, which is not an error status",
                        "@ExceptionHandler(status = {404, 200}) Response a() { // here",
                        "return Response.text(\"\"); }"),
                mistake(
                        "EXCEPTION-2",
                        "responds with the status 100, which is not a response status",
                        "@ExceptionHandler @Status(100) String a(Exception e) { return \"\"; } //"
                                + " here"),
                mistake(
                        "EXCEPTION-3",
                        "Shop.b handles java.lang.RuntimeException, and so does another",
                        "@ExceptionHandler Response a(RuntimeException e) { return"
                                + " Response.text(\"\"); }",
                        "@ExceptionHandler Response b(RuntimeException e) { // here",
                        "return Response.text(\"\"); }"),
                mistake(
                        "EXCEPTION-3",
                        "Shop.b handles the status 404, and so does another",
                        "@ExceptionHandler(status = 404) Response a() { return Response.text(\"\");"
                                + " }",
                        "@ExceptionHandler(status = {405, 404}) Response b() { // here",
                        "return Response.text(\"\"); }"),
                mistake(
                        "EXCEPTION-4",
                        "Shop.a has the scope ROUTER, but Shop is not a router",
                        "@ExceptionHandler(scope = ExceptionHandler.Scope.ROUTER)",
                        "Response a(Exception e) { return Response.text(\"\"); } // here"),
                mistake(
                        "EXCEPTION-5",
                        "returns a value for a java.lang.Exception, but does not declare a",
                        "@ExceptionHandler String a(Exception e) { return \"\"; } // here"),
                mistake(
                        "TYPE-2",
                        "Shop.a returns a java.util.Scanner, which has no JSON form",
                        "@ExceptionHandler(status = 404) Scanner a() { return null; } // here"),
                mistake(
                        "PLACE-1",
                        "@Timeout has no meaning on a web socket route",
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
                        "@Timeout of a is \"soon\", which is not a duration",
                        "@Get(\"/\")",
                        "@Timeout(\"soon\") void a() {} // here"),
                mistake(
                        "LIMIT-1",
                        "@MaxBody of a is \"much\", which is not a size",
                        "@Post(\"/\")",
                        "@MaxBody(\"much\") void a(@Body String text) {} // here"),
                mistake(
                        "LIMIT-2",
                        "@MaxConcurrent of a is 0, so no request would ever be handled",
                        "@Get(\"/\")",
                        "@MaxConcurrent(0) void a() {} // here"),
                mistake(
                        "TIMEOUT-1",
                        "@Timeout of a is \"0s\", which is not a duration",
                        "@Get(\"/\")",
                        "@Timeout(\"0s\") void a() {} // here"),
                mistake(
                        "DOCUMENT-1",
                        "Shop.a does not take a document and return one",
                        "@CustomizeOpenApi String a() { return \"\"; } // here"),
                mistake(
                        "FORM-1",
                        "is an upload, which can only come from a form",
                        "@Post(\"/\")",
                        "void a(",
                        "@Query Upload file) {} // here"),
                mistake(
                        "FORM-2",
                        "takes item from a JSON body, but name from a form",
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
                        "Shop.a does not wrap requests",
                        "@Middleware String a(Request request) { return \"\"; } // here"),
                mistake(
                        "MIDDLEWARE-2",
                        "uses \"nothing\", but no middleware has that name",
                        "@UseMiddleware(\"nothing\") @Get(\"/\") void a() {} // here"),
                mistake(
                        "MIDDLEWARE-2",
                        "uses \"b\", but no middleware has that name",
                        "@UseMiddleware(\"b\") @Get(\"/\") void a() {} // here",
                        "@ExceptionHandler(scope = ExceptionHandler.Scope.NAMED)",
                        "Response b(Exception e) { return Response.empty(500); }"),
                mistake(
                        "EXCEPTION-6",
                        "uses \"nothing\", but no exception handler has that name",
                        "@UseExceptionHandler(\"nothing\") @Get(\"/\") void a() {} // here"),
                mistake(
                        "STREAM-1",
                        "is declared as a stream, but does not return a generator",
                        "@Streamed(\"text/plain\") @Get(\"/\") String a() { return \"\"; } //"
                                + " here"),
                mistake(
                        "CALL-5",
                        "Shop.a is generic, and nothing declares what its T is",
                        "@Get(\"/\") <T> List<T> a() { return List.of(); } // here"),
                mistake(
                        "CALL-5",
                        "Shop.m is generic",
                        "@Middleware <T> Response m(Request r, Next n) throws Exception { return"
                                + " n.call(); } // here"),
                mistake(
                        "CALL-5",
                        "Shop.a is generic",
                        "@ExceptionHandler @Status(400) <E extends RuntimeException> String a(E e)"
                                + " { return \"\"; } // here"),
                mistake(
                        "CALL-5",
                        "Items is generic",
                        "@Router static class Items<T> {} // here",
                        "@Api(routers = Items.class) static class Other {}"),
                mistake(
                        "DEP-16",
                        "The provider Boxed is generic",
                        "@Get(\"/\") void a(Boxed<String> boxed) {}",
                        "@Provides static class Boxed<T> {} // here"),
                mistake(
                        "TYPE-14",
                        "P.all cannot be written",
                        "record P(int a) {",
                        "@Computed <T> T all() { return null; } // here",
                        "}",
                        "@Get(\"/\") P a() { return null; }"),
                mistake(
                        "NAME-2",
                        "Shop.a takes \"x\" from the query twice, as one and as two",
                        "@Get(\"/\") void a(@Query(\"x\") String one,",
                        "@Query(\"x\") String two) {} // here"),
                mistake(
                        "NAME-2",
                        "Shop.a takes \"x-id\" from the header twice",
                        "@Get(\"/\") void a(@Header(\"X-Id\") String one,",
                        "@Header(\"x-id\") String two) {} // here"),
                mistake(
                        "NAME-2",
                        "Shop.a takes \"x\" from the cookie twice",
                        "@Get(\"/\") void a(@Cookie(\"x\") String one,",
                        "@Cookie(\"x\") String two) {} // here"),
                mistake(
                        "NAME-2",
                        "Shop.a takes \"x\" from the form twice",
                        "@Post(\"/\") void a(@FormFile(\"x\") Upload one,",
                        "@Form(\"x\") String two) {} // here"),
                mistake(
                        "NAME-2",
                        "Shop.a takes \"x\" from the path twice",
                        "@Get(\"/{x}\") void a(String x,",
                        "@Path(\"x\") int two) {} // here"),
                mistake(
                        "NAME-2",
                        "twice, as page.x and as x",
                        "record Page(int x) {}",
                        "@Get(\"/\") void a(@Query Page page,",
                        "int x) {} // here"),
                mistake(
                        "NAME-2",
                        "twice, as ids.a and as ids.b",
                        "record Ids(@Field(\"x-id\") String a, @Field(\"X-Id\") String b) {}",
                        "@Get(\"/\") void a(",
                        "@Header Ids ids) {} // here"),
                mistake(
                        "NAME-2",
                        "Shop.thing takes \"x\" from the query twice",
                        "@Get(\"/\") void a(Thing thing) {}",
                        "@Provides static Thing thing(@Query(\"x\") String one,",
                        "@Query(\"x\") String two) { return new Thing(); } // here"),
                mistake(
                        "NAME-2",
                        "P has two members \"x\" on the wire: a and b",
                        "record P(@Field(\"x\") int a,",
                        "@Field(\"x\") int b) {} // here",
                        "@Post(\"/\") void a(P p) {}"),
                mistake(
                        "NAME-2",
                        "P has two members \"x\" on the wire: a and x",
                        "record P(@Field(written = \"x\") int a,",
                        "int x) {} // here",
                        "@Post(\"/\") P a() { return null; }"),
                mistake(
                        "NAME-2",
                        "P has two members \"x\" on the wire: a and x",
                        "record P(@Field(\"x\") int a) {",
                        "@Computed int x() { return 1; } // here",
                        "}",
                        "@Post(\"/\") P a() { return null; }"),
                mistake(
                        "NAME-2",
                        "Two constants of Size are \"x\" on the wire",
                        "enum Size { @Field(\"x\") SMALL,",
                        "@Field(\"x\") LARGE } // here",
                        "@Get(\"/\") void a(Size size) {}"),
                mistake(
                        "TYPE-13",
                        "two of its records have \"a\" there",
                        "@Model(discriminator = \"kind\") sealed interface U permits A, B {}",
                        "record A(@AllowedValues(\"a\") String kind) implements U {}",
                        "record B(@AllowedValues(\"a\") String kind) implements U {}",
                        "@Post(\"/\") void a(",
                        "U u) {} // here"),
                mistake(
                        "TYPE-15",
                        "P has two components for additional properties",
                        "record P(@AdditionalProperties Map<String, Object> a,",
                        "@AdditionalProperties Map<String, Object> b) {} // here",
                        "@Post(\"/\") void a(P p) {}"),
                mistake(
                        "TYPE-11",
                        "Shop.even returns boolean, which nothing reads",
                        "@Get(\"/\") void a(",
                        "@Check(\"even\") int x) {} // here",
                        "static boolean even(int x) { return x % 2 == 0; }"),
                mistake(
                        "TYPE-11",
                        "Shop.even takes int, and this is java.lang.String",
                        "@Get(\"/\") void a(",
                        "@Check(\"even\") String x) {} // here",
                        "static void even(int x) {}"),
                mistake(
                        "TYPE-11",
                        "Shop.even throws java.io.IOException",
                        "@Get(\"/\") void a(",
                        "@Check(\"even\") int x) {} // here",
                        "static void even(int x) throws java.io.IOException {}"),
                mistake(
                        "MIDDLEWARE-3",
                        "Shop.m would wrap a twice. Remove it from @UseMiddleware",
                        "@Middleware Response m(Request r, Next n) throws Exception { return"
                                + " n.call(); }",
                        "@UseMiddleware(\"m\") @Get(\"/\") void a() {} // here"),
                mistake(
                        "MIDDLEWARE-3",
                        "Shop.m would wrap a twice. Name it once",
                        "@Middleware(named = true)",
                        "Response m(Request r, Next n) throws Exception { return n.call(); }",
                        "@UseMiddleware({\"m\", \"Shop.m\"}) @Get(\"/\") void a() {} // here"),
                mistake(
                        "ROUTE-4",
                        "Shop.b never handles GET /users/me, because Shop.a is declared before it"
                                + " and takes /users/{id}",
                        "@Get(\"/users/{id}\") void a(String id) {}",
                        "@Get(\"/users/me\") void b() {} // here"),
                mistake(
                        "ROUTE-4",
                        "Shop.b never handles GET /files/a/{id}",
                        "@Get(\"/files/{rest:path}\") void a(String rest) {}",
                        "@Get(\"/files/a/{id}\") void b(int id) {} // here"),
                mistake(
                        "ROUTE-5",
                        "a response with the status 204 has no body",
                        "@Status(204) @Delete(\"/\") String a() { return \"\"; } // here"),
                mistake(
                        "ROUTE-5",
                        "a response with the status 304 has no body",
                        "@Status(304) @Get(\"/\") dev.jumun.async.Generator<String> a() { return"
                                + " null; } // here"),
                mistake(
                        "ROUTE-5",
                        "a response with the status 204 has no body",
                        "@ExceptionHandler @Status(204)",
                        "String a(IllegalStateException e) { return \"\"; } // here"),
                mistake(
                        "EXCEPTION-7",
                        "Shop.a declares a @Status, but returns a Response",
                        "@ExceptionHandler @Status(400)",
                        "Response a(IllegalStateException e) { return null; } // here"),
                mistake(
                        "PLACE-3",
                        "@Requires on a says nothing",
                        "@Requires({}) @Get(\"/\") void a() {} // here"),
                mistake(
                        "PLACE-3",
                        "@ResponseFields on a says nothing",
                        "@ResponseFields @Get(\"/\") Item a() { return null; } // here"),
                mistake(
                        "PLACE-4",
                        "The @Middleware m is in Rules, which is neither an API nor a router",
                        "static class Rules {",
                        "@Middleware Response m(Request r, Next n) throws Exception { return"
                                + " n.call(); } // here",
                        "}"),
                mistake(
                        "PLACE-5",
                        "@Min has no meaning on thing of Shop.a, which is not a value of the"
                                + " request",
                        "@Get(\"/\") void a(",
                        "@Min(1) Thing thing) {} // here",
                        "@Provides static Thing thing() { return new Thing(); }"),
                mistake(
                        "PLACE-5",
                        "@Default has no meaning on request of Shop.a",
                        "@Get(\"/\") void a(",
                        "@Default(\"1\") Request request) {} // here"),
                mistake(
                        "PLACE-5",
                        "@Query has no meaning on session of Shop.a",
                        "@Get(\"/\") void a(",
                        "@Query Session session) {} // here"),
                mistake(
                        "PLACE-6",
                        "@Header and @Query on x of Shop.a contradict each other",
                        "@Get(\"/\") void a(",
                        "@Query @Header String x) {} // here"),
                mistake(
                        "PLACE-6",
                        "@Default and @Required on x of Shop.a contradict each other",
                        "@Get(\"/\") void a(",
                        "@Required @Default(\"1\") int x) {} // here"),
                mistake(
                        "PLACE-6",
                        "@One and @Two on thing of Shop.a contradict each other",
                        "@Qualifier @interface One {}",
                        "@Qualifier @interface Two {}",
                        "@Get(\"/\") void a(",
                        "@One @Two Thing thing) {} // here",
                        "@Provides @One static Thing thing() { return new Thing(); }"),
                mistake(
                        "PLACE-6",
                        "@One and @Two on Shop.thing contradict each other",
                        "@Qualifier @interface One {}",
                        "@Qualifier @interface Two {}",
                        "@Provides @One @Two static Thing thing() { return new Thing(); } // here"),
                mistake(
                        "DEP-18",
                        "Shop.a provides nothing at start-up",
                        "@Provides(Scope.APP) static void a() {} // here"),
                mistake(
                        "NAME-3",
                        "which a header field can't have",
                        "@Get(\"/\") void a(",
                        "@Header(\"x y\") String x) {} // here"),
                mistake(
                        "NAME-3",
                        "which a cookie can't have",
                        "@Get(\"/\") void a(",
                        "@Cookie(\"x;y\") String x) {} // here"),
                mistake(
                        "TYPE-17",
                        "Size declares extra in its @Model, but has no members of its own",
                        "@Model(extra = UnknownFields.FORBID) enum Size { SMALL } // here"),
                mistake(
                        "TYPE-17",
                        "P declares discriminator in its @Model, but is not a sealed interface",
                        "@Model(discriminator = \"a\") record P(String a) {} // here"),
                mistake(
                        "TYPE-17",
                        "P declares extra in its @Model, but takes additional properties",
                        "@Model(extra = UnknownFields.FORBID)",
                        "record P(@AdditionalProperties Map<String, Object> a) {} // here"),
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
                        "lends a Connection until after the response",
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
                        m.startsWith(
                                "[JUMUN-ROUTER-1] Shop includes Plain, which is not a router."))
                .anyMatch(m ->
                        m.startsWith("[JUMUN-ROUTER-3] The prefix \"/far/\" of Far is malformed."));
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
                                "[JUMUN-CALL-1] Far.x is not accessible from the API's package"
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
                        "[JUMUN-NAME-1] The type table has the name of a variable in generated"
                                + " code. Begin its name with an upper-case letter.");
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
                                "[JUMUN-WRITE-2] ItemCodec, which Shop needs, already exists."
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

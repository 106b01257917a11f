package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/** An annotation at a type changes nothing but what the annotation says. */
class TypeAnnotationsTest {
    private static final String HEAD =
            """
            package shop;
            import dev.jumun.*;
            import dev.jumun.async.*;
            import dev.jumun.validation.RequestValidationException;
            import dev.jumun.openapi.*;
            import dev.jumun.security.*;
            import dev.jumun.session.*;
            import dev.jumun.websocket.*;
            import java.io.InputStream;
            import java.lang.annotation.*;
            import java.util.*;
            import org.jspecify.annotations.*;

            """;

    private static final String MARKS =
            """
            package shop;
            import java.lang.annotation.*;
            class Marks {
                @Target(ElementType.TYPE_USE) @interface A {}
                @Target(ElementType.TYPE_USE) @interface B { String[] value() default {}; int n() default 1; }
            }
            """;

    private static TestClient client(String members) {
        return Compiled.of(
                        HEAD
                                + "@Api public class Shop {\n"
                                + members.replaceAll("@A\\b", "@Marks.A")
                                        .replaceAll("@B\\b", "@Marks.B({\"x, y\", \">\"})")
                                + "}\n",
                        MARKS)
                .client("shop.Shop");
    }

    @Test
    void anOptionalUserIsProvided() throws Exception {
        String source =
                """
                record User(String name) {}
                record Account(@Nullable User user) {}
                @Provides static @Nullable User user(@Nullable String q) {
                    return q == null ? null : new User(q);
                }
                @Provides static @A Account account(@Nullable User user) { return new Account(user); }
                @Get("/") Object name(@Nullable User user, @NonNull Account account) {
                    return user == null ? "nobody" : account.user().name();
                }
                """;
        try (TestClient client = client(source)) {
            assertThat(client.get("/").send().text()).isEqualTo("\"nobody\"");
            assertThat(client.get("/?q=ada").send().text()).isEqualTo("\"ada\"");
        }
    }

    @Test
    void genericAndLentThingsAreFoundByTheirTypes() throws Exception {
        String source =
                """
                record Box<T>(T value) {}
                @Provides static @A Box<@A List<@B String>> texts() { return new Box<>(List.of("a")); }
                @Provides static void numbers(@A Yield<@B Box<Integer>> yield) throws Exception { yield.to(new Box<>(1)); }
                @Provides(Scope.APP) static @Nullable Thread thread() { return null; }
                @Get("/") Object a(Box<List<String>> texts, @NonNull Box<@A Integer> numbers, @A Thread thread) {
                    return texts.value().getFirst() + numbers.value() + thread;
                }
                """;
        try (TestClient client = client(source)) {
            assertThat(client.get("/").send().text()).isEqualTo("\"a1null\"");
        }
    }

    @Test
    void whatIsThereAlwaysIsFoundByItsType() throws Exception {
        String source =
                """
                @Get("/") Object a(@NonNull Request request, @A ResponseHead settings, @B BackgroundTasks tasks) {
                    settings.status(201);
                    return request.path();
                }
                @Get("/scopes") Object scopes(@A SecurityScopes scopes) { return scopes.scopes(); }
                @Get("/session") Object session(@NonNull Session session) { return 1; }
                @WebSocketRoute("/socket") void socket(@A WebSocket socket) {}
                @WebSocketRoute("/json") void json(@A JsonWebSocket<@A String, @B Integer> socket) {}
                @Get("/response") @NonNull Response response() { return Response.text("hi"); }
                @Post("/stream") @B Response stream(@A InputStream body) throws Exception { return Response.text(new String(body.readAllBytes())); }
                @Post("/lines") Object lines(@A Generator<@A Integer> body) { int n = 0; for (int i : body) n += i; return n; }
                @Post("/upload") Object upload(@A Upload file, @FormFile @A List<@B Upload> more) { return file.filename() + more.size(); }
                @Get("/pieces") @Streamed("text/plain") @A Generator<@A String> pieces() { return Generator.of(y -> y.to("p")); }
                @Get("/events") @ServerSentEvents @A Generator<@B Integer> events() { return Generator.of(y -> y.to(7)); }
                """;
        try (TestClient client = client(source)) {
            assertThat(client.get("/").send().status()).isEqualTo(201);
            assertThat(client.get("/scopes").send().text()).isEqualTo("[]");
            assertThat(client.get("/response").send().text()).isEqualTo("hi");
            assertThat(
                            client.post("/stream")
                                    .body("text/plain", "raw".getBytes(StandardCharsets.UTF_8))
                                    .send()
                                    .text())
                    .isEqualTo("raw");
            assertThat(client.get("/pieces").send().text()).isEqualTo("p");
            assertThat(client.get("/events").send().text()).contains("data: 7");
            assertThat(client.get("/openapi.json").send().status()).isEqualTo(200);
        }
    }

    @Test
    void handlersOfExceptionsAndMiddlewareAreFoundByTheirTypes() throws Exception {
        String source =
                """
                static class Sold extends RuntimeException {}
                @Get("/") Object a(int n) { if (n == 1) throw new Sold(); throw new HttpException(404, "x"); }
                @ExceptionHandler @A Response sold(@NonNull Sold sold, @A Request request) { return Response.text("sold" + request.path()); }
                @ExceptionHandler @Status(400) Object invalid(@A RequestValidationException e) { return "invalid"; }
                @ExceptionHandler(status = 404) Object none(@B HttpException e, @NonNull Request r) { return "none"; }
                @Middleware @A Response through(@NonNull Request request, @A Next next) throws Exception {
                    return next.call().header("x-through", "1");
                }
                """;
        try (TestClient client = client(source)) {
            assertThat(client.get("/?n=1").send().text()).isEqualTo("sold/");
            assertThat(client.get("/?n=2").send().text()).isEqualTo("\"none\"");
            assertThat(client.get("/").send().status()).isEqualTo(400);
            assertThat(client.get("/").send().headers().first("x-through")).isEqualTo("1");
        }
    }

    @Test
    void anObjectMayBeNullableOrOptional() throws Exception {
        String source =
                """
                @Get("/") Object a(@Query @Nullable Object q, @Query Optional<Object> o, @Header @Nullable List<@A Object> h) {
                    return Arrays.asList(q, o, h);
                }
                """;
        try (TestClient client = client(source)) {
            assertThat(client.get("/").send().text()).isEqualTo("[null,null,null]");
            assertThat(client.get("/?q=a&o=b").header("h", "c").send().text())
                    .isEqualTo("[\"a\",\"b\",[\"c\"]]");
        }
    }

    @Test
    void recordsAndRulesAreReadTheSame() throws Exception {
        String source =
                """
                enum Size { S, M }
                record Line(@A String name, @B Integer count, @A Size size, @B List<@A String> tags,
                        @A Map<@A String, @B Long> counts, @NonNull Optional<@A String> note, @A Omittable<@B String> maybe,
                        @B Object any, @A Secret secret) {}
                record Loose(@A String a, @AdditionalProperties @A Map<@A String, @B Object> rest) {}
                @Post("/line") @A Line line(@NonNull Line line) { return line; }
                @Post("/loose") @A Loose loose(@A Loose loose) { return loose; }
                @Get("/list") @A List<@A Line> list(@Query @A List<@B String> q, @A Size size, @Default("S") @B Size other) { return List.of(); }
                """;
        String line =
                "{\"name\":\"a\",\"count\":1,\"size\":\"M\",\"tags\":[\"t\"],\"counts\":{\"k\":2},"
                        + "\"note\":\"n\",\"maybe\":\"m\",\"any\":[1],\"secret\":\"s\"}";
        try (TestClient client = client(source)) {
            assertThat(client.post("/line").json(line).send().text())
                    .isEqualTo(line.replace("\"s\"}", "\"**********\"}"));
            assertThat(client.post("/loose").json("{\"a\":\"b\",\"c\":[1]}").send().text())
                    .isEqualTo("{\"a\":\"b\",\"c\":[1]}");
            assertThat(client.get("/list?q=a&size=M").send().text()).isEqualTo("[]");
            assertThat(client.get("/openapi.json").send().text()).doesNotContain("@");
        }
    }

    @Test
    void messagesNameTypesWithoutAnnotations() throws Exception {
        String source =
                HEAD
                        + """
                        @Api public class Shop {
                            @Get("/") Object a(@Query @NonNull Thread t) { return 1; }
                            @Get("/b") Object b(@NonNull List<@Nullable Thread> t) { return 1; }
                        }
                        """;
        assertThat(Compiled.of(source, MARKS).errors())
                .hasSize(2)
                .anyMatch(e -> e.contains("is a java.lang.Thread, which has no codec."))
                .anyMatch(e ->
                        e.contains("java.util.List<java.lang.Thread>")
                                || e.contains("is a java.lang.Thread"));
    }
}

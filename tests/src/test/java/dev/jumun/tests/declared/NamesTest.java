package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whatever users call their things: generated code compiles, and means them. */
class NamesTest {
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
            import jakarta.validation.constraints.*;
            import java.util.*;
            import org.jspecify.annotations.*;

            """;

    /** As classes of their own kind, in one compilation: each in a package of its own. */
    @Test
    void aRouterMayBeCalledAnything() throws Exception {
        String names =
                "Items Orders Call In Body Fields Rest Yield Codec Codecs Binder Override String"
                        + " Integer Exception List Map Optional RouteTable GeneratedApi Request"
                        + " Response Table Value Api Object items call in body fields value shop"
                        + " description ITEMS UUID 주문 $ _x Description Lifespan lifespan";
        String api =
                """
                package PACKAGE;
                @dev.jumun.Api(routers = Outer.NAME.class)
                public class Shop {
                    @dev.jumun.Get("/") java.lang.Object plain() { return 1; }
                }
                """;
        String outer =
                """
                package PACKAGE;
                public class Outer {
                    public record Item(int n) {}
                    @dev.jumun.Router(prefix = "/r")
                    public static class NAME {
                        @dev.jumun.Provides static java.lang.StringBuilder made(java.util.@org.jspecify.annotations.Nullable UUID name) { return new java.lang.StringBuilder("b"); }
                        @dev.jumun.Post("/") java.lang.Object add(java.util.List<Item> LOWER) { return LOWER.size(); }
                        @dev.jumun.Post("/two") java.lang.Object two(@dev.jumun.Body Item LOWER, @dev.jumun.Body Item SECOND) { return SECOND.n(); }
                        @dev.jumun.Get("/q") static java.lang.Object q(@dev.jumun.Query java.util.List<java.lang.String> LOWER, java.lang.StringBuilder b) { return LOWER.size() + b.toString(); }
                        @dev.jumun.ExceptionHandler @dev.jumun.Status(400) java.lang.Object handles(java.lang.ArithmeticException LOWER) { return "" + LOWER.getMessage(); }
                    }
                }
                """;
        List<String> sources = new ArrayList<>();
        String[] all = names.split(" ", -1);
        for (int i = 0; i < all.length; i++) {
            String lower = lower(all[i]);
            String second = lower.equals(all[i]) ? "Two" : all[i];
            for (String source : List.of(api, outer)) {
                sources.add(
                        source.replace("PACKAGE", "shop" + i)
                                .replace("NAME", all[i])
                                .replace("LOWER", lower)
                                .replace("SECOND", second));
            }
        }
        Compiled compiled = Compiled.of(sources.toArray(String[]::new));
        for (int i = 0; i < all.length; i++) {
            String lower = lower(all[i]);
            String second = lower.equals(all[i]) ? "Two" : all[i];
            try (TestClient client = compiled.client("shop" + i + ".Shop")) {
                assertThat(client.post("/r/").json("[{\"n\": 1}]").send().text()).isEqualTo("1");
                assertThat(client.get("/r/q?" + encoded(lower) + "=a").send().text())
                        .isEqualTo("\"1b\"");
                String two = "{\"%s\": {\"n\": 1}, \"%s\": {\"n\": 2}}".formatted(lower, second);
                assertThat(client.post("/r/two").json(two).send().text()).isEqualTo("2");
                assertThat(client.get("/openapi.json").send().status()).isEqualTo(200);
            }
        }
    }

    private static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    @Test
    void soMayTopLevelTypes() throws Exception {
        String[] names = "Items Codec Override String List items UUID 주문".split(" ", -1);
        List<String> sources = new ArrayList<>();
        for (String name : names) {
            String model =
                    """
                    package PACKAGE;
                    public record NAME(int n, java.util.@org.jspecify.annotations.Nullable UUID uuid) {}
                    """;
            String api =
                    """
                    package PACKAGE;
                    @dev.jumun.Api
                    public class Shop {
                        @dev.jumun.Provides static PACKAGE.NAME made() { return new PACKAGE.NAME(3, null); }
                        @dev.jumun.Get("/") java.lang.Object a(PACKAGE.NAME one) { return one.n(); }
                        @dev.jumun.Post("/") java.util.List<PACKAGE.NAME> b(java.util.List<PACKAGE.NAME> many) { return many; }
                    }
                    """;
            for (String source : List.of(model, api)) {
                sources.add(source.replace("PACKAGE", "shop.x" + name).replace("NAME", name));
            }
        }
        Compiled compiled = Compiled.of(sources.toArray(String[]::new));
        for (String name : names) {
            try (TestClient client = compiled.client("shop.x" + name + ".Shop")) {
                assertThat(client.get("/").send().text()).isEqualTo("3");
                assertThat(client.post("/").json("[{\"n\":1,\"uuid\":null}]").send().text())
                        .isEqualTo("[{\"n\":1,\"uuid\":null}]");
            }
        }
    }

    @Test
    void membersMayBeCalledAnything() throws Exception {
        String names =
                "reader problems mark seen field refusal object name readerValue codec CODEC fields"
                        + " FIELDS uuid UUID uri URI value writer schemas text Optional List codecs"
                        + " aB a_b A_B aBName a_b_NAME in call record var yield sealed permits when"
                        + " module dev java shop $ _a 이름 ID X each parameters NAMES names others"
                        + " members read write last MemberReader RecordCodec ALL IDS BOXED";
        StringBuilder components = new StringBuilder();
        StringBuilder json = new StringBuilder();
        for (String name : names.split(" ", -1)) {
            components.append(components.isEmpty() ? "" : ", ").append("int ").append(name);
            json.append(json.isEmpty() ? "" : ",").append("\"" + name + "\":" + json.length());
        }
        String source =
                HEAD
                        + """
                        @Api public class Shop {
                            record All(COMPONENTS) {}
                            record Boxed<T, name>(T item, List<name> codecOfT, T nameOfT, @Nullable T itemCodec, int n) {}
                            record Ids(@Default("00000000-0000-0000-0000-000000000000") UUID uuid, @Default("/x") java.net.URI uri, @Default("[]") List<String> list) {}
                            @Post("/all") All all(All all) { return all; }
                            @Get("/all") Object query(@Query All all) { return all.CODEC(); }
                            @Post("/boxed") Boxed<Integer, String> boxed(Boxed<Integer, String> boxed) { return boxed; }
                            @Post("/ids") Ids ids(Ids ids) { return ids; }
                            @Get("/ids") Object queryIds(@Query Ids ids, @Default("00000000-0000-0000-0000-000000000001") UUID UUID) { return UUID; }
                        }
                        """
                                .replace("COMPONENTS", components);
        try (TestClient client = Compiled.of(source).client("shop.Shop")) {
            String all = "{" + json + "}";
            assertThat(client.post("/all").json(all).send().text()).isEqualTo(all);
            String boxed =
                    "{\"item\":1,\"codecOfT\":[\"a\"],\"nameOfT\":2,\"itemCodec\":null,\"n\":3}";
            assertThat(client.post("/boxed").json(boxed).send().text()).isEqualTo(boxed);
            assertThat(client.post("/ids").json("{}").send().text())
                    .isEqualTo(
                            "{\"uuid\":\"00000000-0000-0000-0000-000000000000\",\"uri\":\"/x\",\"list\":[]}");
            assertThat(client.get("/ids").send().text())
                    .isEqualTo("\"00000000-0000-0000-0000-000000000001\"");
            assertThat(client.get("/openapi.json").send().status()).isEqualTo(200);
        }
    }

    @Test
    void methodsMayBeCalledAnything() throws Exception {
        StringBuilder methods = new StringBuilder();
        String names =
                "start routes describe title provisions document docs filters routeFilters files"
                    + " mounts rootPath rootPathInServers failures errorFormat strictContentType"
                    + " openApiPath docsPath redocPath yield record var call in api sealed CALL";
        for (String name : names.split(" ", -1)) {
            methods.append(
                    "@Get(\"/x/%s\") Object %s(int %s) { return %s; }\n"
                            .formatted(name, name, name, name));
            methods.append(
                    "@Post(\"/x/%s\") Object %s(@Form int %s, @Form int other) { return %s; }\n"
                            .formatted(name, name, name, name));
        }
        String source =
                HEAD
                        + "@Api public class Shop {\n"
                        + methods
                        + """
                        @Get("/wait") Object wait(String wait) { return wait; }
                        @Get("/hash") Object hashCode(int a) { return a; }
                        @Get("/star/*/{path}") Object star(int path) { return path; }
                        @Get("/uni\\\\u0041\\\\") Object unicode() { return 1; }
                        @Get("/*/") Object comment() { return 1; }
                        """
                        + "}\n";
        try (TestClient client = Compiled.of(source).client("shop.Shop")) {
            for (String name : names.split(" ", -1)) {
                assertThat(client.get("/x/" + name + "?" + name + "=4").send().text())
                        .isEqualTo("4");
            }
            assertThat(client.get("/star/*/3").send().text()).isEqualTo("3");
            assertThat(client.get("/wait?wait=w").send().text()).isEqualTo("\"w\"");
            assertThat(client.get("/openapi.json").send().status()).isEqualTo(200);
        }
    }

    @Test
    void providedThingsMayBeCalledAnything() throws Exception {
        String source =
                HEAD
                        + """
                        @Api public class Shop {
                            record Call(int n) {}
                            record In(int n) {}
                            record Yield2(int n) {}
                            static class lifespan {}
                            record Lifespan(int n) {}
                            record Side(int n) {}
                            record SideBySide(int n) {}
                            record SidePart(int n) {}
                            record UUID(int n) {}
                            @Provides static Call call(int call, int in, int rest, int Call) { return new Call(call + in + rest + Call); }
                            @Provides static In in(Call call, @Default("1") int in, @Default("2") int sideBySide) { return new In(in + call.n() + sideBySide); }
                            @Provides static void body(Call in, dev.jumun.async.Yield<Yield2> call, @Default("5") int yield) throws Exception { call.to(new Yield2(yield)); }
                            @Provides(Scope.APP) static Lifespan lifespan() { return new Lifespan(1); }
                            @Provides(Scope.APP) static lifespan yield(Lifespan lifespan) { return new lifespan(); }
                            @Provides(parallel = true) static Side a(@Default("1") int sidePart, @Default("1") int sideBySide) { return new Side(sidePart); }
                            @Provides(parallel = true) static SideBySide b(@Default("1") int side) { return new SideBySide(side); }
                            @Provides(parallel = true) static SidePart c(@Default("1") int sideBySidePart) { return new SidePart(sideBySidePart); }
                            @Provides static UUID uuid(@Default("00000000-0000-0000-0000-000000000001") java.util.UUID UUID) { return new UUID(1); }
                            @Get("/") Object a(Call Call, In In, Yield2 Yield, lifespan lifespan, Lifespan l, Side side, SideBySide s, SidePart p, UUID uuid, @Default("9") int call, @Default("8") int values) {
                                return List.of(Call.n(), In.n(), Yield.n(), call, values);
                            }
                        }
                        """;
        try (TestClient client = Compiled.of(source).client("shop.Shop")) {
            assertThat(client.get("/?call=1&in=2&rest=3&Call=4").send().text())
                    .isEqualTo("[10,14,5,1,8]");
        }
    }

    @Test
    void oneRouterStandsInTwoPlaces() throws Exception {
        String source =
                HEAD
                        + """
                        @Api(routers = {Shop.V1.class, Shop.V2.class}) public class Shop {
                            @Router(prefix = "/v1", routers = R.class) static class V1 {}
                            @Router(prefix = "/v2", routers = R.class) static class V2 {}
                            @Router static class R {
                                @Post("/login") Object login(@Form String user) { return user; }
                                @Post("/two") Object two(@Body int a, @Body int b) { return a + b; }
                                @Post("/named") @Operation(id = "make") Object named(@Body int a, @Body int b) { return a + b; }
                            }
                        }
                        """;
        Compiled compiled =
                Compiled.of(
                        source.replace(
                                "@Post(\"/named\") @Operation(id = \"make\") Object named(@Body int"
                                        + " a, @Body int b) { return a + b; }",
                                ""));
        try (TestClient client = compiled.client("shop.Shop")) {
            assertThat(
                            client.post("/v1/login")
                                    .body(
                                            "application/x-www-form-urlencoded",
                                            "user=a".getBytes(StandardCharsets.UTF_8))
                                    .send()
                                    .text())
                    .isEqualTo("\"a\"");
            assertThat(client.post("/v2/two").json("{\"a\":1,\"b\":2}").send().text())
                    .isEqualTo("3");
            assertThat(client.get("/openapi.json").send().text())
                    .contains("Body_login_v1_login_post", "Body_login_v2_login_post")
                    .contains("Body_two_v1_two_post", "Body_two_v2_two_post");
        }
    }

    @Test
    void theNameOfABodyIsTheOperationsId() throws Exception {
        String source =
                HEAD
                        + """
                        @Api(routers = {Shop.A.class, Shop.B.class}) public class Shop {
                            @Router(prefix = "/a") static class A {
                                @Post("/compute") Object compute(@Body int a, @Body int b) { return a + b; }
                            }
                            @Router(prefix = "/b") static class B {
                                @Post("/compute/") Object compute(@Body int a, @Body int b) { return a + b; }
                                @Post("/make") @Operation(id = "make") Object named(@Body int a, @Body int b) { return a + b; }
                                @Post("/form") @Operation(id = "send") Object form(@Form int a, @Form int b) { return a + b; }
                            }
                        }
                        """;
        try (TestClient client = Compiled.of(source).client("shop.Shop")) {
            assertThat(client.get("/openapi.json").send().text())
                    .contains("Body_compute_a_compute_post\"", "Body_compute_b_compute__post\"")
                    .contains("Body_make\"", "Body_send\"");
        }
    }

    @Test
    void aSecretIsASimpleValueEverywhere() throws Exception {
        String source =
                HEAD
                        + """
                        @Api public class Shop {
                            @Get("/") Object a(@Header Secret k, @Query Secret q, Secret plain, @Cookie Secret c) { return k.value() + q.value() + plain.value() + c.value(); }
                            @Post("/") Object b(@Form Secret password, @Form String name) { return name + password.value(); }
                        }
                        """;
        Compiled compiled = Compiled.of(source);
        assertThat(compiled.errors()).isEmpty();
        try (TestClient client = compiled.client("shop.Shop")) {
            assertThat(client.get("/?q=b&plain=c").header("k", "a").cookie("c", "d").send().text())
                    .isEqualTo("\"abcd\"");
            assertThat(
                            client.post("/")
                                    .body(
                                            "application/x-www-form-urlencoded",
                                            "password=p&name=n".getBytes(StandardCharsets.UTF_8))
                                    .send()
                                    .text())
                    .isEqualTo("\"np\"");
        }
    }

    @Test
    void whatAlsoMayBeAnsweredIsReadForCallbacksAndRoutersToo() throws Exception {
        String source =
                HEAD
                        + """
                        @Api(webhooks = Shop.Hooks.class, routers = Shop.R.class)
                        @ApiResponse(status = 401, model = Shop.Model.class) @ApiResponse(status = 402)
                        public class Shop {
                            record Model(int n) {}
                            record In(int n) {}
                            interface Callbacks { @Post("{$request.body.url}") @ApiResponse(status = 400, model = Model.class) void event(In body); }
                            interface Hooks { @Post("new") @ApiResponse(status = 409, model = Model.class) void event(In body); }
                            @Post("/") @Operation(callbacks = Callbacks.class) Object main() { return 1; }
                            @Router @ApiResponse(status = 403) @ApiResponse(status = 404, model = Model.class) static class R {
                                @Get("/r") Object r() { return 1; }
                            }
                        }
                        """;
        try (TestClient client = Compiled.of(source).client("shop.Shop")) {
            assertThat(client.get("/openapi.json").send().text())
                    .contains("\"400\"", "\"401\"", "\"402\"", "\"403\"", "\"404\"", "\"409\"");
        }
    }

    @Test
    void aRecordOfParametersThatMayBeNullIsRefused() {
        String source =
                HEAD
                        + """
                        @Api public class Shop {
                            record R(int n) {}
                            @Get("/") Object a(@Query @Nullable R r) { return r; }
                            @Post("/") Object b(@Form @Nullable R r) { return r; }
                        }
                        """;
        assertThat(Compiled.of(source).errors())
                .hasSize(2)
                .allMatch(e -> e.contains("[JUMUN-TYPE-10]") && e.contains("is a nullable record"));
    }

    @Test
    void whatDoesNotExistIsReportedByTheCompilerAlone() {
        String source =
                HEAD
                        + """
                        @Api public class Shop {
                            record R(Missing a, List<Missing> b) {}
                            @Get("/") Missing a(Missing m, List<Missing> n, R r) { return null; }
                            @Provides static Missing missing() { return null; }
                            @ExceptionHandler Response handle(Missing m) { return null; }
                            @Middleware Response through(Missing m, Next next) { return null; }
                            @Get("/b") Object b(@Query Gone gone) { return 1; }
                        }
                        """;
        assertThat(Compiled.of(source).errors())
                .isNotEmpty()
                .allMatch(e -> e.contains("cannot find symbol"));
    }

    @Test
    void aComponentThatMayNotBeIsReportedByTheCompiler() {
        for (String name : List.of("wait", "hashCode", "toString", "getClass")) {
            String source =
                    HEAD
                            + "@Api public class Shop { record A(int %s) {} @Post(\"/\") Object a(A a) { return 1; } }"
                                    .formatted(name);
            assertThat(Compiled.of(source).errors())
                    .isNotEmpty()
                    .anyMatch(e -> e.contains("illegal record component name"))
                    .noneMatch(e -> e.contains("Exception"));
        }
    }

    @Test
    void provideArraysAndGenericThings() throws Exception {
        String source =
                HEAD
                        + """
                        @Api public class Shop {
                            @Provides static int[] numbers() { return new int[] {1, 2}; }
                            @Provides static List<String[]> texts(int[] numbers) { return List.<String[]>of(new String[] {"a"}); }
                            @Provides(Scope.APP) static byte[][] bytes() { return new byte[3][]; }
                            @Get("/") Object a(int[] numbers, List<String[]> texts, byte[][] bytes) { return numbers.length + texts.size() + bytes.length; }
                        }
                        """;
        try (TestClient client = Compiled.of(source).client("shop.Shop")) {
            assertThat(client.get("/").send().text()).isEqualTo("6");
        }
    }

    /** What random APIs found, as the smallest declarations that show it. */
    @Test
    void whatRandomApisFoundCompiles() throws Exception {
        String dollar =
                HEAD
                        + """
                        @Api(naming = Naming.SNAKE_CASE) public class $ {
                            record BodyFields<Generated>(int n, Generated g) {}
                            record Page<SuppressWarnings, NullUnmarked>(SuppressWarnings a, NullUnmarked b) {}
                            record Many(Collection<Integer> a, Collection<Collection<Map<String, Optional<Integer>>>> b) {}
                            @Post("/generic") BodyFields<Integer> generic(BodyFields<Integer> g) { return g; }
                            @Post("/page") Page<Integer, String> page(Page<Integer, String> p) { return p; }
                            @Post("/many") Many many(Many many) { return many; }
                            @Get("/some") Object some(@Query @Size(max = 3) Collection<Integer> some) { return some; }
                        }
                        """;
        try (TestClient client = Compiled.of(dollar).client("shop.$")) {
            for (List<String> each :
                    List.of(
                            List.of("/generic", "{\"n\":1,\"g\":2}"),
                            List.of("/page", "{\"a\":1,\"b\":\"x\"}"),
                            List.of("/many", "{\"a\":[1,1],\"b\":[[{\"k\":2}]]}"))) {
                assertThat(client.post(each.getFirst()).json(each.getLast()).send().text())
                        .isEqualTo(each.getLast());
            }
            assertThat(client.get("/some?some=1&some=2").send().text()).isEqualTo("[1,2]");
            assertThat(client.get("/openapi.json").send().status()).isEqualTo(200);
        }
    }

    /** With all warnings as errors, also where a record is deprecated. */
    @Test
    void theBuildOfAUserHasNoWarning() {
        String source =
                """
                package shop;
                import dev.jumun.*;
                import java.util.*;
                public class Outer {
                    @Deprecated(forRemoval = true) public record Old(int n) {}
                    @Deprecated public record Older(List<Old> old) {}
                    @SuppressWarnings({"removal", "deprecation"})
                    @Api public static class Shop {
                        @Post("/") Older a(Older older) { return older; }
                    }
                }
                """;
        Compiled compiled =
                Compiled.of(List.of("-Xlint:all,-processing,-options,-path", "-Werror"), source);
        assertThat(
                        compiled.complaints().stream()
                                .filter(c -> c.contains("Routes") || c.contains("Codec")))
                .isEmpty();
    }

    @Test
    void aThousandRoutesAreOneApi() throws Exception {
        StringBuilder source = new StringBuilder(HEAD + "@Api public class Shop {\n");
        for (int i = 0; i < 1000; i++) {
            source.append(
                    "@Get(\"/r%d/{id}\") Object r%d(int id, @Query @Size(max = 9) @Nullable String q) { return id; }\n"
                            .formatted(i, i));
        }
        try (TestClient client = Compiled.of(source + "}").client("shop.Shop")) {
            assertThat(client.get("/r999/5").send().text()).isEqualTo("5");
            assertThat(client.get("/openapi.json").send().text()).contains("/r999/{id}");
        }
    }
}

package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.async.RootTask;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Codecs and known classes belong to an API, of which one JVM may have several. */
class SeveralApisTest {
    private static final String APIS =
            """
            package shop;
            import dev.jumun.*;
            import dev.jumun.validation.Models;
            import java.nio.charset.StandardCharsets;
            import java.util.*;

            public class Shop {
                public record Shared(String fullName) {}
                public record Other(String otherName) {}
                public enum Size { @Field("small") S }

                @Api(naming = Naming.SNAKE_CASE)
                public static class A {
                    @Post("/s") Shared s(Shared s) { return s; }
                    @Get("/q") Object q(@Query Shared s) { return s; }
                    @Get("/any") Object any() { return List.of(new Shared("a")); }
                    @Get("/other") Object other() { return new Other("a"); }
                    @Get("/size") Object size() { return Size.S; }
                    @Get("/models") Object models() {
                        return new String(Models.write(Models.read(Shared.class, "{\\"full_name\\": \\"m\\"}".getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8);
                    }
                }

                @Api(mounts = @Api.Mount(path = "/a", api = A.class))
                public static class B {
                    @Post("/s") Shared s(Shared s) { return s; }
                    @Get("/q") Object q(@Query Shared s) { return s; }
                    @Get("/any") Object any() { return List.of(new Shared("a")); }
                    @Get("/other") Other other() { return new Other("a"); }
                    @Get("/size") Object size(@Default("small") Size size) { return List.of(size); }
                    @Middleware Response through(Request request, Next next) throws Exception { return next.call(); }
                    @Get("/models") Object models() {
                        return new String(Models.write(Models.read(Shared.class, "{\\"fullName\\": \\"m\\"}".getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8);
                    }
                }
            }
            """;

    @Test
    void eachHasItsOwnNamesOfOneRecord() throws Exception {
        Compiled compiled = Compiled.of(APIS);
        try (TestClient a = compiled.client("shop.Shop$A");
                TestClient b = compiled.client("shop.Shop$B")) {
            String snake = "{\"full_name\":\"x\"}";
            String plain = "{\"fullName\":\"x\"}";
            assertThat(a.post("/s").json(snake).send().text()).isEqualTo(snake);
            assertThat(b.post("/s").json(plain).send().text()).isEqualTo(plain);
            assertThat(b.post("/a/s").json(snake).send().text()).isEqualTo(snake);
            assertThat(a.post("/s").json(plain).send().status()).isEqualTo(422);
            assertThat(b.post("/s").json(snake).send().status()).isEqualTo(422);
            assertThat(a.get("/q?full_name=x").send().text()).isEqualTo(snake);
            assertThat(b.get("/q?fullName=x").send().text()).isEqualTo(plain);
            assertThat(b.get("/a/q?full_name=x").send().text()).isEqualTo(snake);
            assertThat(a.get("/openapi.json").send().text())
                    .contains("full_name")
                    .doesNotContain("fullName");
            assertThat(b.get("/openapi.json").send().text())
                    .contains("fullName")
                    .doesNotContain("full_name");
        }
    }

    @Test
    void eachKnowsItsOwnClasses() throws Exception {
        Compiled compiled = Compiled.of(APIS);
        try (TestClient a = compiled.client("shop.Shop$A");
                TestClient b = compiled.client("shop.Shop$B")) {
            assertThat(b.get("/other").send().text()).isEqualTo("{\"otherName\":\"a\"}");
            assertThat(a.get("/any").send().text()).isEqualTo("[{\"full_name\":\"a\"}]");
            assertThat(b.get("/any").send().text()).isEqualTo("[{\"fullName\":\"a\"}]");
            assertThat(b.get("/a/any").send().text()).isEqualTo("[{\"full_name\":\"a\"}]");
            assertThat(b.get("/size").send().text()).isEqualTo("[\"small\"]");
            assertThat(a.get("/other").send().status())
                    .as("that B knows it is no help")
                    .isEqualTo(500);
            assertThat(a.get("/size").send().text()).isEqualTo("\"S\"");
            assertThat(a.get("/models").send().json()).isEqualTo("{\"full_name\":\"m\"}");
            assertThat(b.get("/models").send().json()).isEqualTo("{\"fullName\":\"m\"}");
            assertThat(b.get("/a/models").send().json()).isEqualTo("{\"full_name\":\"m\"}");
        }
    }

    @Test
    void classesOfOneThatIsClosedAreNotKept() throws Exception {
        Compiled compiled = Compiled.of(APIS);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            loaders.add(useOnce(compiled));
        }
        long until = System.nanoTime() + 20_000_000_000L;
        while (loaders.stream().anyMatch(each -> each.get() != null) && System.nanoTime() < until) {
            otherTasksComeAndGo();
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(loaders).allMatch(each -> each.get() == null);
    }

    /** The list of roots keeps those that have ended until as many have as are running. */
    private static void otherTasksComeAndGo() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            Thread.ofVirtual().start(() -> RootTask.named("other").run(() -> 1)).join();
        }
    }

    private static WeakReference<ClassLoader> useOnce(Compiled compiled) throws Exception {
        Compiled loader = compiled.again();
        try (TestClient client = loader.client("shop.Shop$B")) {
            assertThat(client.get("/any").send().status()).isEqualTo(200);
            assertThat(client.get("/a/any").send().status()).isEqualTo(200);
            assertThat(client.get("/models").send().status()).isEqualTo(200);
            assertThat(client.get("/size").send().status()).isEqualTo(200);
            assertThat(client.get("/openapi.json").send().status()).isEqualTo(200);
        }
        return new WeakReference<>(loader);
    }

    @Test
    void whatIsGeneratedForTwoThingsIsAnError() {
        String source =
                """
                package shop;
                import dev.jumun.*;
                public class Outer {
                    public record Item<T>(T n) {}
                    @Api public static class A {
                        @Post("/") Object a(Item<Integer> item) { return 1; }
                        @Post("/b") Object b(OuterItem item) { return 1; }
                    }
                }
                """;
        assertThat(
                        Compiled.of(source, "package shop;\npublic record OuterItem(int n) {}\n")
                                .errors())
                .anyMatch(e -> e.contains("[JUMUN-WRITE-2] OuterItemCodec is generated for"));
    }

    @Test
    void recordsWhoseNamesAreTheSameWhenTheyAreJoinedHaveTwoCodecs() throws Exception {
        String source =
                """
                package shop;
                import dev.jumun.*;
                public class Outer {
                    public record Item(int n) {}
                    @Api public static class A {
                        @Post("/a") Item a(Item item) { return item; }
                        @Post("/b") OuterItem b(OuterItem item) { return item; }
                    }
                }
                """;
        Compiled compiled =
                Compiled.of(source, "package shop;\npublic record OuterItem(String s) {}\n");
        try (TestClient client = compiled.client("shop.Outer$A")) {
            for (String item : List.of("{\"n\":1}", "{\"s\":\"x\"}")) {
                String path = item.contains("n") ? "/a" : "/b";
                assertThat(client.post(path).json(item).send().text()).isEqualTo(item);
            }
        }
    }
}

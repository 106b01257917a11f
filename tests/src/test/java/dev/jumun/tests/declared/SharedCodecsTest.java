package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.stream.Collectors;

/** The records of a class share a class of codecs, unless its constants could not be made. */
class SharedCodecsTest {
    private static final String HEAD =
            """
            package shop;
            import dev.jumun.*;
            import java.util.*;
            """;

    private static Set<String> codecs(Compiled compiled) {
        assertThat(compiled.errors()).isEmpty();
        return compiled.generated().keySet().stream()
                .filter(name -> name.contains("Codec"))
                .collect(Collectors.toSet());
    }

    private static void answersTheSame(Compiled compiled, String path, String json)
            throws Exception {
        // In a loader of its own: whatever is asked first makes the constants.
        try (TestClient client = compiled.again().client("shop.Shop")) {
            assertThat(client.post(path).json(json).send().text()).isEqualTo(json);
            assertThat(client.get("/openapi.json").send().status()).isEqualTo(200);
        }
    }

    @Test
    void aRecordIsMadeAfterThoseThatItNeeds() throws Exception {
        Compiled compiled =
                Compiled.of(
                        HEAD
                                + """
                                @Api public class Shop {
                                    public record First(Second second, List<Third> thirds) {}
                                    public record Second(Third third, Page<Fourth> page) {}
                                    public record Third(@Default("5") int n, Optional<Third> next) {}
                                    public record Page<T>(T item, Fifth fifth) {}
                                    record Fourth(Any any) {}
                                    record Fifth(Map<String, Fourth> fourths) {}
                                    public sealed interface Any permits Sixth, Seventh {}
                                    public record Sixth(String a) implements Any {}
                                    public record Seventh(int b) implements Any {}
                                    @Post("/") public First post(First first) { return first; }
                                }
                                """);
        assertThat(codecs(compiled))
                .containsExactlyInAnyOrder("shop.ShopCodecs", "shop.ShopPageCodec");
        answersTheSame(
                compiled,
                "/",
                """
                {"second":{"third":{"n":1,"next":{"n":2,"next":null}},\
                "page":{"item":{"any":{"a":"x"}},"fifth":{"fourths":{"y":{"any":{"b":3}}}}}},\
                "thirds":[{"n":4,"next":null}]}\
                """);
    }

    @Test
    void aRecordMayBeNeededByThoseWithinIt() throws Exception {
        Compiled compiled =
                Compiled.of(
                        HEAD
                                + """
                                public record Order(String id, List<Line> lines) {
                                    public record Line(int n) {}
                                    public record Summary(Order order, List<Order> others) {}
                                }
                                """,
                        HEAD
                                + """
                                @Api public class Shop {
                                    @Post("/order") public Order order(Order order) { return order; }
                                    @Post("/summary") public Order.Summary summary(Order.Summary s) { return s; }
                                }
                                """);
        assertThat(codecs(compiled)).containsExactly("shop.OrderCodecs");
        String order = "{\"id\":\"a\",\"lines\":[{\"n\":1}]}";
        answersTheSame(compiled, "/order", order);
        answersTheSame(compiled, "/summary", "{\"order\":%s,\"others\":[]}".formatted(order));
    }

    /** The instance of the codecs is a constant, which must not hide a type. */
    @Test
    void aTypeMayHaveTheNameOfTheInstance() throws Exception {
        Compiled compiled =
                Compiled.of(
                        HEAD
                                + """
                                public record ALL(@Default("SOME") Kind kind, List<ALL.ALL2> parts) {
                                    public record ALL2(int n) {}
                                    public enum Kind { SOME, NONE; }
                                }
                                """,
                        HEAD
                                + """
                                @Api public class Shop {
                                    public record Filter(ALL all, List<ALL.ALL2> parts) {}
                                    @Post("/") public Filter post(Filter filter) { return filter; }
                                }
                                """);
        assertThat(codecs(compiled)).containsExactlyInAnyOrder("shop.ALLCodecs", "shop.ShopCodecs");
        answersTheSame(
                compiled, "/", "{\"all\":{\"kind\":\"NONE\",\"parts\":[{\"n\":1}]},\"parts\":[]}");
    }

    /** Constants of classes that need each other would be null, whichever is made first. */
    @Test
    void classesThatNeedEachOtherShareNothing() throws Exception {
        Compiled compiled =
                Compiled.of(
                        HEAD
                                + """
                                public class One {
                                    public record A(Two.B b) {}
                                    public record C(int n) {}
                                }
                                """,
                        HEAD
                                + """
                                public class Two {
                                    public record B(int n) {}
                                    public record D(One.C c, Between between) {}
                                }
                                """,
                        HEAD + "public record Between(List<One.A> as, Three.E e) {}",
                        HEAD
                                + """
                                public class Three {
                                    public record E(F f) {}
                                    public record F(int n) {}
                                }
                                """,
                        HEAD
                                + """
                                @Api public class Shop {
                                    @Post("/a") public One.A a(One.A a) { return a; }
                                    @Post("/d") public Two.D d(Two.D d) { return d; }
                                }
                                """);
        assertThat(codecs(compiled))
                .containsExactlyInAnyOrder(
                        "shop.OneACodec",
                        "shop.OneCCodec",
                        "shop.TwoBCodec",
                        "shop.TwoDCodec",
                        "shop.BetweenCodec",
                        "shop.ThreeCodecs");
        answersTheSame(compiled, "/a", "{\"b\":{\"n\":1}}");
        answersTheSame(
                compiled,
                "/d",
                "{\"c\":{\"n\":1},\"between\":{\"as\":[{\"b\":{\"n\":2}}],\"e\":{\"f\":{\"n\":3}}}}");
    }

    @Test
    void severalApisShareTheirRecords() throws Exception {
        Compiled compiled =
                Compiled.of(
                        HEAD
                                + """
                                public class Models {
                                    public record A(int itemCount) {}
                                    public record B(A a, C c) {}
                                    public record C(int n) {}
                                }
                                """,
                        HEAD
                                + """
                                @Api public class Shop {
                                    @Post("/") public Models.A a(Models.A a) { return a; }
                                    @Get("/b") public Object b() { return new Models.B(null, null); }
                                }
                                """,
                        HEAD
                                + """
                                @Api public class Other {
                                    @Post("/") public Models.B b(Models.B b) { return b; }
                                }
                                """,
                        HEAD
                                + """
                                @Api(naming = Naming.SNAKE_CASE) public class Snake {
                                    @Post("/") public Models.A a(Models.A a) { return a; }
                                }
                                """);
        assertThat(codecs(compiled))
                .containsExactlyInAnyOrder("shop.ModelsCodecs", "shop.ModelsSnakeCaseCodecs");
        answersTheSame(compiled, "/", "{\"itemCount\":1}");
        try (TestClient client = compiled.client("shop.Other")) {
            String b = "{\"a\":{\"itemCount\":1},\"c\":{\"n\":2}}";
            assertThat(client.post("/").json(b).send().text()).isEqualTo(b);
        }
        try (TestClient client = compiled.client("shop.Snake")) {
            String a = "{\"item_count\":1}";
            assertThat(client.post("/").json(a).send().text()).isEqualTo(a);
        }
        Object value = compiled.loadClass("shop.Models$A").getConstructor(int.class).newInstance(1);
        try (TestClient one = compiled.client("shop.Shop");
                TestClient two = compiled.client("shop.Snake")) {
            assertThat(one.get("/openapi.json").send().status()).isEqualTo(200);
            assertThat(two.get("/openapi.json").send().status()).isEqualTo(200);
            assertThatIllegalStateException()
                    .isThrownBy(() -> new JsonWriter().any(value))
                    .withMessageContaining("in different forms");
        }
        // What another API has in the same class is not known to this one.
        try (TestClient client = compiled.client("shop.Shop")) {
            assertThat(client.get("/b").send().status()).isEqualTo(500);
        }
    }

    /** All constants of a class are made in 64 KB of code. */
    @Test
    void manyRecordsAreInSeveralClasses() throws Exception {
        StringBuilder source = new StringBuilder(HEAD + "@Api public class Shop {\n");
        source.append("public record R0(int n) {}\n");
        for (int i = 1; i < 60; i++) {
            source.append("public record R").append(i).append("(R").append(i / 2).append(" r");
            for (int j = 0; j < 10; j++) {
                source.append(", @Default(\"[]\") List<Integer> m").append(j);
            }
            source.append(") {}\n");
        }
        source.append("@Post(\"/\") public R59 post(R59 r) { return r; }\n");
        for (int i = 0; i < 60; i++) {
            source.append("@Get(\"/%d\") public R%d get%d() { return null; }\n".formatted(i, i, i));
        }
        Compiled compiled = Compiled.of(source.append("}").toString());
        assertThat(codecs(compiled))
                .contains("shop.ShopCodecs", "shop.ShopCodecs2")
                .hasSizeLessThan(9);
        try (TestClient client = compiled.client("shop.Shop")) {
            assertThat(client.post("/").json("{\"r\":{}}").send().text())
                    .contains("[\"body\",\"r\",\"r\"]");
        }
    }
}

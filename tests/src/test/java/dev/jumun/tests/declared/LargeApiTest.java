package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** APIs and records that are larger than one class file or one machine word has room for. */
class LargeApiTest {
    private static final int ROUTERS = 40;
    private static final int ROUTES = 50;

    /** Its routes, in one method, would be 80 KB of code; 64 are allowed. */
    @Test
    void twoThousandRoutesCompile() throws Exception {
        List<String> sources = new ArrayList<>();
        for (int router = 0; router < ROUTERS; router++) {
            sources.add(router(router));
        }
        sources.add(
                """
                package large;
                import dev.jumun.*;
                @Api(routers = {%s})
                public class Large {
                    public record Limits(int least) {}
                    @Provides(Scope.APP) static Limits limits() { return new Limits(3); }
                    @ExceptionHandler @Status(409) static int found(IllegalStateException e) { return 7; }
                    @Get("/own") int own(Limits limits) { return limits.least(); }
                }
                """
                        .formatted(
                                IntStream.range(0, ROUTERS)
                                        .mapToObj("Router%d.class"::formatted)
                                        .collect(Collectors.joining(", "))));
        Compiled compiled = Compiled.of(sources.toArray(String[]::new));
        try (TestClient client = compiled.client("large.Large")) {
            assertThat(client.get("/own").send().text()).isEqualTo("3");
            for (int router : List.of(0, 19, ROUTERS - 1)) {
                for (int route : List.of(0, ROUTES - 1)) {
                    String path = "/r%d/v%d/".formatted(router, route);
                    assertThat(client.get(path + "5?twice=true").send().text())
                            .isEqualTo("[" + (route + 13) + "]");
                    assertThat(client.get(path + "x").send().text()).contains("int_parsing");
                }
                assertThat(client.get("/r%d/fails".formatted(router)).send().text())
                        .isEqualTo(String.valueOf(router));
            }
            String document = client.get("/openapi.json").send().text();
            assertThat(document.split("operationId", -1)).hasSize(ROUTERS * (ROUTES + 1) + 2);
        }
        assertThat(compiled.generated().keySet())
                .filteredOn(name -> name.startsWith("large.LargeRoutes"))
                .hasSizeGreaterThan(2);
    }

    /** Each with a provider, a default and a handler of failures, from whatever class. */
    private static String router(int number) {
        StringBuilder routes = new StringBuilder();
        for (int route = 0; route < ROUTES; route++) {
            routes.append(
                    """
                        @Get("/v%1$d/{id}")
                        List<Integer> v%2$d_%1$d(int id, boolean twice, Large.Limits limits, Router0.Shift shift) {
                            return List.of(%1$d + (twice ? 2 : 1) * id + limits.least() + shift.by() - 10);
                        }
                    """
                            .formatted(route, number));
        }
        return """
        package large;
        import dev.jumun.*;
        import java.util.List;
        @Router(prefix = "/r%1$d")
        public class Router%1$d {
            public record Shift(int by) {}
            @Provides static Shift shift() { return new Shift(10); }
            @ExceptionHandler(scope = ExceptionHandler.Scope.ROUTER) @Status(409) static int failed(IllegalStateException e) { return %1$d; }
            @Get("/fails") int fails() { throw new IllegalStateException(); }
        %2$s}
        """
                .formatted(number, routes);
    }

    /** Whether a member was there is a bit of a word with 64 of them, up to the 64th. */
    @Test
    void recordsMayHaveMoreMembersThanAWordHasBits() throws Exception {
        int members = 140;
        String components =
                IntStream.range(0, members)
                        .mapToObj(i ->
                                i == 63 || i == 64 || i == 139
                                        ? "@Default(\"%d\") int m%d".formatted(i, i)
                                        : "int m" + i)
                        .collect(Collectors.joining(", "));
        Compiled compiled =
                Compiled.of(
                        """
                        package wide;
                        import dev.jumun.*;
                        @Api
                        public class Wide {
                            public record All(%s) {}
                            @Post("/all") All all(@Body All all) { return all; }
                            @Get("/query") All query(@Query All all) { return all; }
                        }
                        """
                                .formatted(components));
        try (TestClient client = compiled.client("wide.Wide")) {
            String whole = object(members, List.of());
            assertThat(client.post("/all").json(whole).send().text()).isEqualTo(whole);
            String without = object(members, List.of(63, 64, 139));
            assertThat(client.post("/all").json(without).send().text()).isEqualTo(whole);
            assertThat(places(client, object(members, List.of(0, 62, 65, 128))))
                    .containsExactly("m0", "m62", "m65", "m128");
            // The last of two values takes precedence, whichever of them is wrong.
            for (int twice : List.of(0, 62, 63, 64, 65, 139)) {
                String wrong = "{\"m%d\":\"x\",".formatted(twice) + whole.substring(1);
                assertThat(client.post("/all").json(wrong).send().text()).isEqualTo(whole);
                String last =
                        whole.substring(0, whole.length() - 1) + ",\"m%d\":\"x\"}".formatted(twice);
                assertThat(places(client, last)).containsExactly("m" + twice);
            }
            String query =
                    IntStream.range(0, members)
                            .filter(i -> i != 64)
                            .mapToObj(i -> "m%d=%d".formatted(i, i))
                            .collect(Collectors.joining("&"));
            assertThat(client.get("/query?" + query).send().text()).isEqualTo(whole);
        }
    }

    private static String object(int members, List<Integer> without) {
        return IntStream.range(0, members)
                .filter(i -> !without.contains(i))
                .mapToObj(i -> "\"m%d\":%d".formatted(i, i))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The members of which errors are reported, in their order. */
    private static List<String> places(TestClient client, String json) throws Exception {
        String errors = client.post("/all").json(json).send().text();
        return Pattern.compile("\"body\",\"(m\\d+)\"")
                .matcher(errors)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}

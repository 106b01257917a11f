package dev.jumun.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.cli.project.Libraries;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which changes need the changed source only, and that the classes are those of a whole build. */
class BodiesTest {
    private static final String SHOP =
            """
            package shop;

            import dev.jumun.*;
            import java.util.List;
            import java.util.function.Supplier;

            /** A shop. */
            @Api(title = "Shop")
            public class Shop {
                static final int LIMIT = 7;
                private final Supplier<String> field = () -> "field";
                private static int made;

                static { made = 1; }

                public Shop() { made++; }

                /** A product. */
                public record Product(String name, int price) {
                    public Product {
                        name = name.strip();
                    }
                }

                enum Size { SMALL { int factor() { return 1; } }, LARGE { int factor() { return 2; } };
                    abstract int factor();
                }

                sealed interface Shape permits Round, Square {}
                record Round(double radius) implements Shape {}
                record Square(double side) implements Shape {}

                @Get("/products/{id}")
                Product product(long id) {
                    return new Product("tea" + id, Depot.LIMIT);
                }

                @Get("/sizes")
                List<Integer> sizes() {
                    class Local { int one() { return new Inner().secret; } }
                    Supplier<Integer> lambda = () -> switch (Size.LARGE) { case SMALL -> 1; case LARGE -> 2; };
                    var anonymous = new Object() { int two() { return lambda.get(); } };
                    return List.of(new Local().one(), anonymous.two());
                }

                double area(Shape shape) {
                    return switch (shape) {
                        case Round(double radius) -> radius * 3;
                        case Square(double side) -> side * side;
                    };
                }

                private final class Inner {
                    private final int secret = LIMIT;
                }
            }

            class Second {
                Object run() { return new Object() { public String toString() { return "2"; } }; }
            }
            """;

    private static final String DEPOT =
            """
            package shop;
            class Depot {
                static final int LIMIT = 9;
                String all() { return "all"; }
            }
            """;

    @TempDir Path folder;

    private static final SourceCompiler COMPILER =
            new SourceCompiler(
                    Libraries.of(
                            Arrays.stream(
                                            System.getProperty("java.class.path")
                                                    .split(File.pathSeparator))
                                    .map(Path::of)
                                    .toList()));
    private Path shop = Path.of("");
    private Path depot = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        shop = Files.createDirectories(folder.resolve("shop")).resolve("Shop.java");
        depot = folder.resolve("shop/Depot.java");
        Files.writeString(shop, SHOP);
        Files.writeString(depot, DEPOT);
        assertThat(whole("first")).isEmpty();
    }

    @AfterAll
    static void close() throws IOException {
        COMPILER.close();
    }

    private List<Problem> whole(String name) throws IOException {
        return COMPILER.compile(
                List.of(shop, depot), classes(name), SourceCompiler.empty(folder.resolve("made")));
    }

    private Path classes(String name) throws IOException {
        return SourceCompiler.empty(folder.resolve(name));
    }

    private boolean alone(Path changed) throws IOException {
        return COMPILER.compileBodies(List.of(changed), folder.resolve("first"), classes("second"));
    }

    private Map<String, String> contents(String name) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String each : ClassFolder.names(folder.resolve(name))) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name).resolve(each));
            all.put(each, Arrays.toString(bytes));
        }
        return all;
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"tea\" + id | \"coffee\" + id",
                "\"tea\" + id | \"tea\" + new Object() { long n() { return id; } }.n()",
                "name = name.strip(); | name = name.isBlank() ? \"none\" : name;",
                "made = 1; | made = 2; java.util.List.of(made).forEach(each -> made += each);",
                "made++; | ",
                "radius * 3 | radius * 3 * LIMIT",
                "new Local().one(), anonymous.two() | 1, 2",
                "var anonymous = | enum More { A, B } var anonymous =",
                "return new Object() { public String toString() { return \"2\"; } }; | return 2;",
                "{ return \"2\"; } | { record R(int n) {} return new R(2).toString(); }",
            })
    void aChangeWithinBodiesNeedsItsSourceOnly(String from, String to) throws IOException {
        String changed = SHOP.replace(from, to == null ? "" : to);
        assertThat(changed).isNotEqualTo(SHOP);
        Files.writeString(shop, changed);

        assertThat(alone(shop)).isTrue();
        assertThat(whole("third")).isEmpty();
        assertThat(contents("second")).isEqualTo(contents("third"));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "A shop. | The shop.",
                "A product. | The product.",
                "title = \"Shop\" | title = \"Other\"",
                "LIMIT = 7 | LIMIT = 8",
                "() -> \"field\" | () -> \"other\"",
                "{ return 1; } }, LARGE | { return 3; } }, LARGE",
                "String name, | @jakarta.validation.constraints.NotBlank String name,",
                "product(long id) | product(int id)",
                "@Get(\"/sizes\") | @Get(\"/all\")",
                "class Second | class Third",
                "Object run() | String run()",
                "import java.util.List; | import java.util.*;",
                "{ return \"2\"; } | { return 2; }",
                "return new Object() { | return new Object( {",
            })
    void anyOtherChangeNeedsAll(String from, String to) throws IOException {
        String changed = SHOP.replace(from, to);
        assertThat(changed).isNotEqualTo(SHOP);
        Files.writeString(shop, changed);

        assertThat(alone(shop)).isFalse();
    }

    @Test
    void severalChangesInARowAreComparedWithTheLast() throws IOException {
        Files.writeString(shop, SHOP.replace("\"tea\"", "\"coffee\""));
        assertThat(alone(shop)).isTrue();
        Path second = folder.resolve("second");
        Files.writeString(depot, DEPOT.replace("\"all\"", "\"none\""));
        assertThat(COMPILER.compileBodies(List.of(depot), second, classes("next"))).isTrue();
        assertThat(whole("third")).isEmpty();
        assertThat(contents("next")).isEqualTo(contents("third"));
    }

    /** The compiler runs out of its stack. */
    @Test
    void aCompilerThatFailsIsNotAnAnswer() throws IOException {
        String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);
        Files.writeString(depot, DEPOT.replace("\"all\"", "\"\" + " + deep));
        assertThat(alone(depot)).isFalse();
        assertThat(whole("third")).isNotEmpty();
    }

    @Test
    void afterAnErrorAllIsCompiled() throws IOException {
        Files.writeString(depot, DEPOT.replace("\"all\"", "4"));
        assertThat(alone(depot)).isFalse();
        assertThat(whole("third")).isNotEmpty();
        Files.writeString(depot, DEPOT);
        assertThat(alone(depot)).isFalse();
    }

    @Test
    void aChangeBackIsComparedWithWhatWasCompiledLast() throws IOException {
        Files.writeString(depot, DEPOT.replace("LIMIT = 9", "LIMIT = 10"));
        assertThat(whole("first")).isEmpty();
        Files.writeString(depot, DEPOT);
        assertThat(alone(depot)).isFalse();
    }
}

package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.processor.JumunProcessor;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The processor is isolating, as Gradle calls it: after a change, only the changed sources and
 * those that depend on them are compiled, against the classes of the others, and what was generated
 * for the others stays. The result is the same as that of a full build.
 */
class IncrementalTest {
    private static final String SHOP =
            """
            package shop;
            import dev.jumun.*;
            /** The shop's API. */
            @Api(title = "Shop", routers = Orders.class, providers = Stock.class)
            public class Shop {
                /** Lists the drinks. */
                @Get("/drinks") public java.util.List<Drink> drinks(Stock stock) { return stock.all(); }
            }
            """;
    private static final String ORDERS =
            """
            package shop;
            import dev.jumun.*;
            /** Orders of drinks. */
            @Router(prefix = "/orders")
            public class Orders {
                /**
                 * An order.
                 *
                 * @param drink what is ordered
                 */
                public record Order(Drink drink, int count) {}

                /**
                 * Adds an order.
                 *
                 * @param table the number of the table
                 */
                @Post("/{table}") public Order add(int table, Order order) { return order; }
            }
            """;
    private static final String DRINK =
            """
            package shop;
            /**
             * A drink.
             *
             * @param name what it is called: "tea", "café"
             */
            public record Drink(String name, Size size) {
                /** How large it is. */
                public enum Size { SMALL, LARGE }
            }
            """;
    private static final String STOCK =
            """
            package shop;
            import dev.jumun.*;
            /** What there is. */
            public class Stock {
                /**
                 * Opens the stock.
                 *
                 * @param shelf the name of the shelf
                 */
                @Provides static Stock open(@Query @Default("top") String shelf) { return new Stock(); }
                public java.util.List<Drink> all() { return java.util.List.of(); }
            }
            """;

    @TempDir private Path directory;

    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("Shop", SHOP);
        sources.put("Orders", ORDERS);
        sources.put("Drink", DRINK);
        sources.put("Stock", STOCK);
        return sources;
    }

    @Test
    void aChangedApiReadsTheCommentsOfClasses() throws Exception {
        isTheSame("Shop", "Lists the drinks", "Lists all drinks", "Shop");
    }

    @Test
    void aChangedRouterIsCompiledWithItsApi() throws Exception {
        isTheSame("Orders", "int count", "int count, int sugars", "Orders", "Shop");
    }

    @Test
    void aChangedRecordIsCompiledWithAllThatNameIt() throws Exception {
        isTheSame(
                "Drink",
                "String name,",
                "String name, int price,",
                "Drink",
                "Stock",
                "Orders",
                "Shop");
    }

    @Test
    void aChangedProviderIsCompiledWithItsApi() throws Exception {
        isTheSame("Stock", "the name of the shelf", "which shelf", "Stock", "Shop");
    }

    /** Of each file, Gradle wants to know one origin, so that it can delete what becomes stale. */
    @Test
    void everyGeneratedFileHasOneOrigin() throws Exception {
        Origins origins = new Origins();
        assertThat(
                        compile(
                                sources(),
                                List.of("Shop", "Orders", "Drink", "Stock"),
                                directory.resolve("one"),
                                origins))
                .isEmpty();
        assertThat(origins.found())
                .containsEntry("shop.ShopRoutes", List.of("shop.Shop"))
                .containsEntry("shop.DrinkCodec", List.of("shop.Drink"))
                .containsEntry("shop.OrdersCodecs", List.of("shop.Orders"))
                .containsEntry(
                        "META-INF/jumun/javadoc/shop.Stock.properties", List.of("shop.Stock"))
                .allSatisfy((_, each) -> assertThat(each).hasSize(1));
    }

    /** A module of models keeps its comments; the API of another module has them. */
    @Test
    void descriptionsComeFromAJarAsWell() throws Exception {
        Map<String, String> models =
                Map.of(
                        "Tea",
                        """
                        package shop;
                        /**
                         * A kind of tea.
                         *
                         * @param leaf its leaf
                         */
                        @dev.jumun.Model public record Tea(String leaf) {}
                        """);
        Path jar = directory.resolve("models");
        assertThat(compile(models, List.of("Tea"), jar, new Origins())).isEmpty();
        String api =
                """
                package other;
                import dev.jumun.*;
                @Api public class Other { @Get("/tea") public shop.Tea tea() { return null; } }
                """;
        Path classes = directory.resolve("other");
        List<String> options = options(classes, jar.resolve("classes"));
        assertThat(compile(write(Map.of("Other", api), classes, "other"), options, new Origins()))
                .isEmpty();
        assertThat(Files.readString(classes.resolve("generated/shop/TeaCodec.java")))
                .contains("A kind of tea.", "its leaf");
    }

    /** A record whose class is compiled already, and has codecs for others only. */
    @Test
    void aRecordThatNoneHadBeforeHasACodecOfItsOwn() throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(
                "Models",
                """
                package shop;
                public class Models {
                    public record A(int n) {}
                    public record B(A a, C c) {}
                    record C(int n) {}
                }
                """);
        sources.put(
                "Shop",
                """
                package shop;
                import dev.jumun.*;
                @Api public class Shop {
                    @Post("/a") public Models.A a(Models.A a) { return a; }
                }
                """);
        assertThat(compile(sources, List.of("Models", "Shop"), directory, new Origins())).isEmpty();
        Path generated = directory.resolve("generated/shop");
        String before = Files.readString(generated.resolve("ModelsCodecs.java"));
        assertThat(before).contains(" A = ").doesNotContain(" B = ");
        sources.put(
                "Shop",
                """
                package shop;
                import dev.jumun.*;
                @Api public class Shop {
                    @Post("/a") public Models.A a(Models.A a) { return a; }
                    @Post("/b") public Models.B b(Models.B b) { return b; }
                }
                """);
        for (int i = 0; i < 2; i++) { // and again, when it is there
            assertThat(compile(sources, List.of("Shop"), directory, new Origins())).isEmpty();
            assertThat(Files.readString(generated.resolve("ModelsCodecs.java"))).isEqualTo(before);
            assertThat(generated.resolve("ModelsBCodec.java")).exists();
            try (URLClassLoader classes =
                            new URLClassLoader(
                                    new URL[] {directory.resolve("classes/").toUri().toURL()});
                    TestClient client = TestClient.of(App.of(classes.loadClass("shop.Shop")))) {
                String b = "{\"a\":{\"n\":1},\"c\":{\"n\":2}}";
                assertThat(client.post("/b").json(b).send().text()).isEqualTo(b);
                assertThat(client.post("/a").json("{\"n\":1}").send().text())
                        .isEqualTo("{\"n\":1}");
            }
        }
    }

    private void isTheSame(String changed, String from, String to, String... compiled)
            throws Exception {
        Map<String, String> sources = sources();
        List<String> all = List.copyOf(sources.keySet());
        Path incremental = directory.resolve("incremental");
        assertThat(compile(sources, all, incremental, new Origins())).isEmpty();
        String source = Objects.requireNonNull(sources.get(changed));
        assertThat(source).contains(from);
        sources.put(changed, source.replace(from, to));
        for (String each : compiled) {
            delete(incremental, each);
        }
        assertThat(compile(sources, Arrays.asList(compiled), incremental, new Origins())).isEmpty();
        Path full = directory.resolve("full");
        assertThat(compile(sources, all, full, new Origins())).isEmpty();
        assertThat(files(incremental)).isEqualTo(files(full)).hasSizeGreaterThan(8);
    }

    /** Deletes the classes of a source, and what was generated for it. */
    private static void delete(Path root, String type) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                boolean own = name.matches(type + "(\\$\\w+)?\\.class");
                boolean generated =
                        name.matches(type + "\\w*(Codecs?|Routes)(\\$\\w+)?\\.(class|java)");
                if (own || generated || name.equals("shop." + type + ".properties")) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Generated sources and resources, by their paths, and the names of all classes. */
    private static Map<String, String> files(Path root) throws Exception {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith("sources")) {
                    found.put(name, name.endsWith(".class") ? "" : Files.readString(file));
                }
            }
        }
        return found;
    }

    private static List<String> compile(
            Map<String, String> sources, List<String> which, Path root, Origins origins)
            throws Exception {
        List<Path> files = new ArrayList<>();
        for (String each : which) {
            files.addAll(
                    write(Map.of(each, Objects.requireNonNull(sources.get(each))), root, "shop"));
        }
        return compile(files, options(root, root.resolve("classes")), origins);
    }

    private static List<Path> write(Map<String, String> sources, Path root, String packageName)
            throws Exception {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> each : sources.entrySet()) {
            Path folder = Files.createDirectories(root.resolve("sources/" + packageName));
            files.add(Files.writeString(folder.resolve(each.getKey() + ".java"), each.getValue()));
        }
        return files;
    }

    private static List<String> options(Path root, Path classPath) throws Exception {
        Path classes = Files.createDirectories(root.resolve("classes"));
        Path generated = Files.createDirectories(root.resolve("generated"));
        return List.of(
                "-parameters",
                "-implicit:none",
                "-d",
                classes.toString(),
                "-s",
                generated.toString(),
                "-cp",
                classPath + File.pathSeparator + System.getProperty("java.class.path"));
    }

    private static List<String> compile(List<Path> files, List<String> options, Origins origins)
            throws Exception {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
                javac.getStandardFileManager(found, Locale.ROOT, null)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(
                            null,
                            manager,
                            found,
                            options,
                            null,
                            manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(origins.around(new JumunProcessor())));
            task.call();
        }
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }
}

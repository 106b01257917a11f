package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import dev.jumun.processor.JumunProcessor;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;

/** Every public annotation has one worked example in its Javadoc, and the example compiles. */
class AnnotationExamplesTest {
    private static final Path SOURCES = Path.of("../web/src/main/java/dev/jumun");
    private static final Pattern DECLARATION = Pattern.compile("\npublic @interface (\\w+)");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n \\* }</pre>");
    private static final Pattern API = Pattern.compile("@Api\\b");
    private static final Pattern ROUTE =
            Pattern.compile("@(?:Get|Post|Put|Patch|Delete|Head|Options|Trace|WebSocketRoute)\\(");
    private static final Pattern MODEL = Pattern.compile("(?:record|interface) (\\w+)");

    /** What the examples talk about. */
    private static final String SHOP =
            """
            package shop;

            import java.util.concurrent.BlockingQueue;
            import java.util.concurrent.LinkedBlockingQueue;

            public class Shop {
                public record Drink(String name) {}
                public record Order(String drink, int count) {}
                public record Report(String text) {}
                public record Problem(String detail) {}
                public record Cake(String name) {}
                public record Owner(String name) {}
                public record Item(String name, Owner owner) {}
                public record Book(String title) {}
                public record User(String name) {}

                public static class SoldOutException extends RuntimeException {
                    public String drink() { return "Tea"; }
                }

                public static class Database {
                    public Session open() { return new Session(); }
                }

                public static class Session implements AutoCloseable {
                    @Override public void close() {}
                }

                public static class Drinks {
                    public Drink find(int id) { return new Drink("Tea"); }
                    public Drink replace(int id, Drink drink) { return drink; }
                    public void remove(int id) {}
                }

                public static class Orders {
                    public Order save(Order order) { return order; }
                }

                public static class Reports {
                    public String tag(int id) { return "1"; }
                }

                public static class Users {
                    public User verify(String token) { return new User(token); }
                }

                public static class Passwords {
                    public String password() { return "secret"; }
                }

                public static final Drinks drinks = new Drinks();
                public static final Orders orders = new Orders();
                public static final Reports reports = new Reports();
                public static final Users users = new Users();
                public static final Passwords settings = new Passwords();
                public static final BlockingQueue<Order> readyOrders = new LinkedBlockingQueue<>();
            }
            """;

    private static final String IMPORTS =
            """
            import dev.jumun.*;
            import dev.jumun.app.*;
            import dev.jumun.async.*;
            import dev.jumun.exchange.*;
            import dev.jumun.limits.RateLimit;
            import dev.jumun.middleware.*;
            import dev.jumun.openapi.*;
            import dev.jumun.security.*;
            import dev.jumun.validation.*;
            import dev.jumun.websocket.*;
            import jakarta.validation.constraints.Pattern;
            import java.lang.annotation.*;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;
            import shop.Shop.Book;
            import shop.Shop.Cake;
            import shop.Shop.Database;
            import shop.Shop.Drink;
            import shop.Shop.Item;
            import shop.Shop.Order;
            import shop.Shop.Problem;
            import shop.Shop.Report;
            import shop.Shop.Session;
            import shop.Shop.SoldOutException;
            import shop.Shop.User;
            import static shop.Shop.drinks;
            import static shop.Shop.orders;
            import static shop.Shop.readyOrders;
            import static shop.Shop.reports;
            import static shop.Shop.settings;
            import static shop.Shop.users;
            """;

    @Test
    void everyAnnotationHasOneExampleThatUsesIt() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(60);
        examples()
                .forEach((name, found) -> {
                    assertThat(found).as("examples of @%s", name).hasSize(1);
                    assertThat(found.get(0)).containsPattern("@" + name + "\\b");
                });
    }

    @Test
    void theExamplesCompile() throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        sources.add(JavaFileObjects.forSourceString("shop.Shop", SHOP));
        examples().forEach((name, found) -> sources.add(source(name, found.get(0))));
        Compilation compilation =
                Compiler.javac().withProcessors(new JumunProcessor()).compile(sources);

        assertThat(compilation.errors()).isEmpty();
    }

    private static JavaFileObject source(String name, String example) {
        String pack = "example.of" + name.toLowerCase(Locale.ROOT);
        String code =
                example.replaceAll("(class \\w+) \\{ … }", "$1 {}")
                        .replace("{ … }", "{ throw new IllegalStateException(); }");
        String type =
                API.matcher(code).find()
                        ? "interface Snippet {\n" + code + "\n" + more(code) + "}\n"
                        : "@Api\nclass Snippet {\n" + code + "\n" + more(code) + "}\n";
        return JavaFileObjects.forSourceString(
                pack + ".Snippet", "package " + pack + ";\n" + IMPORTS + type);
    }

    /** What the code needs around it, so that the compiler reads all of it. */
    private static String more(String code) {
        StringBuilder more = new StringBuilder();
        Matcher model = MODEL.matcher(code);
        if (!ROUTE.matcher(code).find() && !code.contains("@Provides") && model.find()) {
            more.append("@Post(\"/example\") void example(" + model.group(1) + " value) {}\n");
        }
        if (code.contains("Orders.class") && !code.contains("class Orders")) {
            more.append("@Router class Orders {}\n");
        }
        if (code.contains("Database database, Yield")) {
            more.append("@Provides static Database database() { return new Database(); }\n");
        }
        return more.toString();
    }

    /** The examples of each annotation, by its name. */
    private static Map<String, List<String>> examples() throws IOException {
        Map<String, List<String>> examples = new TreeMap<>();
        for (Path file : files()) {
            String source = Files.readString(file);
            Matcher declaration = DECLARATION.matcher(source);
            if (declaration.find()) {
                String head = source.substring(0, declaration.start());
                List<String> found =
                        EXAMPLE.matcher(head.substring(head.lastIndexOf("/**")))
                                .results()
                                .map(each -> each.group(1).replaceAll("(?m)^ \\* ?", ""))
                                .toList();
                examples.put(declaration.group(1), found);
            }
        }
        return examples;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}

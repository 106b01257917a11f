package dev.jumun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;

import dev.jumun.cli.dev.RestartNote;
import dev.jumun.cli.project.Home;
import dev.jumun.cli.project.Project;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** The program's commands, their exit codes and what they print. */
class MainTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The modules of this checkout are found without being installed. */
    @BeforeAll
    static void home() {
        System.setProperty("jumun.home", Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterAll
    static void noHome() {
        System.clearProperty("jumun.home");
    }

    private int run(String... arguments) {
        return Main.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /**
     * The bus of the example compiles with the library of an engine that the example leaves out.
     */
    @Test
    void aModuleThatIsCompiledAlongHasItsOptionalLibraries() {
        assertThat(run("routes", "../examples/chain"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Orders.place");
    }

    /** Their optional dependencies are modules of the checkout themselves. */
    @Test
    void metricsAreUsedWithoutADatabase() throws IOException {
        String source =
                """
                import dev.jumun.*;
                import dev.jumun.metrics.Metrics;
                @Api(title = "H") public class Hello {
                    @Provides(Scope.APP) static Metrics metrics() { return Metrics.prometheus(); }
                    @Get("/metrics") Response metrics(Metrics metrics) {
                        return metrics.scrape(null);
                    }
                }
                """;
        String version = Home.version();
        Path file = folder.resolve("Hello.java");
        Files.writeString(file, "//DEPS dev.jumun:jumun-metrics:" + version + "\n" + source);
        assertThat(run("routes", file.toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        Path beside = Files.createDirectories(folder.resolve("beside/src/main/java"));
        Files.writeString(beside.resolve("Hello.java"), source);
        Files.writeString(
                folder.resolve("beside/pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>shop</groupId><artifactId>shop</artifactId><version>1</version>
                    <dependencies><dependency><groupId>dev.jumun</groupId>
                        <artifactId>jumun-server</artifactId><version>%1$s</version>
                    </dependency><dependency><groupId>dev.jumun</groupId>
                        <artifactId>jumun-metrics</artifactId><version>%1$s</version>
                    </dependency></dependencies>
                </project>
                """
                        .formatted(version));
        assertThat(run("routes", folder.resolve("beside").toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).split("/metrics")).hasSize(3);
    }

    @Test
    void wrongArgumentsEndWithTwoAndASentence() {
        assertThat(run("bake")).isEqualTo(2);
        assertThat(run("dev", "--prot", "1")).isEqualTo(2);
        assertThat(run("dev", "--port", "70000")).isEqualTo(2);
        assertThat(run("dev", folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(run("routes", folder.toString())).isEqualTo(2);
        assertThat(run("run", folder.resolve("missing.java").toString())).isEqualTo(2);
        assertThat(run("openapi", "--main")).isEqualTo(2);
        assertThat(run("routes", "one", "two")).isEqualTo(2);
        assertThat(run("new", folder.resolve("b").toString(), "--db", "mysql")).isEqualTo(2);
        assertThat(run("completion", "tcsh")).isEqualTo(2);
        assertThat(run("new")).isEqualTo(2);
        assertThat(run("new", folder.resolve("a").toString(), "--package", "a-b")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "There is no command bake; there are new, dev, run,",
                        "--main needs a value: CLASS.",
                        "two is one argument too many.",
                        "--db is h2 or postgres, not mysql.",
                        "Which shell? bash, zsh or fish.",
                        "jumun dev has no option --prot.",
                        "--port needs a number from 0 to 65535, not 70000.",
                        "There is no ", // the folder
                        "is neither a Maven module (it has no pom.xml) nor a Java file",
                        "Which folder? For example: jumun new shop",
                        "--package needs a name such as com.example.shop.");
        assertThat(run("help")).isEqualTo(0);
    }

    @Test
    void whatANewProjectCannotBeIsSaidAndNothingIsMade() throws IOException {
        assertThat(run("new", folder.resolve("shöp").toString())).isEqualTo(2);
        assertThat(run("new", folder.resolve("my shop").toString())).isEqualTo(2);
        assertThat(run("new", "--single", "--db", "h2", folder.resolve("y").toString()))
                .isEqualTo(2);
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertThat(run("new", file.resolve("x").toString())).isEqualTo(1);
        assertThat(run("new", "--single", file.resolve("x").toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "digits and . _ -, not: shöp",
                        "digits and . _ -, not: my shop",
                        "--single makes a file without a database: leave out --single, or --db.",
                        "Nothing can be made at " + file.resolve("x") + ": choose a folder");
        try (Stream<Path> made = Files.list(folder)) {
            assertThat(made).containsExactly(file);
        }
    }

    @Test
    void aNewProjectCompilesAndItsDocumentCanBeChecked() throws IOException {
        String place = folder.resolve("book-shop").toString();
        assertThat(run("new", place)).isEqualTo(0);
        assertThat(run("new", place)).isEqualTo(2); // it is not overwritten

        try (Stream<Path> files = Files.walk(Path.of(place))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("@name@", "@package@", "@Type@");
            }
        }
        assertThat(Files.readAllLines(Path.of(place, "pom.xml"))).hasSizeLessThanOrEqualTo(35);

        out.reset();
        assertThat(run("openapi", place)).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"title\":\"Bookshop\"", "\"/notes\"", "Lists the notes");

        String file = folder.resolve("openapi.json").toString();
        assertThat(run("openapi", place, "--check", file)).isEqualTo(1);
        assertThat(run("openapi", place, "-o", file)).isEqualTo(0);
        assertThat(run("openapi", place, "--check", file)).isEqualTo(0);
        Path source = Path.of(place, "src/main/java/bookshop/Bookshop.java");
        Files.writeString(source, Files.readString(source).replace("/notes", "/papers"));
        assertThat(run("openapi", place, "--check", file)).isEqualTo(1);
        Files.writeString(source, "package bookshop; broken");
        assertThat(run("openapi", place)).isEqualTo(1);
    }

    @Test
    void aPomWithoutTheProcessorIsServedAndSaidToBeWrong() throws IOException {
        Path place = folder.resolve("shop");
        assertThat(run("new", place.toString())).isEqualTo(0);
        Path pom = place.resolve("pom.xml");
        String version = Home.version();
        Files.writeString(
                pom,
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>shop</groupId><artifactId>shop</artifactId><version>1</version>
                    <dependencies><dependency><groupId>dev.jumun</groupId>
                        <artifactId>jumun-server</artifactId><version>%s</version>
                    </dependency></dependencies>
                </project>
                """
                        .formatted(version));

        assertThat(run("routes", place.toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("/notes");
        run("doctor", place.toString());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("pom.xml doesn't name dev.jumun:jumun-processor");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        Path file = folder.resolve("Hello.java");
        Files.writeString(file, "@dev.jumun.Api(title = \"H\") public class Hello {}");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(run("dev", file.toString(), "--port", port)).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("Port " + port + " of 127.0.0.1 is in use", "--port");
        }
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Path place = folder.resolve("shop");
        assertThat(run("new", place.toString())).isEqualTo(0);
        Files.writeString(place.resolve("target"), "mine");

        assertThat(run("routes", place.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("shop/target")
                .doesNotContain("Exception");
    }

    @Test
    void aProjectThatCanOnlyBeReadIsCompiledElsewhere() throws IOException {
        Path place = Files.createDirectory(folder.resolve("still"));
        Path file = place.resolve("Hello.java");
        Files.writeString(
                file,
                "import dev.jumun.*; @Api(title = \"Hello\") public class Hello {"
                        + " @Get(\"/\") String hello() { return \"\"; } }");
        assumeTrue(place.toFile().setWritable(false) && !Files.isWritable(place)); // root can
        try {
            assertThat(run("routes", file.toString()))
                    .as(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo(0);
        } finally {
            assertThat(place.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void aSingleFileHasADocument() throws IOException {
        Path file = folder.resolve("Hello.java");
        Files.writeString(
                file,
                """
                import dev.jumun.*;
                @Api(title = "Hello") public class Hello {
                    /** Greets. */
                    @Get("/") String hello() { return "hello"; } }
                """);

        assertThat(run("openapi", file.toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Greets");
    }

    @Test
    void theRoutesAreListedWithTheirPlaces() throws IOException {
        Path file = folder.resolve("Hello.java");
        Files.writeString(
                file,
                """
                import dev.jumun.*;
                @Api(title = "Hello") public class Hello {
                    @Get("/") String hello() { return "hello"; }

                    @Delete("/greetings/{id}")
                    void remove(long id) {
                        System.out.println(id);
                    } }
                """);

        assertThat(run("routes", file.toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        GET     /                Hello.hello   Hello.java:3
                        DELETE  /greetings/{id}  Hello.remove  Hello.java:7
                        """);
        out.reset();
        assertThat(run("routes", file.toString(), "--json")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "[{\"method\":\"GET\",\"path\":\"/\",\"function\":\"Hello.hello\","
                                + "\"file\":\"Hello.java\",\"line\":3}");
    }

    @Test
    void eachCommandHasHelpAndIsCompleted() {
        for (Command each : Commands.all()) {
            out.reset();
            assertThat(run(each.name(), "--help")).isEqualTo(0);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .startsWith("Usage: jumun " + each.name())
                    .contains(each.summary());
        }
        for (String shell : List.of("bash", "zsh", "fish")) {
            out.reset();
            assertThat(run("completion", shell)).isEqualTo(0);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("openapi", "allow-host");
        }
    }

    @Test
    void waitingForAServerThatDoesNotRunIsAFailure() {
        assertThat(run("dev", "--wait", "--port", "1")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no jumun dev at");
    }

    @Test
    void waitingBeginsWhileTheServerStartsAgain() throws Exception {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        RestartNote note = RestartNote.of(Project.of(folder, List.of()), port);
        note.write();
        FutureTask<Integer> status =
                new FutureTask<>(() ->
                        run("dev", folder.toString(), "--wait", "--port", String.valueOf(port)));
        Thread asking = Thread.ofPlatform().start(status);
        while (asking.isAlive() && asking.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait(); // until it has been refused
        }

        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/.jumun/state",
                exchange -> {
                    byte[] body = "{\"state\":\"fresh\"}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        try {
            assertThat(status.get()).isZero();
        } finally {
            server.stop(0);
        }
        note.remove();
        assertThat(run("dev", folder.toString(), "--wait", "--port", String.valueOf(port)))
                .isEqualTo(1);
    }

    @Test
    void waitingLastsUntilTheServerHasStartedAgain() throws IOException {
        Queue<String> answers =
                new ConcurrentLinkedQueue<>(
                        List.of(
                                "{\"state\":\"starting\",\"serial\":3}",
                                "{\"state\":\"starting\",\"serial\":3}",
                                "{\"state\":\"fresh\",\"serial\":1,\"generation\":1}",
                                "{\"state\":\"broken\",\"serial\":2}"));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.jumun/state",
                exchange -> {
                    byte[] body = String.valueOf(answers.poll()).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        String port = String.valueOf(server.getAddress().getPort());
        try {
            assertThat(run("dev", "--wait", "--port", port)).isEqualTo(0);
            assertThat(run("dev", "--wait", "--port", port)).isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("starting");
    }
}

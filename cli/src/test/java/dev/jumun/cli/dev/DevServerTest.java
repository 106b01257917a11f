package dev.jumun.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.jumun.cli.build.Problem;
import dev.jumun.cli.build.SourceCompiler;
import dev.jumun.cli.running.RunningServer;
import dev.jumun.server.ServerSettings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A project that is changed while it is served, over a real socket. */
@Timeout(300)
class DevServerTest {
    private static final String SHOP =
            """
            package shop;
            import dev.jumun.*;
            import dev.jumun.server.Jumun;
            @Api(title = "Shop")
            public class Shop {
                @Get("/word") String word() { return "NEW"; }
                MORE
                public static void main(String[] args) { Jumun.run(Shop.class, args); }
            }
            """;

    @TempDir Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<State> made = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private @Nullable DevServer server;

    private final DevListener quiet =
            new SilentListener() {
                @Override
                public synchronized void made(State state, Duration took) {
                    made.add(state);
                }

                @Override
                public synchronized void warned(Problem warning) {
                    warnings.add(warning);
                }

                @Override
                public void failed(String what, Throwable failure) {
                    throw new AssertionError(what, failure);
                }
            };

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(folder.resolve("src/main/java/shop"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
    }

    @AfterEach
    void close() throws Exception {
        if (server != null) {
            server.close();
        }
        client.close();
    }

    private void save(String word, String... more) throws IOException {
        String source = SHOP.replace("NEW", word).replace("MORE", String.join("\n    ", more));
        Files.writeString(folder.resolve("src/main/java/shop/Shop.java"), source);
    }

    private void serve() throws IOException {
        server = ServedFolder.start(folder, quiet);
    }

    private HttpResponse<String> ask(String path, String... fields) throws Exception {
        return client.send(request(path, fields), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String... fields) {
        int port = server == null ? 0 : server.port();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return request.build();
    }

    /** Those of the code that answers: each save has new ones. */
    @Test
    void theObserversOfTheApplicationSeeItsRequests() throws Exception {
        String observer =
                """
                static final java.util.List<String> SEEN =
                    new java.util.concurrent.CopyOnWriteArrayList<>();
                @Provides(Scope.APP) static dev.jumun.exchange.RequestObserver observer() {
                    return head -> new dev.jumun.exchange.Observation() {
                        private volatile String route = "none";
                        @Override public void routed(String template) { route = template; }
                        @Override public void ended(int status, long bytes, End end) {
                            SEEN.add("NEW " + route + " " + status + " " + bytes + " " + end);
                        }
                    };
                }
                @Get("/seen") String seen() { return SEEN.toString(); }
                @Get("/items/{id}") long item(long id) { return id; }
                """;
        for (String word : List.of("first", "second")) {
            save(word, observer.replace("NEW", word));
            if (server == null) {
                serve();
            }
            assertThat(ask("/items/12345").body()).isEqualTo("12345");
            String seen = ask("/seen").body();
            while (!seen.contains("/items/{id}")) {
                seen = ask("/seen").body();
            }
            assertThat(seen).startsWith("\"[" + word + " /items/{id} 200 5 ANSWERED");
        }
    }

    @Test
    void aRequestAfterASaveIsAnsweredByTheNewCode() throws Exception {
        save("first");
        serve();

        assertThat(ask("/word").body()).isEqualTo("\"first\"");
        for (int i = 0; i < 10; i++) {
            CompletableFuture<HttpResponse<String>> inFlight =
                    client.sendAsync(request("/word"), HttpResponse.BodyHandlers.ofString());
            save("word" + i);

            assertThat(ask("/word").body()).isEqualTo("\"word" + i + "\"");
            assertThat(inFlight.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void errorsOfTheProcessorAndOfJavacAreShownTogetherAndASaveMendsThem() throws Exception {
        save("x", "@Get(\"/a/{id}\") String a() { return missing(); }");
        serve();

        HttpResponse<String> broken = ask("/word");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.headers().firstValue("content-type")).contains("application/json");
        assertThat(broken.body())
                .contains("JUMUN-PATH-2", "\"line\":7", "missing()", "\"state\":\"broken\"");

        String page = ask("/word", "Accept", "text/html").body();
        assertThat(page).contains("JUMUN-PATH-2", "Shop.java:7", "class=\"here\"", "vscode://file");

        save("mended");
        assertThat(ask("/word").body()).isEqualTo("\"mended\"");
    }

    @Test
    void warningsOfTheProcessorAreTold() throws Exception {
        save(
                "x",
                "@Router(prefix = \"/s\") static class Stray { @Get(\"/stray\") String stray() {"
                        + " return \"\"; } }");
        serve();

        assertThat(ask("/word").body()).isEqualTo("\"x\"");
        assertThat(warnings).extracting(Problem::id).containsExactly("JUMUN-ROUTER-4");
    }

    @Test
    void aStartThatFailsIsShownAtTheUsersLine() throws Exception {
        save(
                "x",
                "@Provides(Scope.APP) static StringBuilder shelf() {",
                "    throw new IllegalStateException(\"<no> shelf\"); }",
                "@Get(\"/a\") String a(StringBuilder b) { return \"\"; }");
        serve();

        assertThat(ask("/a").body()).contains("<no> shelf", "\"line\":8");
        assertThat(ask("/a", "Accept", "text/html").body())
                .contains("&lt;no&gt; shelf")
                .doesNotContain("<no>");
    }

    /** It may hold what a client or a file said: it must not write lines, or command a terminal. */
    @Test
    void aStartThatFailsCannotForgeLines() throws Exception {
        save(
                "x",
                "@Provides(Scope.APP) static StringBuilder shelf() {",
                "    throw new IllegalStateException(\"a\\n\\u2713 b\\r\\033[2J\\u202e\"); }",
                "@Get(\"/a\") String a(StringBuilder b) { return \"\"; }");
        serve();
        assertThat(ask("/a").statusCode()).isEqualTo(500);

        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        new Terminal(new PrintStream(shown, true, StandardCharsets.UTF_8), false)
                .made(requireNonNull(server).generations().known(), Duration.ZERO);
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("a\n    ✓ b\n    \\u001b[2J\\u202e")
                .doesNotContain("\u001b", "\u202e", "\r");
    }

    @Test
    void theTitleOfTheApplicationFindsIt() throws Exception {
        save("x");
        serve();
        assertThat(ask("/word").statusCode()).isEqualTo(200);

        long own = ProcessHandle.current().pid();
        boolean isFound = false;
        while (!isFound) { // its socket is opened in the background
            isFound =
                    RunningServer.find(System.getenv(), "Shop").answering().stream()
                            .anyMatch(each -> each.pid() == own);
        }
    }

    @Test
    void whatIsNotServedIsSaid() {
        ServerSettings own = ServerSettings.defaults();
        assertThat(HostedSettings.leftOut(own, own.withPort(9090)))
                .isEqualTo(
                        "The application asks for port 9090; jumun dev ignores it and uses its own"
                                + " --port.\n");
    }

    @Test
    void aMainWithoutAServerIsSaid() throws Exception {
        Files.writeString(
                folder.resolve("src/main/java/shop/Shop.java"),
                "package shop; public class Shop { public static void main(String[] a) {} }");
        serve();

        assertThat(ask("/").body()).contains("\"shop.Shop.main ended without a call of Jumun.run");
    }

    @Test
    void aSaveMendsAMainThatNeverEnds() throws Exception {
        Files.writeString(
                folder.resolve("src/main/java/shop/Shop.java"),
                "package shop; public class Shop { public static void main(String[] a) throws"
                        + " Exception { new java.util.concurrent.CountDownLatch(1).await(); } }");
        serve();
        CompletableFuture<HttpResponse<String>> waiting =
                client.sendAsync(request("/word"), HttpResponse.BodyHandlers.ofString());
        while (requireNonNull(server).generations().runner().starting() == null) {
            Thread.onSpinWait();
        }

        save("mended");
        assertThat(ask("/word").body()).isEqualTo("\"mended\"");
        assertThat(waiting.get(60, TimeUnit.SECONDS).body()).isEqualTo("\"mended\"");
        assertThat(made).allMatch(State.Fresh.class::isInstance);
    }

    @Test
    void withoutAMainTheApiIsServed() throws Exception {
        Files.writeString(
                folder.resolve("src/main/java/shop/Shop.java"),
                """
                package shop;
                @dev.jumun.Api(title = "S") public class Shop {
                    @dev.jumun.Get("/word") String word() { return "x"; } }
                """);
        serve();

        assertThat(ask("/word").body()).isEqualTo("\"x\"");
    }

    @Test
    void aStreamDoesNotHoldUpTheNextGeneration() throws Exception {
        save(
                "old",
                "@Get(\"/ticks\") dev.jumun.async.Generator<String> ticks() {",
                "    return dev.jumun.async.Generator.of(yield -> {",
                "        while (true) { yield.to(\"tick\");",
                "            dev.jumun.async.Async.sleep(java.time.Duration.ofMillis(50)); } });"
                        + " }");
        serve();
        HttpResponse<InputStream> stream =
                client.send(request("/ticks"), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.body().read()).isPositive();

        save("new");
        assertThat(ask("/word").body()).isEqualTo("\"new\"");
        try (InputStream body = stream.body()) {
            body.readAllBytes();
        } catch (IOException e) {
            assertThat(e).isNotNull(); // broken off, as it must be
        }
    }

    @Test
    void theApplicationsLimitsHoldAndAreChangedBySaves() throws Exception {
        String limited = "Jumun.run(Shop.class, s -> s.withMaxBodySize(LIMIT), args);";
        String post = "@Post(\"/size\") int size(byte[] body) { return body.length; }";
        Path file = folder.resolve("src/main/java/shop/Shop.java");
        for (int limit : new int[] {10, 100}) {
            save("x", post);
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace("Jumun.run(Shop.class, args);", limited)
                            .replace("LIMIT", String.valueOf(limit)));
            if (server == null) {
                serve();
            }
            ask("/word");
            assertThat(post(limit).statusCode()).isEqualTo(200);
            assertThat(post(limit + 1).statusCode()).isEqualTo(413);
        }
        Files.writeString(
                file,
                Files.readString(file).replace("withMaxBodySize(100)", "withMaxBodySize(-1)"));
        assertThat(ask("/word").body()).contains("maxBodySize");
    }

    @Test
    void aProviderOfServerSettingsSetsTheLimits() throws Exception {
        String post = "@Post(\"/size\") int size(byte[] body) { return body.length; }";
        for (int limit : new int[] {10, 100}) {
            save(
                    "x",
                    post,
                    "@Provides(Scope.APP) static dev.jumun.server.ServerSettings server() {",
                    "return dev.jumun.server.ServerSettings.defaults().withMaxBodySize(%d); }"
                            .formatted(limit));
            if (server == null) {
                serve();
            }
            ask("/word");
            assertThat(post(limit).statusCode()).isEqualTo(200);
            assertThat(post(limit + 1).statusCode()).isEqualTo(413);
        }
    }

    private HttpResponse<String> post(int size) throws Exception {
        int port = server == null ? 0 : server.port();
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/size"))
                        .header("content-type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[size]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void severalClassesThatCouldBeStartedAreNamed() throws Exception {
        save("x");
        Files.writeString(
                folder.resolve("src/main/java/shop/Other.java"),
                "package shop; @dev.jumun.Api(title = \"O\") public class Other {"
                        + " public static void main(String[] args) {} }");
        serve();

        assertThat(ask("/word").body()).contains("shop.Other, shop.Shop. Choose one with --main.");
    }

    @Test
    void aResourceIsServedAnewWithTheClassesThatAreThere() throws Exception {
        Path resource = folder.resolve("src/main/resources/mark.txt");
        Files.createDirectories(requireNonNull(resource.getParent()));
        String mark =
                "@Get(\"/mark\") String mark() throws Exception { try (var in ="
                        + " Shop.class.getResourceAsStream(\"/mark.txt\")) { return new"
                        + " String(in.readAllBytes()); } }";
        Files.writeString(resource, "one");
        save("first", mark);
        serve();
        assertThat(ask("/mark").body()).isEqualTo("\"one\"");

        Files.writeString(resource, "three");
        assertThat(ask("/mark").body()).isEqualTo("\"three\"");
        assertThat(ask("/mark").headers().firstValue("x-jumun-generation")).contains("2");

        save("second", mark);
        Files.writeString(resource, "fourth");
        assertThat(ask("/mark").body()).isEqualTo("\"fourth\"");
        assertThat(ask("/word").body()).isEqualTo("\"second\"");
        try (var folders = Files.list(folder.resolve("target/jumun"))) {
            assertThat(folders.map(each -> each.getFileName().toString()))
                    .doesNotContain("1", "2"); // generations that ended are deleted
        }
    }

    @Test
    void aSwitchOfABranchWithManyFilesIsOneChange() throws Exception {
        save("before");
        serve();
        assertThat(ask("/word").body()).isEqualTo("\"before\"");

        Path models = Files.createDirectories(folder.resolve("src/main/java/shop/models"));
        for (int i = 0; i < 500; i++) {
            Files.writeString(
                    models.resolve("Model" + i + ".java"),
                    "package shop.models; public record Model" + i + "(String name) {}");
        }
        save("after", "@Get(\"/m\") shop.models.Model499 m() { return null; }");
        assertThat(ask("/word").body()).isEqualTo("\"after\"");

        try (var files = Files.list(models)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        save("back");
        assertThat(ask("/word").body()).isEqualTo("\"back\"");
        assertThat(made.getLast()).isInstanceOf(State.Fresh.class);
    }

    @Test
    void aHandlerThatNeverEndsDoesNotHoldUpTheNextGeneration() throws Exception {
        Path entered = folder.resolve("entered");
        save(
                "old",
                "@Get(\"/forever\") String forever() throws Exception {",
                "    java.nio.file.Files.createFile(java.nio.file.Path.of(\""
                        + entered.toUri().getPath()
                        + "\"));",
                "    new java.util.concurrent.CountDownLatch(1).await(); return \"\"; }");
        serve();
        ask("/word");
        CompletableFuture<HttpResponse<String>> forever =
                client.sendAsync(request("/forever"), HttpResponse.BodyHandlers.ofString());
        while (!Files.exists(entered)) {
            Thread.onSpinWait();
        }

        save("new");
        assertThat(ask("/word").body()).isEqualTo("\"new\"");
        forever.cancel(true);
    }

    @Test
    void aHalfWrittenFileNeverLetsOldCodeAnswer() throws Exception {
        save("first");
        serve();
        assertThat(ask("/word").body()).isEqualTo("\"first\"");

        Path file = folder.resolve("src/main/java/shop/Shop.java");
        String whole = Files.readString(file).replace("first", "second");
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        CompletableFuture<HttpResponse<String>> inFlight =
                client.sendAsync(request("/word"), HttpResponse.BodyHandlers.ofString());
        Files.writeString(file, whole);

        assertThat(ask("/word").body()).isEqualTo("\"second\"");
        assertThat(inFlight.get(60, TimeUnit.SECONDS).body()).doesNotContain("first");
    }

    @Test
    void aCompilerThatFailsWithoutNamingAPlaceIsShown() throws Exception {
        save("first", "static int deep(int n) { return n" + " + n".repeat(100_000) + "; }");
        serve();
        assertThat(ask("/word").body())
                .contains("The Java compiler itself failed: java.lang.StackOverflowError");

        save("mended");
        assertThat(ask("/word").body()).isEqualTo("\"mended\"");
    }

    @Test
    void bytesThatAreNotUtf8AreAnErrorAsInABuild() throws Exception {
        save("first");
        Path file = folder.resolve("src/main/java/shop/Shop.java");
        String latin = Files.readString(file).replace("first", "caf\u00e9");
        Files.write(file, latin.getBytes(StandardCharsets.ISO_8859_1));
        serve();
        assertThat(ask("/word").body()).contains("unmappable character (0xE9)", "\"line\":6");

        save("mended");
        assertThat(ask("/word").body()).isEqualTo("\"mended\"");
    }

    /** A page that is open waits for the next save. */
    @Test
    void whatWaitsForASaveDoesNotHoldUpTheEnd() throws Exception {
        save("x");
        serve();
        assertThat(ask("/word").statusCode()).isEqualTo(200);
        Generations generations = requireNonNull(server).generations();
        FutureTask<State> waiting =
                new FutureTask<>(() -> generations.awaitNewer(999, Duration.ofDays(1)));
        Thread.ofPlatform().start(waiting);
        requireNonNull(server).close();
        server = null;
        assertThat(waiting.get().serial()).isLessThan(999);
    }

    /** As {@code mvn clean} does, at any moment. */
    @Test
    void whatWasBuiltMayBeDeletedAndIsBuiltAnew() throws Exception {
        Path built = folder.resolve("target");
        save("one");
        serve();
        assertThat(ask("/word").body()).isEqualTo("\"one\"");

        clean(built);
        assertThat(ask("/word").body()).isEqualTo("\"one\"");
        clean(built);
        save("two"); // only a body differs
        assertThat(ask("/word").body()).isEqualTo("\"two\"");
        clean(built);
        save("three", "@Get(\"/more\") String more() { return \"more\"; }");
        assertThat(ask("/more").body()).isEqualTo("\"more\"");

        clean(built);
        save("four", "this is not Java");
        assertThat(ask("/word").statusCode()).isEqualTo(500);
        clean(built);
        save("five");
        assertThat(ask("/word").body()).isEqualTo("\"five\"");
        assertThat(built).isDirectory();
    }

    /** The compiler that warms up may write into it meanwhile. */
    private static void clean(Path built) throws IOException {
        while (Files.exists(built)) {
            try {
                SourceCompiler.delete(built);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aFileThatIsDeletedIsGone() throws Exception {
        save("x", "@Get(\"/other\") String other() { return Other.WORD; }");
        Path other = folder.resolve("src/main/java/shop/Other.java");
        Files.writeString(other, "package shop; class Other { static final String WORD = \"o\"; }");
        serve();
        assertThat(ask("/other").body()).isEqualTo("\"o\"");

        Files.delete(other);
        assertThat(ask("/other").body()).contains("cannot find symbol");
    }

    @Test
    void pagesTellTheirGenerationAndLoadTheReloadScript() throws Exception {
        save("x");
        serve();

        HttpResponse<String> docs = ask("/docs");
        assertThat(docs.headers().firstValue("x-jumun-generation")).contains("1");
        assertThat(docs.body()).contains("/.jumun/reload.js");
        assertThat(ask("/.jumun/reload.js").body()).contains("/.jumun/wait?after=");
        assertThat(ask("/.jumun/state").body())
                .isEqualTo("{\"state\":\"fresh\",\"serial\":1,\"generation\":1}");
        assertThat(ask("/.jumun/wait?after=0").body()).contains("\"serial\":1");
    }

    @Test
    void othersDoNotGetIn() throws Exception {
        save("x");
        serve();

        assertThat(ask("/.jumun/state", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(raw("GET /word HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ");
        assertThat(raw("GET /word HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    private String raw(String bytes) throws IOException {
        int port = server == null ? 0 : server.port();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(bytes.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(
                    socket.getInputStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.US_ASCII);
        }
    }

    @Test
    void oldGenerationsAreCollected() throws Exception {
        reload(15);
    }

    @Test
    @Tag("long")
    void twoHundredGenerationsLeaveAtMostTwoLoaders() throws Exception {
        reload(200);
    }

    private void reload(int times) throws Exception {
        String[] more = {
            "public record Item(String name) {}", "@Post(\"/i\") Item i(Item i) { return i; }"
        };
        save("0", more);
        serve();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        Resources early = Resources.now();
        for (int i = 1; i <= times; i++) {
            save("w" + i, more);
            assertThat(ask("/word").body()).isEqualTo("\"w" + i + "\"");
            if (server != null && server.generations().known() instanceof State.Fresh fresh) {
                loaders.add(new WeakReference<>(fresh.generation().loader()));
            }
            if (i == times / 2) {
                awaitCollected(loaders);
                early = Resources.now();
            }
        }
        made.clear();

        assertThat(loaders).hasSize(times);
        assertThat(awaitCollected(loaders)).isLessThanOrEqualTo(2);
        Resources late = Resources.now();
        System.out.printf(
                "After %d generations: %s; after %d: %s%n", times / 2, early, times, late);
        assertThat(late.metaspace() - early.metaspace()).as("metaspace").isLessThan(4L << 20);
        assertThat(late.threads() - early.threads()).as("threads").isLessThan(8);
    }

    /** Returns how many loaders are alive when the collector has done what it can. */
    private static long awaitCollected(List<WeakReference<ClassLoader>> loaders) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        long alive = Long.MAX_VALUE;
        while (alive > 2 && System.nanoTime() < deadline) {
            System.gc();
            alive = loaders.stream().filter(each -> each.get() != null).count();
            Thread.onSpinWait();
        }
        return alive;
    }

    /** What each generation could leave behind, next to its loader. */
    private record Resources(long metaspace, int threads) {
        static Resources now() {
            long bytes =
                    ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getName().equals("Metaspace"))
                            .mapToLong(pool -> pool.getUsage().getUsed())
                            .sum();
            return new Resources(bytes, ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }
}

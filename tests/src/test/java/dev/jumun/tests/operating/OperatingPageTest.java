package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;

import dev.jumun.cli.build.SourceCompiler;
import dev.jumun.cli.running.RunningServer;
import dev.jumun.exchange.Observation.End;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that the chapter on operating shows: each block is run, and its output compared. A
 * block that no test knows fails.
 */
@Timeout(180)
class OperatingPageTest {
    private static final Path CHAPTER = Path.of("..", "docs", "operating.md");

    /** A block between fences, or lines that are indented. */
    private static final Pattern BLOCK =
            Pattern.compile("```(\\w*)\n(.*?)```|((?:(?:^|(?<=\n))    [^\n]*\n)+)", Pattern.DOTALL);

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

    /** What the blocks that are not Java begin with, and how each is tried. */
    private final Map<String, Check> checks = new LinkedHashMap<>();

    OperatingPageTest() {
        checks.put("$ curl http://localhost:8000/readyz", OperatingPageTest::readiness);
        checks.put("$ jumun ps", OperatingPageTest::tasks);
        checks.put("$ curl --unix-socket", OperatingPageTest::socket);
        checks.put("java -jar cafe.jar --access-log text", block -> startsTheCafe(block, ""));
        checks.put("2026-11-29T12:00:00.123Z 127.0.0.1", block -> accessLog(block, "text"));
        checks.put("{\"time\":", block -> accessLog(block, "json"));
        checks.put("OTEL_SERVICE_NAME=cafe", OperatingPageTest::telemetry);
        checks.put("<dependency>", OperatingPageTest::dependency);
    }

    @FunctionalInterface
    private interface Check {
        void run(String block) throws Exception;
    }

    private record Block(String language, String text) {
        String firstLine() {
            return text.lines().findFirst().orElse("");
        }
    }

    private static String chapter() throws IOException {
        return Files.readString(CHAPTER);
    }

    private static List<Block> blocks() throws IOException {
        return BLOCK.matcher(chapter()).results().map(OperatingPageTest::block).toList();
    }

    private static Block block(MatchResult found) {
        return found.group(3) == null
                ? new Block(found.group(1), found.group(2).strip())
                : new Block("", found.group(3).replaceAll("(?m)^ {4}", "").strip());
    }

    /** The blocks of Java are compared with files that are compiled: see ShownCodeTest. */
    @TestFactory
    List<DynamicTest> eachBlockIsTried() throws IOException {
        return blocks().stream()
                .filter(each -> !each.language().equals("java"))
                .map(each -> DynamicTest.dynamicTest(each.firstLine(), () -> check(each)))
                .toList();
    }

    private void check(Block block) throws Exception {
        List<Check> known =
                checks.entrySet().stream()
                        .filter(each -> block.text().startsWith(each.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        assertThat(known).as("no test knows this block: " + block.text()).hasSize(1);
        known.getFirst().run(block.text());
    }

    @Test
    void whatIsTriedIsShown() throws IOException {
        List<Block> blocks = blocks();
        assertThat(checks.keySet())
                .allMatch(begin -> blocks.stream().anyMatch(each -> each.text().startsWith(begin)));
    }

    /** It is a module of this build. */
    private static void dependency(String block) throws IOException {
        String module = block.replaceAll("(?s).*<artifactId>jumun-(\\w+)</artifactId>.*", "$1");
        Path pom = CHAPTER.resolveSibling("../" + module + "/pom.xml").normalize();
        assertThat(Files.readString(pom))
                .contains("<artifactId>jumun-%s</artifactId>".formatted(module));
    }

    private static void readiness(String block) throws Exception {
        try (TestClient client = TestClient.of(Checked.class)) {
            assertThat(client.get("/readyz").send().text())
                    .isEqualTo(block.lines().skip(1).collect(Collectors.joining("\n")));
        }
    }

    /**
     * Numbers are those of the day, and so is where a request runs: the first ones of a route run
     * apart, on threads that have a name.
     */
    private static String withoutNumbers(String text) {
        return text.replaceAll("\\d+", "0").replace("[request]", "[#0]").strip();
    }

    /** While 40 breakfasts are made, coffee and toast side by side. */
    private static void tasks(String block) throws Exception {
        String expected = withoutNumbers(block.lines().skip(1).collect(Collectors.joining("\n")));
        String shown = "";
        try (CafeProcess cafe = CafeProcess.start("java -jar cafe.jar")) {
            for (int round = 0; round < 5 && !withoutNumbers(shown).equals(expected); round++) {
                for (int i = 0; i < 40; i++) {
                    cafe.send("/breakfast");
                }
                do {
                    shown = ps(cafe);
                } while (!withoutNumbers(shown).equals(expected) && shown.contains("/breakfast"));
            }
        }
        assertThat(withoutNumbers(shown)).as(shown).isEqualTo(expected);
    }

    /** The same as {@code jumun ps} prints, without the start of a program. */
    private static String ps(CafeProcess cafe) throws IOException {
        StringBuilder text = new StringBuilder();
        for (RunningServer each :
                RunningServer.find(System.getenv(), String.valueOf(cafe.pid())).answering()) {
            text.append(each.text("/tasks"));
        }
        return text.toString();
    }

    private static String jumun(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("dev.jumun.cli.Main"));
        all.addAll(List.of(arguments));
        return CafeProcess.output(all);
    }

    private static void socket(String block) throws Exception {
        assumeTrue(isOnPath("curl"), "curl is not installed");
        Path folder = Files.createTempDirectory("jumun");
        try (CafeProcess cafe =
                CafeProcess.start("XDG_RUNTIME_DIR=" + folder + " java -jar cafe.jar")) {
            String pid = String.valueOf(cafe.pid());
            ProcessBuilder shell =
                    new ProcessBuilder("sh", "-c", block.substring(2).replace("4711", pid));
            shell.environment().put("XDG_RUNTIME_DIR", folder.toString());
            Process process = shell.start();
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            assertThat(answer).contains("Café  pid " + pid);
        } finally {
            SourceCompiler.delete(folder);
        }
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    private static String startsTheCafe(String line, String awaited) throws Exception {
        try (CafeProcess cafe = CafeProcess.start(line)) {
            assertThat(cafe.get("/drinks/1").statusCode()).isEqualTo(200);
            return cafe.line(awaited.isEmpty() ? "GET /drinks/1" : awaited);
        }
    }

    private static void accessLog(String block, String form) throws Exception {
        String line =
                startsTheCafe("JUMUN_ACCESS_LOG=" + form + " java -jar cafe.jar", "/drinks/1");
        assertThat(withoutNumbers(line)).isEqualTo(withoutNumbers(block));
    }

    private static void telemetry(String block) throws Exception {
        Map<String, String> sent = new ConcurrentHashMap<>();
        HttpServer collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        collector.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] body = exchange.getRequestBody().readAllBytes();
                        String text = new String(body, StandardCharsets.ISO_8859_1);
                        sent.merge(exchange.getRequestURI().getPath(), text, String::concat);
                        exchange.sendResponseHeaders(200, -1);
                    }
                });
        collector.start();
        String here = "http://127.0.0.1:" + collector.getAddress().getPort();
        String line = block.replace("http://collector:4318", here);
        assertThat(line).isNotEqualTo(block);
        try (CafeProcess cafe = CafeProcess.start(line)) {
            assertThat(cafe.get("/drinks/1").statusCode()).isEqualTo(200);
        } finally {
            collector.stop(0);
        }
        assertThat(sent.get("/v1/traces")).contains("GET /drinks/{id}", "cafe");
        assertThat(sent.get("/v1/metrics")).contains("http.server.request.duration", "cafe");
    }

    @Test
    void theCommandsOfTheTableRun() throws Exception {
        List<String> commands =
                Pattern.compile("(?m)^\\| `jumun ([a-z]+)` \\|")
                        .matcher(chapter())
                        .results()
                        .map(each -> each.group(1))
                        .toList();
        assertThat(commands).containsExactlyInAnyOrder("ps", "stacks", "top", "journal");
        try (CafeProcess cafe = CafeProcess.start("java -jar cafe.jar")) {
            String pid = String.valueOf(cafe.pid());
            assertThat(jumun("ps", pid)).contains("Café  pid " + pid);
            assertThat(jumun("stacks", pid)).contains("Café  pid " + pid);
            assertThat(jumun("top", pid, "--once")).contains("Café  pid " + pid);
            assertThat(jumun("journal", pid, "--seconds", "1")).isNotBlank();
            assertThat(jumun("ps", pid, "--json")).startsWith("[{\"pid\":" + pid);
        }
    }

    @Test
    void itsOptionsExist() throws Exception {
        StringBuilder help = new StringBuilder();
        for (String each : List.of("ps", "stacks", "top", "journal")) {
            help.append(jumun("help", each));
        }
        help.append(CafeProcess.output(List.of("cafe.Cafe", "--help")));
        assertThat(names(OPTION, chapter())).isSubsetOf(names(OPTION, help.toString()));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(each -> each.groupCount() == 0 ? each.group() : each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String table(String heading) throws IOException {
        String text = chapter();
        int begin = text.indexOf("\n| " + heading + " |");
        assertThat(begin).as(heading).isPositive();
        return text.substring(begin + 1 + heading.length(), text.indexOf("\n\n", begin));
    }

    @Test
    void theTableOfEndsIsWhole() throws IOException {
        assertThat(names(Pattern.compile("(?m)^\\| `(\\w+)` \\|"), table("`end`")))
                .isEqualTo(
                        Arrays.stream(End.values())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theTableOfFlightEventsIsWhole() throws IOException {
        List<String> sources = new ArrayList<>();
        for (String module : List.of("async", "web", "server")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        assertThat(names(Pattern.compile("`(dev\\.jumun\\.\\w+)`"), table("event")))
                .isEqualTo(
                        names(
                                Pattern.compile("@Name\\(\"(dev\\.jumun\\.[A-Z]\\w+)\"\\)"),
                                String.join("\n", sources)));
    }

    /** Others are tested by ManifestsTest and by DashboardTest. */
    @Test
    void theFilesNextToItAreLinked() throws IOException {
        try (Stream<Path> files = Files.list(CHAPTER.resolveSibling("operating"))) {
            Set<String> present =
                    files.map(each -> each.getFileName().toString())
                            .collect(Collectors.toCollection(TreeSet::new));
            assertThat(present)
                    .isEqualTo(names(Pattern.compile("\\(operating/([^)]+)\\)"), chapter()))
                    .containsExactly("grafana.json", "kubernetes.yaml", "prometheus.yml");
        }
    }
}

package dev.jumun.tests.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.Objects.requireNonNull;

import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chromium without a window, led through ChromeDriver (W3C WebDriver), with a log of all that it
 * asks the network.
 */
final class Browser implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private final Process driver;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private String session = "";

    private Browser(Process driver, String base) {
        this.driver = driver;
        this.base = base;
    }

    /** Finds ChromeDriver, if it is installed. */
    private static Optional<Path> driver() {
        for (String directory : System.getenv("PATH").split(File.pathSeparator, -1)) {
            Path file = Path.of(directory, "chromedriver");
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /**
     * Finds ChromeDriver. On a machine without a browser the test is skipped; where everything is
     * checked it must not be.
     */
    static Path required() {
        Optional<Path> driver = driver();
        boolean demanded = System.getenv("CI") != null;
        assumeTrue(
                driver.isPresent() || demanded,
                "There is no chromedriver on the PATH: install chromium and chromium-driver.");
        return driver.orElseThrow();
    }

    static Browser open(Path chromeDriver) throws Exception {
        Process process =
                new ProcessBuilder(chromeDriver.toString(), "--port=0")
                        .redirectErrorStream(true)
                        .start();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(rest -> {}));
                Browser browser = new Browser(process, "http://127.0.0.1:" + port.group(1));
                browser.begin();
                return browser;
            }
        }
        throw new IOException("ChromeDriver did not start.");
    }

    private void begin() throws Exception {
        List<String> arguments =
                List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1280,1800");
        Map<String, Object> wanted =
                Map.of(
                        "browserName", "chrome",
                        "goog:loggingPrefs", Map.of("performance", "ALL"),
                        "goog:chromeOptions", Map.of("args", arguments));
        Object answer = post("/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)));
        session = "/session/" + member(answer, "sessionId");
        post(session + "/timeouts", Map.of("implicit", 20_000));
    }

    void open(String url) throws Exception {
        post(session + "/url", Map.of("url", url));
    }

    /** Waits for an element, by its CSS selector, and clicks it. */
    void click(String selector) throws Exception {
        post(session + "/element/" + find(selector) + "/click", Map.of());
    }

    /** Waits for a field, and types into it. */
    void type(String selector, String text) throws Exception {
        post(session + "/element/" + find(selector) + "/value", Map.of("text", text));
    }

    /** Waits for an element, and returns its text. */
    String text(String selector) throws Exception {
        return String.valueOf(ask("GET", session + "/element/" + find(selector) + "/text", null));
    }

    private Object find(String selector) throws Exception {
        Object found =
                post(session + "/element", Map.of("using", "css selector", "value", selector));
        return member(found, ELEMENT);
    }

    /** Shows pages as a window of this width does, with a light or a dark scheme. */
    void show(int width, boolean dark) throws Exception {
        Map<String, Object> scheme =
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    private void devTools(String command, Map<String, Object> parameters) throws Exception {
        post(session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    /** Runs a script in the page, and returns what it returns. */
    @Nullable Object run(String script) throws Exception {
        return post(session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    void screenshot(Path file) throws Exception {
        Object png = ask("GET", session + "/screenshot", null);
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.write(file, Base64.getDecoder().decode(String.valueOf(png)));
    }

    /** Returns the URLs that were asked for since the last time. */
    List<String> requests() throws Exception {
        List<String> urls = new ArrayList<>();
        Object log = post(session + "/se/log", Map.of("type", "performance"));
        for (Object entry : (List<?>) requireNonNull(log)) {
            Object event = member(parse(String.valueOf(member(entry, "message"))), "message");
            if ("Network.requestWillBeSent".equals(member(event, "method"))) {
                Object request = member(member(event, "params"), "request");
                urls.add(String.valueOf(member(request, "url")));
            }
        }
        return urls;
    }

    private @Nullable Object post(String path, Map<String, ?> body) throws Exception {
        return ask("POST", path, body);
    }

    private @Nullable Object ask(String method, String path, @Nullable Object body)
            throws Exception {
        HttpRequest.BodyPublisher publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(
                                new JsonWriter().any(body).toBytes());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, publisher).build();
        String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Object value = member(parse(answer), "value");
        if (value instanceof Map<?, ?> map && map.containsKey("error")) {
            throw new IOException(method + " " + path + ": " + map.get("message"));
        }
        return value;
    }

    private static @Nullable Object parse(String json) {
        return JsonBody.read(json.getBytes(StandardCharsets.UTF_8), Codecs.ANY, new Problems());
    }

    private static Object member(@Nullable Object object, String name) {
        Object value = object instanceof Map<?, ?> map ? map.get(name) : null;
        return value == null ? Map.of() : value;
    }

    @Override
    public void close() throws IOException {
        try {
            ask("DELETE", session, null);
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            driver.destroy();
            client.close();
        }
    }
}

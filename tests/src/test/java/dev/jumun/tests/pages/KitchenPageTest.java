package dev.jumun.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import cafe.Cafe;

import dev.jumun.app.App;
import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.RootTask;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The kitchen of a café with guests, in a real browser: on a phone and a desk, light and dark.
 * Pictures are left in {@code target/screenshots}.
 */
@Timeout(240)
class KitchenPageTest {
    private static final List<String> VIEWS =
            List.of("tasks", "requests", "numbers", "warnings", "servers");

    private static final String BREAKFAST = "#kept button[data-route='GET /breakfast']";

    private static final int UPDATES = 100;

    private final Path driver = Browser.required();
    private final App app = App.of(Cafe.class);
    private Server server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Thread> guests = new ArrayList<>();
    private volatile boolean closing;

    @BeforeEach
    void open() throws Exception {
        app.start();
        server =
                Server.start(
                        app, ServerSettings.defaults().withPort(0).withManagement("127.0.0.1:0"));
    }

    @AfterEach
    void close() throws Exception {
        closing = true;
        for (Thread guest : guests) {
            guest.join();
        }
        client.close();
        server.stop(app::cancelAll);
        app.close();
    }

    private String kitchen() {
        return server.kitchen().orElseThrow().toString();
    }

    /** Guests who have one breakfast after the other, and look at the menu in between. */
    private void guests(int count) {
        for (int i = 0; i < count; i++) {
            guests.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!closing) {
                                    ask("/breakfast");
                                    ask("/drinks/7?token=abc");
                                }
                            }));
        }
    }

    private void ask(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
            client.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyViewIsReadableOnPhonesAndDesksLightAndDark() throws Exception {
        guests(12);
        try (Browser browser = Browser.open(driver)) {
            browser.open(kitchen());
            assertThat(browser.run("return location.search")).isEqualTo("");
            browser.open(address("requests"));
            browser.text(BREAKFAST); // the first breakfast has been eaten
            for (String view : VIEWS) {
                for (int width : new int[] {390, 1280}) {
                    for (boolean dark : new boolean[] {false, true}) {
                        look(browser, view, width, dark);
                    }
                }
            }
            assertThat(browser.requests()).allMatch(this::isOfTheKitchen);
        }
    }

    private boolean isOfTheKitchen(String url) {
        return url.startsWith(base()) || url.startsWith("data:");
    }

    private String base() {
        return kitchen().replaceAll("/\\?.*", "/");
    }

    private String address(String view) {
        return base() + "#" + view;
    }

    private void look(Browser browser, String view, int width, boolean dark) throws Exception {
        String picture = "kitchen-" + view + "-" + width + (dark ? "-dark" : "-light");
        browser.show(width, dark);
        browser.open(address(view));
        browser.text("#summary");
        switch (view) {
            case "tasks" -> assertThat(browser.text("#tree li .name")).isNotEmpty();
            case "requests" -> {
                browser.click(BREAKFAST);
                assertThat(browser.text("#request .chart")).contains("GET /breakfast");
            }
            case "numbers" -> {
                assertThat(browser.text("#routes tr th")).startsWith("GET /");
                assertThat(browser.text("#gauges")).contains("HikariPool-", "16 in use");
            }
            case "servers" -> assertThat(browser.text("#server-list tr")).contains("Café");
            default -> assertThat(browser.text("#warnings h2")).isEqualTo("Warnings");
        }
        browser.screenshot(DocsPage.PICTURES.resolve(picture + ".png"));
        assertThat(
                        (Number)
                                requireNonNull(
                                        browser.run("return document.documentElement.scrollWidth")))
                .as(picture)
                .satisfies(wide -> assertThat(wide.intValue()).isLessThanOrEqualTo(width));
        assertThat(
                        String.valueOf(
                                browser.run(
                                        axe()
                                                + "\n"
                                                + "return axe.run(document, {resultTypes:"
                                                + " ['violations']}).then(found =>"
                                                + " found.violations.filter(each => ['serious',"
                                                + " 'critical'].includes(each.impact)).map(each =>"
                                                + " each.id + ': ' + each.nodes.map(n =>"
                                                + " n.html).slice(0, 3)).join('\\n'))")))
                .as("axe on %s", picture)
                .isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream in =
                KitchenPageTest.class.getClassLoader().getResourceAsStream("axe.min.js")) {
            return new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aBreakfastShowsCoffeeAndToastSideBySide() throws Exception {
        guests(1);
        try (Browser browser = Browser.open(driver)) {
            browser.open(kitchen());
            browser.open(address("requests"));
            browser.click(BREAKFAST);

            assertThat(browser.text("#request h3")).startsWith("GET /breakfast, 3");
            List<?> coffee = bar(browser, "Cafe.makeCoffee");
            List<?> toast = bar(browser, "Cafe.makeToast");
            assertThat(coffee.getFirst()).asString().contains("waits for sleep in Cafe.makeCoffee");
            assertThat(percent(coffee.get(1))).isLessThan(10);
            assertThat(percent(toast.get(1))).isLessThan(10);
            assertThat(percent(coffee.get(2))).isBetween(55.0, 75.0);
            assertThat(percent(toast.get(2))).isGreaterThan(85);
            assertThat(browser.text("#request pre")).contains("curl", "/breakfast'");
            browser.screenshot(DocsPage.PICTURES.resolve("kitchen-breakfast.png"));
        }
    }

    /** The title, the left end and the width of the bar of what waits in a method. */
    private static List<?> bar(Browser browser, String method) throws Exception {
        return (List<?>)
                requireNonNull(
                        browser.run(
                                """
                                const row = [...document.querySelectorAll('.chart .row')]
                                  .find((each) => each.textContent.includes('%s'));
                                const bar = row.querySelector('i.wait');
                                const track = row.querySelector('.track').clientWidth;
                                return [bar.title, bar.offsetLeft * 100 / track,
                                  bar.offsetWidth * 100 / track];
                                """
                                        .formatted(method)));
    }

    private static double percent(Object value) {
        return ((Number) value).doubleValue();
    }

    @Test
    void keysChooseTheViewAndOpenAStack() throws Exception {
        guests(1);
        try (Browser browser = Browser.open(driver)) {
            browser.open(kitchen());
            browser.type("body", "3");
            assertThat(browser.text("#numbers h2")).isEqualTo("Numbers");
            assertThat(browser.text("nav a[aria-current]")).isEqualTo("Numbers");
            browser.type("body", "1");
            browser.type("#tree button", "\uE007"); // enter
            assertThat(browser.text("#tree button[aria-expanded='true'] + pre")).isNotEmpty();
        }
    }

    @Test
    void tenThousandTasksAreOneLineAndThePageStaysResponsive() throws Exception {
        guests.add(
                Thread.ofVirtual()
                        .start(() -> {
                            while (!closing) {
                                ask("/drinks/7"); // so that each update has something new
                            }
                        }));
        CountDownLatch started = new CountDownLatch(10_000);
        RootTask crowd = RootTask.named("crowd");
        Thread waiting = Thread.ofVirtual().start(() -> run(crowd, started));
        started.await();
        try (Browser browser = Browser.open(driver)) {
            browser.open(kitchen());
            browser.type("#filter", "crowd");
            // some of them are still about to wait
            browser.run(
                    """
                    return new Promise((done) => {
                      const look = () => document.querySelector('#tree').innerText
                        .includes('10,000 × guest') ? done() : setTimeout(look, 50);
                      look();
                    });
                    """);
            Object longest =
                    browser.run(
                            """
                            return new Promise((done) => {
                              let last = performance.now();
                              let frames = 0;
                              let longest = 0;
                              const frame = (now) => {
                                longest = Math.max(longest, now - last);
                                last = now;
                                if (++frames < 60) requestAnimationFrame(frame);
                                else done(longest);
                              };
                              requestAnimationFrame(frame);
                            });
                            """);
            long begin = System.nanoTime();
            browser.run(
                    """
                    return new Promise((done) => {
                      const before = draw;
                      let drawn = 0;
                      draw = () => {
                        before();
                        if (++drawn === %d) { draw = before; done(); }
                      };
                    });
                    """
                            .formatted(UPDATES));
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "With 10,000 tasks, the longest of 60 frames took %s ms, and there were %.1f"
                            + " updates a second%n",
                    longest, UPDATES / seconds);
            assertThat(browser.run("return document.querySelectorAll('#tree li').length"))
                    .satisfies(count ->
                            assertThat(((Number) requireNonNull(count)).intValue()).isLessThan(20));
        } finally {
            crowd.cancel(CancelReason.EXPLICIT);
            waiting.join();
        }
    }

    private static void run(RootTask crowd, CountDownLatch started) {
        try {
            crowd.run(() ->
                    Async.taskGroup(group -> {
                        for (int i = 0; i < 10_000; i++) {
                            group.start(
                                    "guest " + i,
                                    () -> {
                                        started.countDown();
                                        Async.sleep(Duration.ofHours(1));
                                        return 1;
                                    });
                        }
                        return 1;
                    }));
        } catch (Cancelled over) {
            // the test has ended
        }
    }
}

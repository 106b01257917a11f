package dev.jumun.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A start that does not end says where it is: in the terminal, and to those who ask meanwhile. */
@Timeout(300)
class SlowStartTest {
    private static final String[] SHELF = {
        "@Provides(Scope.APP) static StringBuilder shelf() {",
        "    return new StringBuilder(Gate.swallowing()); }",
        "@Get(\"/shelf\") String shelf(StringBuilder shelf) { return shelf.toString(); }"
    };

    @TempDir Path folder;

    @AfterEach
    void open() {
        Gate.open();
    }

    /** What makes a kept value may never end: it must not keep the next start from its own. */
    @Test
    void aSaveReplacesAStartThatMakesWhatIsKept() throws Exception {
        ServedShop.save(
                folder,
                "old",
                "@Provides(Scope.APP) static StringBuilder text() throws Exception {",
                "    return dev.jumun.server.Kept.<StringBuilder>of(\"text\", () -> {",
                "        Gate.deaf(); return new StringBuilder(); }).value(); }");
        try (ServedShop shop = ServedShop.of(folder, Duration.ZERO)) {
            shop.starting.take();
            shop.save("new");
            String word = shop.ask("/word").body();
            while (word.contains("starting")) {
                word = shop.ask("/word").body();
            }
            assertThat(word).isEqualTo("\"new\"");
        }
    }

    @Test
    void aProviderThatDoesNotEndIsNamedWithItsLine() throws Exception {
        ServedShop.save(folder, "old", SHELF);
        try (ServedShop shop = ServedShop.of(folder, Duration.ZERO)) {
            State.Starting starting = shop.starting.take();
            assertThat(starting.problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.place()).isEqualTo("Shop.java:9");
                        assertThat(problem.message())
                                .isEqualTo(
                                        "Shop.shelf has not ended its setup yet. It is in"
                                                + " dev.jumun.cli.dev.Gate.swallowing.");
                    });

            HttpResponse<String> json = shop.ask("/word");
            assertThat(json.statusCode()).isEqualTo(503);
            assertThat(json.body())
                    .startsWith("{\"state\":\"starting\"")
                    .contains("Shop.shelf has not ended its setup", "\"line\":9");
            assertThat(shop.ask("/.jumun/state").body()).startsWith("{\"state\":\"starting\"");
            assertThat(shop.ask("/word", "Accept", "text/html").body())
                    .contains(
                            "The application is still starting",
                            "Shop.java:9",
                            "class=\"here\"",
                            "/.jumun/wait?after=");

            assertThat(shop.starting.take().serial()).isGreaterThan(starting.serial()); // again
            Gate.open();
            String word = shop.ask("/word").body();
            while (word.contains("starting")) {
                word = shop.ask("/word").body();
            }
            assertThat(word).isEqualTo("\"old\"");
        }
    }

    @Test
    void theTerminalShowsTheLine() throws Exception {
        ServedShop.save(folder, "old", SHELF);
        try (ServedShop shop = ServedShop.of(folder, Duration.ZERO)) {
            ByteArrayOutputStream shown = new ByteArrayOutputStream();
            new Terminal(new PrintStream(shown, true, StandardCharsets.UTF_8), false)
                    .starting(shop.starting.take());
            assertThat(shown.toString(StandardCharsets.UTF_8))
                    .startsWith("… The application is still starting, after ")
                    .contains(" ▸    9 │         return new StringBuilder(Gate.swallowing()); }");
            ByteArrayOutputStream event = new ByteArrayOutputStream();
            new JsonEvents(new PrintStream(event, true, StandardCharsets.UTF_8))
                    .starting(shop.starting.take());
            assertThat(event.toString(StandardCharsets.UTF_8))
                    .startsWith("{\"event\":\"starting\",\"state\":\"starting\"")
                    .contains("\"line\":9");
        }
    }

    @Test
    void aSaveReplacesAStartThatDoesNotEnd() throws Exception {
        ServedShop.save(folder, "old", SHELF);
        try (ServedShop shop = ServedShop.of(folder, Duration.ZERO)) {
            shop.starting.take();
            shop.save("new");
            assertThat(answer(shop)).isEqualTo("\"new\"");
        }
    }

    /** Its thread continues, which must not be hidden: it may hold a port, or a processor. */
    @Test
    void aStartThatCannotBeInterruptedIsReplacedAndNamed() throws Exception {
        ServedShop.save(folder, "old", SHELF[0], SHELF[1].replace("swallowing", "deaf"), SHELF[2]);
        try (ServedShop shop = ServedShop.of(folder, Duration.ZERO)) {
            shop.starting.take();
            shop.save("new");
            assertThat(answer(shop)).isEqualTo("\"new\"");
            assertThat(shop.notes.take())
                    .contains("The start of generation 1 continues", "Shop.java:9");
        }
    }

    @Test
    void aMainThatDoesNotEndIsNamedWithItsLine() throws Exception {
        ServedShop.save(folder, "old");
        Path source = folder.resolve("src/main/java/shop/Shop.java");
        Files.writeString(
                source,
                Files.readString(source)
                        .replace("{ Jumun.run", "{\n Gate.swallowing(); Jumun.run"));
        try (ServedShop shop = ServedShop.of(folder, Duration.ZERO)) {
            assertThat(shop.starting.take().problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.place()).isEqualTo("Shop.java:10");
                        assertThat(problem.message())
                                .startsWith("shop.Shop.main has not called Jumun.run yet.");
                    });
            shop.save("new");
            assertThat(answer(shop)).isEqualTo("\"new\"");
        }
    }

    /** As {@code r} does: no file has changed. */
    @Test
    void aRestartGivesUpAStartThatDoesNotEnd() throws Exception {
        ServedShop.save(folder, "old", SHELF[0], SHELF[1].replace("swallowing", "first"), SHELF[2]);
        Path source = folder.resolve("src/main/java/shop/Shop.java");
        Files.writeString(
                source,
                Files.readString(source).replace("shelf() {", "shelf() throws Exception {"));
        try (ServedShop shop = ServedShop.of(folder, Duration.ZERO)) {
            shop.starting.take();
            Gate.awaitReached();
            shop.generations().restart();
            State made = shop.made.take(); // the start that was given up is not reported
            assertThat(made).isInstanceOf(State.Fresh.class);
            assertThat(shop.ask("/shelf").body()).isEqualTo("\"passed\"");
            assertThat(shop.made).isEmpty();
        }
    }

    /** As {@code q} does. */
    @Test
    void theEndTearsDownWhatAStartHasSetUp() throws Exception {
        ServedShop.save(folder, "old", withProbe("swallowing"));
        KeptProbe.made();
        try (ServedShop shop = ServedShop.of(folder, Duration.ZERO)) {
            shop.starting.take();
            Gate.awaitReached();
        }
        assertThat(KeptProbe.made()).singleElement().matches(KeptProbe::isClosed);
    }

    @Test
    void theEndNamesWhatItCannotTearDown() throws Exception {
        ServedShop.save(folder, "old", withProbe("deaf"));
        KeptProbe.made();
        ServedShop shop = ServedShop.of(folder, Duration.ZERO);
        try (shop) {
            shop.starting.take();
            Gate.awaitReached();
        }
        assertThat(KeptProbe.made()).singleElement().matches(probe -> !probe.isClosed());
        assertThat(shop.notes.take())
                .contains(
                        "The start of generation 1 continues though it was interrupted. What it has"
                                + " set up is not torn down.",
                        "Shop.java:");
    }

    /** A provider that has been set up, and one that needs it and does not end. */
    private static String[] withProbe(String gate) {
        return new String[] {
            "@Provides(Scope.APP)",
            "static void probe(dev.jumun.async.Yield<dev.jumun.cli.dev.KeptProbe> yield)",
            "        throws Exception {",
            "    try (var probe = new dev.jumun.cli.dev.KeptProbe()) { yield.to(probe); } }",
            "@Provides(Scope.APP)",
            "static StringBuilder shelf(dev.jumun.cli.dev.KeptProbe probe) {",
            "    return new StringBuilder(Gate.%s()); }".formatted(gate),
            "@Get(\"/shelf\") String shelf(StringBuilder shelf) { return shelf.toString(); }"
        };
    }

    /** The new start may be said to take long as well: these are impatient. */
    private static String answer(ServedShop shop) {
        String word = shop.ask("/word").body();
        while (word.startsWith("{\"state\":\"starting\"")) {
            assertThat(word).doesNotContain("Shop.shelf", "Shop.java:10");
            word = shop.ask("/word").body();
        }
        return word;
    }
}

package dev.jumun.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an application keeps over its reloads. */
@Timeout(120)
class KeptValuesTest {
    private static final String STORAGE =
            """
            package shop;
            import dev.jumun.*;
            import dev.jumun.async.Yield;
            import dev.jumun.cli.dev.KeptProbe;
            import dev.jumun.server.Kept;
            final class Storage {
                @Provides(Scope.APP)
                static void probe(Yield<KeptProbe> yield) throws Exception {
                    try (Kept<KeptProbe> kept = Kept.of("probe", KeptProbe::new, Place.TEXT())) {
                        yield.to(kept.value());
                    }
                }
            }
            """;

    private static final String MAIN =
            "public static void main(String[] arguments) {"
                    + " dev.jumun.server.Jumun.run(Shop.class, arguments); }";

    @TempDir Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> failures = new ArrayList<>();
    private @Nullable DevServer server;

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(folder.resolve("src/main/java/shop"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        save("Storage", STORAGE);
        savePlace("one");
        saveShop("first");
        KeptProbe.made();
        server = ServedFolder.start(folder, new Failures());
    }

    @AfterEach
    void close() throws Exception {
        if (server != null) {
            server.close();
        }
        server = null;
        client.close();
    }

    private void save(String name, String source) throws IOException {
        Files.writeString(folder.resolve("src/main/java/shop/" + name + ".java"), source);
    }

    private void savePlace(String text) throws IOException {
        save(
                "Place",
                "package shop; class Place { static String TEXT() { return \"%s\"; } }"
                        .formatted(text));
    }

    private void saveShop(String word, String... more) throws IOException {
        save(
                "Shop",
                """
                package shop;
                import dev.jumun.*;
                import dev.jumun.server.Kept;
                @Api(providers = Storage.class)
                public class Shop {
                    @Get("/word") String word() { return "%s"; }
                    %s
                }
                """
                        .formatted(word, String.join("\n    ", more)));
    }

    private String ask(String path) throws Exception {
        int port = server == null ? 0 : server.port();
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return client.send(
                        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void itOutlivesSavesOfOtherSources() throws Exception {
        assertThat(ask("/word")).isEqualTo("\"first\"");
        KeptProbe probe = KeptProbe.made().getFirst();
        for (String word : List.of("second", "third")) {
            saveShop(word);
            assertThat(ask("/word")).isEqualTo("\"" + word + "\"");
        }
        assertThat(KeptProbe.made()).isEmpty();
        assertThat(probe.isClosed()).isFalse();
        assertThat(probe.context()).isInstanceOf(LibraryLoader.class);

        close();
        assertThat(probe.isClosed()).isTrue();
        assertThat(failures).isEmpty();
    }

    /** As they have pools of their own where nothing is kept. */
    @Test
    void eachMountedApiKeepsItsOwn() throws Exception {
        for (String name : List.of("Admin", "Till")) {
            save(
                    name,
                    """
                    package shop;
                    import dev.jumun.*;
                    import dev.jumun.cli.dev.KeptProbe;
                    @Api(title = "%1$s", providers = Storage.class)
                    public class %1$s {
                        @Get("/id") int id(KeptProbe probe) { return System.identityHashCode(probe); }
                    }
                    """
                            .formatted(name));
        }
        String mounts =
                "mounts = {@Api.Mount(path = \"/admin\", api = Admin.class),"
                        + " @Api.Mount(path = \"/till\", api = Till.class)}, providers";
        saveMounting("first", mounts);
        assertThat(ask("/word")).isEqualTo("\"first\"");
        List<KeptProbe> probes = KeptProbe.made();
        assertThat(probes).hasSize(3);
        String admin = ask("/admin/id");
        String till = ask("/till/id");
        assertThat(admin).isNotEqualTo(till);

        saveMounting("second", mounts);
        assertThat(ask("/word")).isEqualTo("\"second\"");
        assertThat(ask("/admin/id")).isEqualTo(admin);
        assertThat(ask("/till/id")).isEqualTo(till);
        assertThat(KeptProbe.made()).isEmpty();

        saveShop("alone", MAIN); // nothing is mounted any more
        assertThat(ask("/word")).isEqualTo("\"alone\"");
        assertThat(probes).extracting(KeptProbe::isClosed).containsExactly(false, true, true);
    }

    private void saveMounting(String word, String mounts) throws IOException {
        saveShop(word, MAIN);
        Path source = folder.resolve("src/main/java/shop/Shop.java");
        Files.writeString(source, Files.readString(source).replace("providers", mounts));
    }

    @Test
    void itIsMadeAnewWhenItsSourceOrATextOfItDiffers() throws Exception {
        ask("/word");
        KeptProbe first = KeptProbe.made().getFirst();
        savePlace("two");
        ask("/word");
        KeptProbe second = KeptProbe.made().getFirst();
        save("Storage", STORAGE.replace("yield.to", "Object o = null; yield.to"));
        ask("/word");
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isTrue();
        assertThat(KeptProbe.made()).hasSize(1).noneMatch(KeptProbe::isClosed);
    }

    @Test
    void itIsClosedWhenNobodyAsksForItAnyMore() throws Exception {
        ask("/word");
        KeptProbe probe = KeptProbe.made().getFirst();
        save("Storage", STORAGE.replaceFirst("(?s)try .*;\\s+}", "yield.to(new KeptProbe());"));
        assertThat(ask("/word")).isEqualTo("\"first\"");
        assertThat(probe.isClosed()).isTrue();
    }

    @Test
    void itOutlivesAStartThatFails() throws Exception {
        ask("/word");
        KeptProbe probe = KeptProbe.made().getFirst();
        saveShop("x", "@Provides(Scope.APP) static Place p() { throw new Error(\"broken\"); }");
        assertThat(ask("/word")).contains("broken");
        saveShop("again");
        assertThat(ask("/word")).isEqualTo("\"again\"");
        assertThat(KeptProbe.made()).isEmpty();
        assertThat(probe.isClosed()).isFalse();
    }

    @Test
    void classesOfTheApplicationAreRefused() throws Exception {
        save(
                "Storage",
                STORAGE.replace("Kept<KeptProbe> kept", "Kept<Object> kept")
                        .replace("Yield<KeptProbe>", "Yield<Object>")
                        .replace("KeptProbe::new", "Place::new"));
        assertThat(ask("/word"))
                .contains("probe")
                .contains("made a shop.Place, a class of the application")
                .contains("Storage.java");
    }

    @Test
    void aNameIsUsedOnce() throws Exception {
        save(
                "Storage",
                STORAGE.replace("yield.to", "Kept.of(\"probe\", () -> \"x\").close(); yield.to"));
        assertThat(ask("/word")).contains("was called twice");
    }

    @Test
    void onlyAStartAsksForIt() throws Exception {
        saveShop(
                "x",
                "@Get(\"/late\") String late() throws Exception {",
                "return Kept.of(\"late\", () -> \"late\").value(); }");
        assertThat(ask("/late")).contains("was not called by a provider with Scope.APP");
    }

    /** Here nothing is kept: what a start has set up is torn down, though it was given up. */
    @Test
    void aStartThatIsGivenUpLeavesNothing() throws Exception {
        ask("/word");
        KeptProbe.made();
        save(
                "Storage",
                STORAGE.replaceFirst("(?s)try .*?\\{", "try (KeptProbe kept = new KeptProbe()) {")
                        .replace("kept.value()", "kept"));
        saveShop(
                "endless",
                "@Provides(Scope.APP) static Place place(dev.jumun.cli.dev.KeptProbe probe)",
                "throws Exception { new java.util.concurrent.CountDownLatch(1).await();",
                "return new Place(); }");
        int port = server == null ? 0 : server.port();
        URI uri = URI.create("http://127.0.0.1:" + port + "/word");
        var waiting =
                client.sendAsync(
                        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        List<KeptProbe> made = List.of();
        while (made.isEmpty()) {
            made = KeptProbe.made();
        }
        saveShop("mended");
        assertThat(ask("/word")).isEqualTo("\"mended\"");
        assertThat(waiting.join().body()).isEqualTo("\"mended\"");
        while (!made.getFirst().isClosed()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void itHoldsNoGeneration() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            saveShop("w" + i);
            ask("/word");
            if (server != null && server.generations().known() instanceof State.Fresh fresh) {
                loaders.add(new WeakReference<>(fresh.generation().loader()));
            }
        }
        assertThat(loaders).hasSize(8);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (loaders.stream().filter(each -> each.get() != null).count() > 2
                && System.nanoTime() < deadline) {
            System.gc();
        }
        assertThat(loaders.stream().filter(each -> each.get() != null).count())
                .isLessThanOrEqualTo(2);
        assertThat(KeptProbe.made()).hasSize(1);
    }

    private final class Failures extends SilentListener {
        @Override
        public void failed(String what, Throwable failure) {
            failures.add(what + ": " + failure);
        }
    }
}

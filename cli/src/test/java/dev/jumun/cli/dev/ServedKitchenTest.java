package dev.jumun.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The kitchen and the metrics are served where the application asks for it, as in production. */
@Timeout(300)
class ServedKitchenTest {
    private static final String METRICS =
            """
            record Numbers(String text)
                    implements dev.jumun.exchange.RequestObserver,
                            dev.jumun.runtime.engine.Scrapeable {
                @Override public dev.jumun.exchange.Observation begin(
                        dev.jumun.exchange.RequestHead head) {
                    return new dev.jumun.exchange.Observation() {};
                }
                @Override public java.util.Optional<Page> page(String accept) {
                    return java.util.Optional.of(new Page("text/plain", text));
                }
            }
            @Provides(Scope.APP) static Numbers numbers() { return new Numbers("WORD"); }
            """;

    @TempDir Path folder;

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void save(String word, int port) throws IOException {
        ServedShop.save(folder, word, METRICS.replace("WORD", word));
        Path source = folder.resolve("src/main/java/shop/Shop.java");
        String settings =
                "Shop.class, s -> s.withManagement(\"127.0.0.1:%d\"), args".formatted(port);
        Files.writeString(source, Files.readString(source).replace("Shop.class, args", settings));
    }

    private static HttpResponse<String> get(ServedShop shop, String address) throws Exception {
        return shop.client()
                .send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void itIsServedAcrossSavesAndMovesWithTheSetting() throws Exception {
        int port = freePort();
        int other = freePort();
        save("first", port);
        try (ServedShop shop = ServedShop.of(folder, Duration.ofMinutes(10))) {
            assertThat(shop.ask("/word").body()).isEqualTo("\"first\"");
            String note = shop.notes.take();
            assertThat(note).startsWith("Kitchen http://127.0.0.1:" + port + "/?token=");
            assertThat(get(shop, note.substring("Kitchen ".length())).statusCode()).isEqualTo(303);
            String metrics = "http://127.0.0.1:" + port + "/metrics";
            assertThat(get(shop, metrics).body()).isEqualTo("first");

            save("second", port);
            assertThat(shop.ask("/word").body()).isEqualTo("\"second\"");
            assertThat(get(shop, metrics).body()).isEqualTo("second");
            assertThat(shop.notes).isEmpty(); // the same kitchen

            save("third", other);
            assertThat(shop.ask("/word").body()).isEqualTo("\"third\"");
            assertThat(get(shop, "http://127.0.0.1:" + other + "/metrics").body())
                    .isEqualTo("third");
            assertThatThrownBy(() -> get(shop, metrics)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAddressThatIsTakenIsAFailedStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            save("first", taken.getLocalPort());
            try (ServedShop shop = ServedShop.of(folder, Duration.ofMinutes(10))) {
                assertThat(shop.ask("/word").body())
                        .contains("The kitchen cannot be served at", "broken");
                int port = freePort();
                save("second", port);
                assertThat(shop.ask("/word").body()).isEqualTo("\"second\"");
                assertThat(get(shop, "http://127.0.0.1:" + port + "/metrics").body())
                        .isEqualTo("second");
            }
        }
    }
}

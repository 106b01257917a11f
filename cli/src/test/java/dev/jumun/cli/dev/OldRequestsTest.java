package dev.jumun.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What was begun before a save and ignores that it is cancelled answers nothing after it. */
@Timeout(300)
class OldRequestsTest {
    @TempDir Path folder;

    @AfterEach
    void open() {
        Gate.open();
    }

    private ServedShop serve(String... more) throws IOException {
        ServedShop.save(folder, "old", more);
        return ServedShop.of(folder, Duration.ofMinutes(10));
    }

    @Test
    void anAnswerThatComesAfterTheCancellationIsNotSent() throws Exception {
        try (ServedShop shop =
                serve("@Get(\"/slow\") String slow() { return Gate.swallowing(); }")) {
            CompletableFuture<HttpResponse<String>> slow = shop.begin("/slow");
            CompletableFuture<HttpResponse<String>> page =
                    shop.begin("/slow?page", "Accept", "text/html");
            Gate.awaitReached();
            shop.save("new");
            assertThat(shop.ask("/word").body()).isEqualTo("\"new\"");

            assertThat(slow.join().statusCode()).isEqualTo(503);
            assertThat(slow.join().body())
                    .startsWith("{\"state\":\"replaced\"")
                    .contains("GET /slow was begun before a save")
                    .doesNotContain("interrupted");
            assertThat(page.join().body()).contains("There is newer code", "/.jumun/wait?after=");
        }
    }

    @Test
    void aHandlerThatDoesNotEndIsNamedAndItsClientDoesNotWait() throws Exception {
        try (ServedShop shop = serve("@Get(\"/deaf\") String deaf() { return Gate.deaf(); }")) {
            CompletableFuture<HttpResponse<String>> deaf = shop.begin("/deaf");
            Gate.awaitReached();
            shop.save("new");
            assertThat(shop.ask("/word").body()).isEqualTo("\"new\"");

            assertThat(deaf.join().statusCode()).isEqualTo(503);
            assertThat(deaf.join().body())
                    .startsWith("{\"state\":\"replaced\"")
                    .contains("\"line\":" + ServedShop.FIRST_LINE);
            assertThat(shop.notes.take())
                    .contains(
                            "GET /deaf was begun before a save",
                            "Its handler continues though it has been cancelled.",
                            "Gate.deaf",
                            "Shop.java:8");
        }
    }

    /** What ends one request must not stop the end of the others, and of the generation. */
    @Test
    void aHandlerThatDoesNotEndMayHaveLostItsClient() throws Exception {
        try (ServedShop shop = serve("@Get(\"/deaf\") String deaf() { return Gate.deaf(); }")) {
            try (Socket socket =
                    new Socket(
                            InetAddress.getLoopbackAddress(), shop.request("/").uri().getPort())) {
                socket.getOutputStream()
                        .write("GET /deaf HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
                Gate.awaitReached();
                socket.setSoLinger(true, 0);
            }
            shop.save("new");
            assertThat(shop.ask("/word").body()).isEqualTo("\"new\"");
            assertThat(shop.notes.take()).contains("GET /deaf was begun before a save");
            assertThat(shop.ask("/word").body()).isEqualTo("\"new\"");
        }
    }

    @Test
    void aStreamThatDoesNotEndIsBrokenOff() throws Exception {
        try (ServedShop shop =
                serve(
                        "@Get(\"/ticks\") dev.jumun.async.Generator<String> ticks() {",
                        "    return dev.jumun.async.Generator.of(yield -> {",
                        "        yield.to(\"tick\"); Gate.deaf(); yield.to(\"old\"); }); }")) {
            HttpResponse<InputStream> stream =
                    shop.client()
                            .send(
                                    shop.request("/ticks"),
                                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.body().read()).isPositive();
            Gate.awaitReached();
            shop.save("new");
            assertThat(shop.ask("/word").body()).isEqualTo("\"new\"");

            assertThatThrownBy(() -> stream.body().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    /** A request that ends in time is answered as if nothing were. */
    @Test
    void anAnswerInTimeIsSent() throws Exception {
        try (ServedShop shop = serve("@Get(\"/slow\") String slow() { return Gate.deaf(); }")) {
            CompletableFuture<HttpResponse<String>> slow = shop.begin("/slow");
            Gate.awaitReached();
            Gate.open();
            assertThat(slow.join().body()).isEqualTo("\"opened\"");
        }
    }
}

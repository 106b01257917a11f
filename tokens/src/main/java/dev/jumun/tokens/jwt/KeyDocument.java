package dev.jumun.tokens.jwt;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;

/** Fetches a set of keys by https: without redirects, for five seconds, and 256 KB at most. */
final class KeyDocument implements Callable<String> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 256 * 1024;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpRequest request;

    KeyDocument(URI address) {
        boolean https = "https".equals(address.getScheme());
        boolean here =
                "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
        if (!https && !here) {
            throw new IllegalArgumentException(
                    address
                            + ": anyone who can change the keys in transit can sign tokens. Use"
                            + " https.");
        }
        request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    }

    @Override
    public String call() throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()) {
            HttpResponse<InputStream> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException(request.uri() + " answers " + answer.statusCode() + ".");
                }
                byte[] bytes = body.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw new IOException(request.uri() + " has more than " + LARGEST + " bytes.");
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }
    }
}

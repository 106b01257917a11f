package dev.jumun.conformance;

import dev.jumun.MutableHeaders;
import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Serves an app as a user does, with the settings by default, and asks it over a socket, with the
 * JDK's client: it takes the framing of answers as others than Jumun read the RFCs.
 *
 * <p>What differs from memory, and is made up for: the client has an address, see {@link
 * Answer#clientHost}.
 *
 * <p>What the engine adds to a head ({@code date}, {@code connection}, {@code transfer-encoding},
 * {@code content-length}) a recording does not compare either way; that lengths are right is seen
 * by the client, which takes the next answer off the same connection.
 */
final class SocketTransport implements Transport {
    static {
        // Recorded requests name other hosts than the one that is connected to, and apps tell what
        // they were sent. The client reads this when its first class is loaded.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection");
    }

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String ADDRESS = "127.0.0.1";

    private final App app;
    private final Server server;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    SocketTransport(App app) throws Exception {
        this.app = app.start();
        try {
            this.server =
                    Server.start(app, ServerSettings.defaults().withHost(ADDRESS).withPort(0));
        } catch (IOException e) {
            app.close();
            throw e;
        }
    }

    @Override
    public Answer send(RecordedRequest recorded) throws Exception {
        if (!recorded.scheme().equals("http") || !recorded.rootPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "It was recorded behind a proxy, or by https: nothing here stands in for"
                            + " those.");
        }
        Optional<HttpRequest> request = request(recorded);
        return request.isPresent() ? send(request.get()) : BareClient.send(server.port(), recorded);
    }

    private Answer send(HttpRequest request) throws Exception {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        return answer(response, response.body());
    }

    static Answer answer(HttpResponse<?> response, byte[] body) {
        MutableHeaders headers = new MutableHeaders();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        return new Answer(response.statusCode(), headers, body, ADDRESS);
    }

    /** The request as the JDK's client sends it; none if it would send another. */
    private Optional<HttpRequest> request(RecordedRequest recorded) {
        if (!recorded.has("user-agent")) {
            return Optional.empty(); // it adds its own
        }
        try {
            URI uri = uri("http", recorded.target());
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            if (!recorded.target().equals(uri.getRawPath() + query)) {
                return Optional.empty();
            }
            HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(PATIENCE);
            if (recorded.method().equals("GET") && recorded.body().isEmpty()) {
                builder.GET(); // with an empty body it would tell its length
            } else {
                builder.method(
                        recorded.method(),
                        recorded.body()
                                .map(BodyPublishers::ofByteArray)
                                .orElseGet(BodyPublishers::noBody));
            }
            recorded.fields().forEach(field -> builder.header(field.name(), field.value()));
            return Optional.of(builder.build());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no URI, or a field that it refuses
        }
    }

    private URI uri(String scheme, String target) {
        return URI.create(scheme + "://" + ADDRESS + ":" + server.port() + target);
    }

    @Override
    public Conversation converse(RecordedRequest handshake) throws Exception {
        return SocketConversation.open(client, uri("ws", handshake.target()), handshake);
    }

    @Override
    public void close() {
        client.shutdownNow(); // a server waits for connections that are kept alive
        client.close();
        try (app) {
            server.stop(app::cancelAll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server was stopped.", e);
        }
    }
}

package dev.jumun.cli.dev;

import dev.jumun.cli.project.Project;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** An application of one source that is changed while it is served. */
final class ServedShop implements AutoCloseable {
    private static final String SHOP =
            """
            package shop;
            import dev.jumun.*;
            import dev.jumun.cli.dev.Gate;
            import dev.jumun.server.Jumun;
            @Api(title = "Shop")
            public class Shop {
                @Get("/word") String word() { return "NEW"; }
                MORE
                public static void main(String[] args) { Jumun.run(Shop.class, args); }
            }
            """;

    /** The line of what is given to {@link #save} as the first of more. */
    static final int FIRST_LINE = 8;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final DevServer server;

    /** The starts that the terminal reports because they take long. */
    final LinkedBlockingQueue<State.Starting> starting = new LinkedBlockingQueue<>();

    /** The files whose changes the terminal reports. */
    final LinkedBlockingQueue<Path> changed = new LinkedBlockingQueue<>();

    /** What the terminal reports of generations. */
    final LinkedBlockingQueue<State> made = new LinkedBlockingQueue<>();

    /** The other lines that the terminal prints. */
    final LinkedBlockingQueue<String> notes = new LinkedBlockingQueue<>();

    /** Serves what was saved in a folder. */
    ServedShop(Path folder, BuildFiles.Opening opening, Duration patience) throws IOException {
        this.folder = folder;
        this.server =
                ServedFolder.start(
                        folder,
                        opening,
                        patience,
                        new SilentListener() {
                            @Override
                            public void changed(@Nullable Path cause) {
                                if (cause != null) {
                                    changed.add(cause);
                                }
                            }

                            @Override
                            public void made(State state, Duration took) {
                                made.add(state);
                            }

                            @Override
                            public void starting(State.Starting state) {
                                starting.add(state);
                            }

                            @Override
                            public void note(String sentence) {
                                notes.add(sentence);
                            }
                        });
    }

    /** Serves with the libraries of this process, whatever the build says. */
    static ServedShop of(Path folder, Duration patience) throws IOException {
        return new ServedShop(
                folder,
                (project, progress) -> Project.of(folder, ServedFolder.classPath()),
                patience);
    }

    static void save(Path folder, String word, String... more) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src/main/java/shop"));
        if (!Files.exists(folder.resolve("pom.xml"))) {
            Files.writeString(folder.resolve("pom.xml"), "<project/>");
        }
        String source = SHOP.replace("NEW", word).replace("MORE", String.join("\n    ", more));
        Files.writeString(sources.resolve("Shop.java"), source);
    }

    void save(String word, String... more) throws IOException {
        save(folder, word, more);
    }

    HttpResponse<String> ask(String path, String... fields) {
        return begin(path, fields).join();
    }

    CompletableFuture<HttpResponse<String>> begin(String path, String... fields) {
        return client.sendAsync(request(path, fields), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest request(String path, String... fields) {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (fields.length > 0) {
            request.headers(fields);
        }
        return request.build();
    }

    Generations generations() {
        return server.generations();
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() throws IOException {
        server.close();
        client.close();
    }
}

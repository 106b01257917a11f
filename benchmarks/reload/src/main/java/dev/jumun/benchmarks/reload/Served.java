package dev.jumun.benchmarks.reload;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A development server in a process of its own. */
final class Served implements AutoCloseable {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\"address\":\"|running on |Listening on: )(http[^\"\\s]*)");

    private final Process process;
    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Served(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it, and waits until it says where it listens. */
    static Served start(Path folder, List<String> command)
            throws IOException, InterruptedException {
        Path log = folder.resolve("server.log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().remove("JUMUN_ACCESS_LOG");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        while (process.isAlive()) {
            Matcher matcher = ADDRESS.matcher(Files.readString(log));
            if (matcher.find()) {
                return new Served(process, matcher.group(1));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("It did not start: " + Files.readString(log));
    }

    /** Asks; returns the answer's body, or "refused". */
    String ask(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofMinutes(2))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (ConnectException e) {
            return "refused";
        } catch (IOException e) {
            return "broken: " + e;
        }
    }

    /** The number of its JVM: it is started by a script. */
    long jvm() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(each -> each.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        client.close();
    }
}

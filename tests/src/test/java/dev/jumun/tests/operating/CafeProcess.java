package dev.jumun.tests.operating;

import dev.jumun.kitchen.view.SocketFolder;

import java.io.BufferedReader;
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
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The café in a process of its own, started by a line of a chapter. */
final class CafeProcess implements AutoCloseable {
    private static final String PROGRAM = "java -jar cafe.jar";
    private static final Pattern ADDRESS = Pattern.compile("Listening +(http\\S+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Process process;
    private final String address;

    private CafeProcess(Process process, String address, BufferedReader output) {
        this.process = process;
        this.address = address;
        Thread.ofPlatform().daemon().start(() -> output.lines().forEach(lines::add));
    }

    /**
     * Starts it, and waits until it says where it listens, and its socket for tasks is there.
     *
     * @param line variables, {@code java -jar cafe.jar}, options
     */
    static CafeProcess start(String line) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of("cafe.Cafe", "--port", "0"));
        int program = line.indexOf(PROGRAM);
        if (program < 0) {
            throw new IOException("The line does not start the café: " + line);
        }
        command.addAll(words(line.substring(program + PROGRAM.length())));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        for (String variable : words(line.substring(0, program))) {
            String[] parts = variable.split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        }
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String each = output.readLine(); each != null; each = output.readLine()) {
            said.append(each).append('\n');
            Matcher matcher = ADDRESS.matcher(each);
            if (matcher.find()) {
                Path socket =
                        SocketFolder.path(builder.environment()).resolve(process.pid() + ".sock");
                while (!Files.exists(socket) && process.isAlive()) {
                    Thread.onSpinWait();
                }
                return new CafeProcess(process, matcher.group(1), output);
            }
        }
        throw new IOException("The café did not open: " + said);
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"));
    }

    /** Runs a program that ends with success, and returns what it prints. */
    static String output(List<String> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java());
        command.addAll(program);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(program + " failed: " + text);
        }
        return text;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    long pid() {
        return process.pid();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request, and does not wait for its answer. */
    void send(String path) {
        var _ = client.sendAsync(request(path), HttpResponse.BodyHandlers.discarding());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).build();
    }

    /** The next line of its output that has a text. */
    String line(String text) throws IOException, InterruptedException {
        while (true) {
            String line = lines.poll(30, TimeUnit.SECONDS);
            if (line == null) {
                throw new IOException("The café has not printed a line with " + text);
            }
            if (line.contains(text)) {
                return line;
            }
        }
    }

    /** Ends it as SIGTERM does, and waits. */
    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

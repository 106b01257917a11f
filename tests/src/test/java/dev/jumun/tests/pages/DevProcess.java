package dev.jumun.tests.pages;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code jumun dev} of a single file, in a process of its own. */
final class DevProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("\"address\":\"(http[^\"]*)\"");

    private final Process process;
    private final String address;

    private DevProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it, and waits until it says where it listens. */
    static DevProcess start(Path source) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.jumun.cli.Main",
                                "dev",
                                source.toString(),
                                "--port",
                                "0",
                                "--json")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .directory(requireNonNull(source.getParent()).toFile())
                        .start();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(rest -> {}));
                return new DevProcess(process, matcher.group(1));
            }
        }
        throw new IOException("jumun dev did not start.");
    }

    String address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.getInputStream().close();
    }
}

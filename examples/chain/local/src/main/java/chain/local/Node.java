package chain.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A node of the chain: a process of its own. */
final class Node {
    private final Process process;
    private final int port;

    private Node(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one with the options that a package has. Does not wait until it listens. */
    static Node start(int port, Map<String, String> environment, Redirect output)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--add-opens",
                                        "java.base/java.lang=ALL-UNNAMED",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "chain.Chain",
                                        "--port",
                                        Integer.toString(port)))
                        .redirectErrorStream(true)
                        .redirectOutput(output);
        builder.environment().putAll(environment);
        return new Node(builder.start(), port);
    }

    int port() {
        return port;
    }

    /** Asks it to end, as an orchestrator does (SIGTERM). Does not wait. */
    void stop() {
        process.destroy();
    }

    /** Ends it at once. */
    void kill() {
        process.destroyForcibly();
    }

    /** Completes with its status when it has ended. */
    CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }
}

package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process of a peer, from its start until it is closed. */
final class RunningPeer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final Process process;
    private final int port;
    private final double startMillis;
    private final long startMicros;

    private RunningPeer(Process process, int port, double startMillis) throws IOException {
        this.process = process;
        this.port = port;
        this.startMillis = startMillis;
        this.startMicros = ProcessFigures.cpuMicros(process.pid());
    }

    /**
     * Starts a peer and waits until it answers; the caller closes it.
     *
     * @throws IllegalStateException if it ends before, or does not answer in a minute
     */
    static RunningPeer start(Peer peer, List<String> jvm, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        Path target = Files.createDirectories(peer.directory().resolve("target"));
        Path log = target.resolve(peer.name() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(peer.command(jvm, port))
                        .directory(peer.directory().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("PORT", "" + port);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        builder.environment().putAll(peer.environment());
        long since = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        while (!answers(port, peer)) {
            boolean late = System.nanoTime() - since > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            if (late || !process.isAlive()) {
                process.destroyForcibly();
                throw new IllegalStateException("it does not answer: see " + log);
            }
            Thread.sleep(2);
        }
        return new RunningPeer(process, port, (System.nanoTime() - since) / 1e6);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Asks again; returns whether the answer is right. */
    boolean answers(Peer peer) {
        return answers(port, peer);
    }

    /** Asks once, on a socket of its own: a client would take its time before it tries again. */
    private static boolean answers(int port, Peer peer) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("GET " + peer.path() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close")
                            .concat("\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String head = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            return head.equals("HTTP/1.1 200") && (peer.answer().isEmpty() || has(in, peer));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean has(InputStream in, Peer peer) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(peer.answer());
    }

    int port() {
        return port;
    }

    /** Returns the time from the start of the process to its first answer. */
    double startMillis() {
        return startMillis;
    }

    /** Returns the CPU time until then. */
    long startMicros() {
        return startMicros;
    }

    double privateMib() throws IOException {
        return ProcessFigures.privateKib(process.pid()) / 1024.0;
    }

    long cpuMicros() throws IOException {
        return ProcessFigures.cpuMicros(process.pid());
    }

    double residentMib() throws IOException {
        return ProcessFigures.residentKib(process.pid()) / 1024.0;
    }

    /** Collects garbage, and returns the bytes of all objects that are left. */
    long liveBytes() throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                "" + process.pid(),
                                "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        Matcher total = TOTAL.matcher(output);
        if (!total.find()) {
            throw new IllegalStateException("jcmd says: " + output);
        }
        return Long.parseLong(total.group(1));
    }

    /** Asks the process to end, and waits as long as that takes: it may have a cache to write. */
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends the process, and waits for that. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly().onExit().join();
        }
    }
}

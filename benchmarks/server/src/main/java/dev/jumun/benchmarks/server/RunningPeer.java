package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process of a peer, from its start until it is closed. */
public final class RunningPeer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final Process process;
    private final int port;
    private final double startMillis;

    private RunningPeer(Process process, int port, double startMillis) {
        this.process = process;
        this.port = port;
        this.startMillis = startMillis;
    }

    /** Starts a peer: see {@link #start(ProcessBuilder, int, Path)}. */
    static RunningPeer start(Peer peer, List<String> jvm, Database database)
            throws IOException, InterruptedException {
        int port = freePort();
        Path log = peer.directory().resolve("target").resolve(peer.name() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(peer.command(jvm, port)).directory(peer.directory().toFile());
        builder.environment().put("PORT", "" + port);
        builder.environment().put("DATABASE_URL", database.url());
        builder.environment().put("DATABASE_PORT", "" + database.port());
        builder.environment().put("DATABASE_USER", Database.USER);
        builder.environment().putAll(peer.environment());
        return start(builder, port, log);
    }

    /**
     * Starts a process and waits until it answers; the caller closes it.
     *
     * @param log where its output goes
     * @throws IllegalStateException if it ends before, or does not answer in a minute
     */
    public static RunningPeer start(ProcessBuilder builder, int port, Path log)
            throws IOException, InterruptedException {
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        long since = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        while (!answers(port)) {
            boolean late = System.nanoTime() - since > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            if (late || !process.isAlive()) {
                process.destroyForcibly();
                throw new IllegalStateException("it does not answer: see " + log);
            }
            Thread.sleep(2);
        }
        return new RunningPeer(process, port, (System.nanoTime() - since) / 1e6);
    }

    /** Returns a port that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Asks once, on a socket of its own: a client would take its time before it tries again. */
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    "GET /json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String head =
                    new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
            return head.equals("HTTP/1.1 200 OK") || head.startsWith("HTTP/1.1 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Returns where it listens. */
    public int port() {
        return port;
    }

    /** Returns the time from the start of the process to its first answer. */
    double startMillis() {
        return startMillis;
    }

    /** Returns the CPU time that all of its threads have used so far. */
    public long cpuMicros() throws IOException {
        return ProcessFigures.cpuMicros(process.pid());
    }

    /** Returns how much of it lies in memory, in MiB. */
    public double residentMib() throws IOException {
        return ProcessFigures.residentKib(process.pid()) / 1024.0;
    }

    /** Collects garbage, and returns the bytes of all objects that are left. */
    public long liveBytes() throws IOException, InterruptedException {
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

package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process of a peer, with its workers, from its start until it is closed. */
public final class RunningPeer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final ProcessTree process;
    private final boolean java;
    private final int port;
    private final double startMillis;

    private RunningPeer(ProcessTree process, boolean java, int port, double startMillis) {
        this.process = process;
        this.java = java;
        this.port = port;
        this.startMillis = startMillis;
    }

    /** Starts a peer: see {@link #start(ProcessBuilder, int, Path)}. */
    static RunningPeer start(Peer peer, List<String> jvm, Database database)
            throws IOException, InterruptedException {
        int port = freePort();
        Path target = Files.createDirectories(peer.directory().resolve("target"));
        Path log = target.resolve(peer.name() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(peer.command(jvm, port)).directory(peer.directory().toFile());
        builder.environment().put("PORT", "" + port);
        builder.environment().put("DATABASE_URL", database.url());
        builder.environment().put("DATABASE_PORT", "" + database.port());
        builder.environment().put("DATABASE_USER", Database.USER);
        builder.environment().putAll(peer.environment(port));
        return start(builder, peer.isJava(), port, log);
    }

    /**
     * Starts a process and waits until it answers; the caller closes it.
     *
     * @param java whether it is a JVM, whose heap can be looked at
     * @param log where its output goes
     * @throws IllegalStateException if it ends before, or does not answer in a minute
     */
    public static RunningPeer start(ProcessBuilder builder, boolean java, int port, Path log)
            throws IOException, InterruptedException {
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        long since = System.nanoTime();
        ProcessTree process = new ProcessTree(builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
        while (!answers(port)) {
            boolean late = System.nanoTime() - since > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            if (late || !process.root().isAlive()) {
                process.kill();
                throw new IllegalStateException("it does not answer: see " + log);
            }
            Thread.sleep(2);
        }
        return new RunningPeer(process, java, port, (System.nanoTime() - since) / 1e6);
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
        return process.cpuMicros();
    }

    /** Returns how much of it lies in memory, in MiB. */
    public double residentMib() throws IOException {
        return process.residentKib() / 1024.0;
    }

    /**
     * Collects garbage, and returns the bytes of all objects that are left; none if it is not on
     * the JVM: then resident memory has to tell all.
     */
    public long liveBytes() throws IOException, InterruptedException {
        if (!java) {
            return 0;
        }
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                "" + process.root().pid(),
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

    /** Ends the process and its workers, and waits for that. */
    @Override
    public void close() {
        process.close();
    }
}

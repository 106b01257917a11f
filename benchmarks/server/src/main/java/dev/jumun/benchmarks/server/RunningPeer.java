package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process of a peer, with its workers, from its start until it is closed. */
public final class RunningPeer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final ProcessTree process;
    private final boolean java;
    private final int port;
    private final double startMillis;
    private final long startMicros;

    private RunningPeer(ProcessTree process, boolean java, int port, double startMillis)
            throws IOException {
        this.process = process;
        this.java = java;
        this.port = port;
        this.startMillis = startMillis;
        this.startMicros = process.cpuMicros();
    }

    /** Starts a peer: see {@link #start(ProcessBuilder, boolean, int, Path)}. */
    static RunningPeer start(Peer peer, List<String> jvm, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = freePort();
        Path target = Files.createDirectories(peer.directory().resolve("target"));
        Path log = target.resolve(peer.name() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(peer.command(jvm, port)).directory(peer.directory().toFile());
        builder.environment().put("PORT", "" + port);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        builder.environment().putAll(peer.environment(port));
        return start(builder, peer.isJava(), port, log, peer.path(), peer.answer());
    }

    /**
     * Starts a process and waits until it answers {@code GET /json}; the caller closes it.
     *
     * @param java whether it is a JVM, whose heap can be looked at
     * @param log where its output goes
     * @throws IllegalStateException if it ends before, or does not answer in a minute
     */
    public static RunningPeer start(ProcessBuilder builder, boolean java, int port, Path log)
            throws IOException, InterruptedException {
        return start(builder, java, port, log, "/json", "");
    }

    private static RunningPeer start(
            ProcessBuilder builder, boolean java, int port, Path log, String path, String answer)
            throws IOException, InterruptedException {
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        long since = System.nanoTime();
        ProcessTree process = new ProcessTree(builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
        while (!answers(port, path, answer)) {
            boolean late = System.nanoTime() - since > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            if (late || !process.root().isAlive()) {
                process.kill();
                throw new IllegalStateException("it does not answer: see " + log);
            }
            Thread.sleep(2);
        }
        return new RunningPeer(process, java, port, (System.nanoTime() - since) / 1e6);
    }

    /**
     * Returns a port that nobody listens on, below those that the kernel gives to clients: one of
     * them might get it before the server has started.
     */
    public static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException taken) {
                // another one, then
            }
        }
    }

    /** Asks again; returns whether the answer is right. */
    boolean answers(Peer peer) {
        return answers(port, peer.path(), peer.answer());
    }

    /** Asks once, on a socket of its own: a client would take its time before it tries again. */
    private static boolean answers(int port, String path, String answer) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close")
                            .concat("\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String head = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            return head.equals("HTTP/1.1 200") && (answer.isEmpty() || has(in, answer));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean has(InputStream in, String answer) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(answer);
    }

    /** Returns where it listens. */
    public int port() {
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

    /** Returns what of the resident set is not of files, in MiB. */
    double privateMib() throws IOException {
        return ProcessFigures.privateKib(process.root().pid()) / 1024.0;
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
        String histogram = jcmd("GC.class_histogram");
        jcmd("System.trim_native_heap"); // what malloc has free is no growth of the resident set
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("jcmd says: " + histogram);
        }
        return Long.parseLong(total.group(1));
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                "" + process.root().pid(),
                                command)
                        .redirectErrorStream(true)
                        .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return output;
    }

    /** Asks the process to end, and waits as long as that takes: it may have a cache to write. */
    void end() throws InterruptedException {
        process.root().destroy();
        process.root().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends the process and its workers, and waits for that. */
    @Override
    public void close() {
        process.close();
    }
}

package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What a build of some routes costs a peer: the least of several rounds. */
final class Cost {
    private final Peer peer;
    private final int routes;
    private final Path folder;
    private Spent plain = new Spent(Double.MAX_VALUE, Double.MAX_VALUE);
    private Spent full = plain;
    private Generated generated = new Generated(0, 0, 0);

    /** Writes the sources. */
    Cost(Peer peer, int routes, Path folder) throws IOException {
        this.peer = peer;
        this.routes = routes;
        this.folder = folder;
        SampleApi.write(peer.templates(), routes, folder.resolve("sources"));
    }

    /** Builds once without and once with what the peer needs. */
    void round() throws IOException, InterruptedException {
        plain = plain.least(peer.plain(folder));
        full = full.least(peer.full(folder));
        generated = peer.generated(folder);
    }

    static String head() {
        return "| routes | | javac, CPU s | full build, CPU s | × | elapsed s | lines a route | KB"
                + " of classes a route | classes |\n"
                + "|---|---|---|---|---|---|---|---|---|";
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.1f | %.1f | %.2f | %.1f | %.0f | %.1f | %d |",
                routes,
                peer.title(),
                plain.cpu(),
                full.cpu(),
                full.cpu() / plain.cpu(),
                full.wall(),
                (double) generated.lines() / routes,
                generated.bytes() / 1000.0 / routes,
                generated.classes());
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"peer\":\"%s\",\"routes\":%d,\"plainCpuSeconds\":%.2f,\"cpuSeconds\":%.2f,"
                        + "\"wallSeconds\":%.2f,\"linesPerRoute\":%.1f,"
                        + "\"classBytesPerRoute\":%.0f,\"classes\":%d}",
                peer.title(),
                routes,
                plain.cpu(),
                full.cpu(),
                full.wall(),
                (double) generated.lines() / routes,
                (double) generated.bytes() / routes,
                generated.classes());
    }
}

package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A framework that the same API is built with. A folder of a build has {@code sources}. */
interface Peer {
    /** How the table calls it, with its version. */
    String title();

    /** The sources of the API. */
    Templates templates();

    /** Finds its libraries. Called once, before anything is measured. */
    void prepare() throws IOException, InterruptedException;

    /** The least that a build can cost: javac without processors. */
    Spent plain(Path folder) throws IOException, InterruptedException;

    /** All that it takes until the API can be started. */
    Spent full(Path folder) throws IOException, InterruptedException;

    /** What the last full build generated. */
    Generated generated(Path folder) throws IOException;

    /** The command that starts the API at a port. */
    List<String> start(Path folder, int port);

    /** The path of its document; empty if it has none at run time. */
    String document();
}

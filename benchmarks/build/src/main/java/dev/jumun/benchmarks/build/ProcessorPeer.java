package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A framework whose annotation processors run in javac. */
final class ProcessorPeer implements Peer {
    private final String title;
    private final Templates templates;
    private final String document;
    private final String portOption;
    private Libraries libraries = Libraries.OWN;

    /**
     * Makes a peer.
     *
     * @param portOption a system property ({@code -Dport=%d}), or an argument of the program
     */
    ProcessorPeer(String name, String title, String document, String portOption) {
        this.title = title;
        this.templates = new Templates(name);
        this.document = document;
        this.portOption = portOption;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public String document() {
        return document;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (!templates.peer().equals("jumun")) {
            libraries = Libraries.of(templates);
        }
    }

    @Override
    public Spent plain(Path folder) throws IOException, InterruptedException {
        return Compilation.plain(
                folder.resolve("sources"), libraries.program(), folder.resolve("plain"));
    }

    @Override
    public Spent full(Path folder) throws IOException, InterruptedException {
        return Compilation.processed(
                folder.resolve("sources"),
                libraries.program(),
                libraries.all(),
                folder.resolve("classes"),
                folder.resolve("generated"));
    }

    @Override
    public Generated generated(Path folder) throws IOException {
        return Generated.in(
                folder.resolve("generated"), folder.resolve("classes"), folder.resolve("plain"));
    }

    @Override
    public List<String> start(Path folder, int port) {
        List<String> options = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        (portOption.startsWith("-D") ? options : arguments)
                .addAll(List.of(portOption.formatted(port).split(" ", -1)));
        options.addAll(
                List.of("-cp", folder.resolve("classes") + ":" + libraries.program(), "big.Big"));
        options.addAll(arguments);
        return options;
    }
}

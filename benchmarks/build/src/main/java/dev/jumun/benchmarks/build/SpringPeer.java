package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Spring Boot, whose ahead-of-time processing starts the application and writes sources. */
final class SpringPeer implements Peer {
    private final Templates templates = new Templates("spring");
    private Libraries libraries = Libraries.OWN;

    @Override
    public String title() {
        return "Spring Boot 4.1.2 with AOT";
    }

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public String document() {
        return "";
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        libraries = Libraries.of(templates);
    }

    @Override
    public Spent plain(Path folder) throws IOException, InterruptedException {
        return Compilation.plain(
                folder.resolve("sources"), libraries.program(), folder.resolve("plain"));
    }

    @Override
    public Spent full(Path folder) throws IOException, InterruptedException {
        Path sources = Folders.empty(folder.resolve("generated"));
        Path resources = Folders.empty(folder.resolve("resources"));
        Path proxies = Folders.empty(folder.resolve("proxies"));
        Spent compiled = plain(folder);
        Spent processed =
                Spent.by(
                        folder,
                        List.of(
                                Spent.program("java"),
                                "-cp",
                                folder.resolve("plain") + ":" + libraries.program(),
                                "org.springframework.boot.SpringApplicationAotProcessor",
                                "big.Big",
                                sources.toString(),
                                resources.toString(),
                                proxies.toString(),
                                "big",
                                "big"));
        Spent again =
                Compilation.plain(
                        sources,
                        folder.resolve("plain") + ":" + libraries.program(),
                        folder.resolve("classes"));
        return compiled.plus(processed).plus(again);
    }

    @Override
    public Generated generated(Path folder) throws IOException {
        return Generated.in(
                folder.resolve("generated"), folder.resolve("classes"), folder.resolve("plain"));
    }

    @Override
    public List<String> start(Path folder, int port) {
        return List.of(
                "-Dspring.aot.enabled=true",
                "-cp",
                folder.resolve("classes")
                        + ":"
                        + folder.resolve("resources")
                        + ":"
                        + folder.resolve("proxies")
                        + ":"
                        + folder.resolve("plain")
                        + ":"
                        + libraries.program(),
                "big.Big",
                "--server.port=" + port);
    }
}

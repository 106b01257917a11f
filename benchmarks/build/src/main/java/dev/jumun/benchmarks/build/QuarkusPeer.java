package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Quarkus, whose Maven plugin writes classes; what Maven itself costs is taken off. */
final class QuarkusPeer implements Peer {
    private final Templates templates = new Templates("quarkus");
    private Libraries libraries = Libraries.OWN;

    @Override
    public String title() {
        return "Quarkus 3.36.0";
    }

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public String document() {
        return "/q/openapi?format=json";
    }

    /** Builds once online: the plugin resolves libraries of its own. */
    @Override
    public void prepare() throws IOException, InterruptedException {
        libraries = Libraries.of(templates);
        Path folder = Files.createTempDirectory("jumun-quarkus");
        SampleApi.write(templates, 1, folder.resolve("sources"));
        compile(folder);
        Spent.by(folder, maven(false, "quarkus:build"));
    }

    @Override
    public Spent plain(Path folder) throws IOException, InterruptedException {
        return Compilation.plain(
                folder.resolve("sources"), libraries.program(), folder.resolve("plain"));
    }

    @Override
    public Spent full(Path folder) throws IOException, InterruptedException {
        Spent compiled = compile(folder);
        Spent maven = Spent.by(folder, maven(true, "validate"));
        Spent augmented = Spent.by(folder, maven(true, "quarkus:build"));
        return compiled.plus(augmented.minus(maven));
    }

    private Spent compile(Path folder) throws IOException, InterruptedException {
        Folders.empty(folder.resolve("target"));
        Files.writeString(folder.resolve("pom.xml"), templates.text("pom.xml"));
        return Compilation.plain(
                folder.resolve("sources"), libraries.program(), folder.resolve("target/classes"));
    }

    private static List<String> maven(boolean offline, String goal) {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-q", goal));
        if (offline) {
            command.add("-o");
        }
        return command;
    }

    @Override
    public Generated generated(Path folder) throws IOException {
        Path jar = folder.resolve("target/quarkus-app/quarkus/generated-bytecode.jar");
        int count = 0;
        long bytes = 0;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry each : Collections.list(zip.entries())) {
                if (each.getName().endsWith(".class")) {
                    count++;
                    bytes += each.getSize();
                }
            }
        }
        return new Generated(0, count, bytes);
    }

    @Override
    public List<String> start(Path folder, int port) {
        return List.of(
                "-Dquarkus.http.port=" + port,
                "-jar",
                folder.resolve("target/quarkus-app/quarkus-run.jar").toString());
    }
}

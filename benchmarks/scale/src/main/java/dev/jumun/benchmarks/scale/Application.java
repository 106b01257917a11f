package dev.jumun.benchmarks.scale;

import dev.jumun.benchmarks.scale.served.Served;
import dev.jumun.benchmarks.server.RunningPeer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts what is measured: on the class path of this JVM, in another. */
final class Application {
    /** As in {@code benchmarks/run server}, so that the figures may stand beside those. */
    static final List<String> JVM =
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders");

    private static final List<String> JUMUN =
            List.of(
                    "--add-opens",
                    "java.base/java.lang=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private Application() {}

    /** Starts it with so many routes more; the caller closes it. */
    static RunningPeer start(int routes, Path directory, String... flags)
            throws IOException, InterruptedException {
        int port = RunningPeer.freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(JUMUN);
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Served.class.getName(), "" + port, "" + routes));
        return RunningPeer.start(
                new ProcessBuilder(command), true, port, directory.resolve("application.log"));
    }
}

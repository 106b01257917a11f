package dev.jumun.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Options of the JVMs that are started. */
final class JvmOptions {
    private static final List<String> ACCESS =
            List.of(
                    // runs a request on the event loop of its connection
                    "--add-opens",
                    "java.base/java.lang=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    // Netty would load the flight recorder at every start
                    "-Dio.netty.jfr.enabled=false");

    private JvmOptions() {}

    /** Those of an application as in production: what {@code jumun package} uses, too. */
    static List<String> production() {
        List<String> all = new ArrayList<>(ACCESS);
        // a process without memory answers nothing, and only one that has ended is started again
        all.add("-XX:+ExitOnOutOfMemoryError");
        all.add("-XX:+UseCompactObjectHeaders");
        return all;
    }

    /** Those of tests. */
    static List<String> tests() {
        return ACCESS;
    }

    /** Opens a port of this machine for a debugger; none for 0. */
    static List<String> debug(int port) {
        return port == 0
                ? List.of()
                : List.of(
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:"
                                + port);
    }

    static String join(List<Path> classPath) {
        return classPath.stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}

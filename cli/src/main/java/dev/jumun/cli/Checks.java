package dev.jumun.cli;

import dev.jumun.cli.build.Built;
import dev.jumun.cli.build.WatchedFolders;
import dev.jumun.cli.project.Home;
import dev.jumun.cli.project.Project;
import dev.jumun.cli.project.Projects;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** The checks of {@code jumun doctor}. */
final class Checks {
    private static final Path WATCHES = Path.of("/proc/sys/fs/inotify/max_user_watches");

    private Checks() {}

    static List<Diagnosis> of(Path place) {
        List<Diagnosis> all = new ArrayList<>();
        all.add(jdk());
        all.add(Diagnosis.right("jumun", Home.version() + ", in " + Home.folder()));
        all.add(cache());
        all.add(maven());
        all.add(port());
        project(place, all);
        return all;
    }

    private static Diagnosis jdk() {
        String fact = Runtime.version() + ", in " + System.getProperty("java.home");
        if (Runtime.version().feature() < 25) {
            return Diagnosis.wrong("JDK", fact, "Jumun needs 25: let JAVA_HOME point to one.");
        }
        return ToolProvider.getSystemJavaCompiler() == null
                ? Diagnosis.wrong("JDK", fact + ", without a compiler", "Install a JDK, not a JRE.")
                : Diagnosis.right("JDK", fact);
    }

    private static Diagnosis cache() {
        String file = System.getProperty("jumun.aot");
        if (file == null) {
            return Diagnosis.notice("cache", "none: jumun runs from a checkout", "");
        }
        return Files.isRegularFile(Path.of(file))
                ? Diagnosis.right("cache", file)
                : Diagnosis.notice(
                        "cache", "not made yet: " + file, "It is made in the background, once.");
    }

    private static Diagnosis maven() {
        String path = String.valueOf(System.getenv("PATH"));
        boolean isThere =
                Stream.of(path.split(File.pathSeparator))
                        .anyMatch(each ->
                                Files.isExecutable(Path.of(each, "mvn"))
                                        || Files.isRegularFile(Path.of(each, "mvn.cmd")));
        return isThere
                ? Diagnosis.right("Maven", "on the PATH")
                : Diagnosis.notice(
                        "Maven", "not on the PATH", "Only mvn verify needs it; jumun doesn't.");
    }

    private static Diagnosis port() {
        try (ServerSocket socket = new ServerSocket(8000, 1, InetAddress.getLoopbackAddress())) {
            return Diagnosis.right("port", socket.getLocalPort() + " is free");
        } catch (IOException e) {
            return Diagnosis.notice("port", "8000 is in use", "Choose another one with --port.");
        }
    }

    private static void project(Path place, List<Diagnosis> all) {
        Project project;
        try {
            project = new Projects(words -> {}).open(place);
        } catch (IllegalArgumentException e) {
            all.add(Diagnosis.notice("project", String.valueOf(e.getMessage()), ""));
            return;
        } catch (RuntimeException e) { // of the library that reads poms, too
            all.add(
                    Diagnosis.wrong(
                            "libraries",
                            String.valueOf(e.getMessage()),
                            "Correct the pom or the //DEPS lines; behind a proxy, see"
                                    + " ~/.m2/settings.xml."));
            return;
        }
        all.add(
                Diagnosis.right(
                        "libraries", project.libraries().runtime().size() + " on the class path"));
        project.libraries()
                .warnings()
                .forEach(each -> all.add(Diagnosis.notice("build", each, "")));
        all.add(watches(project));
        all.add(compiled(project));
    }

    private static Diagnosis watches(Project project) {
        try {
            if (!Files.isReadable(WATCHES)) {
                return Diagnosis.right("watching", "the system's own way");
            }
            long limit = Long.parseLong(Files.readString(WATCHES).strip());
            long folders = WatchedFolders.of(project).size();
            return folders < limit
                    ? Diagnosis.right(
                            "watching", folders + " folders; this machine allows " + limit)
                    : Diagnosis.notice(
                            "watching",
                            folders + " folders, " + limit + " allowed",
                            "Changes are seen at the next request. Raise"
                                    + " fs.inotify.max_user_watches to see them at once.");
        } catch (IOException | NumberFormatException e) {
            return Diagnosis.notice("watching", String.valueOf(e.getMessage()), "");
        }
    }

    private static Diagnosis compiled(Project project) {
        try {
            Built built = Built.of(project);
            int count = built.problems().size();
            if (count > 0) {
                return Diagnosis.wrong("sources", count + " errors", "See jumun routes.");
            }
            return Diagnosis.right("sources", "compile; " + built.mainClass(null) + " starts them");
        } catch (IllegalArgumentException e) {
            return Diagnosis.wrong("sources", String.valueOf(e.getMessage()), "");
        } catch (IOException e) {
            return Diagnosis.wrong(
                    "sources",
                    "can't be compiled: " + e,
                    "Is the folder writable? Look at " + project.output() + ".");
        }
    }
}

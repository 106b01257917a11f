package dev.jumun.benchmarks.server;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server to measure: a directory, and a file {@code NAME.peer} in it that tells how it is
 * started. A directory may have several, for several ways to start it. It is a Maven project, or,
 * if the file has a {@code command}, an application for a Python with the {@code modules} of the
 * file.
 */
final class Peer {
    private static final Pattern VERSION =
            Pattern.compile("<peer\\.version>([^<]+)</peer\\.version>");
    private static final String JUMUN = "jumun";

    private final Path directory;
    private final String name;
    private final Properties settings;
    private Optional<Python> python = Optional.empty();

    private Peer(Path directory, String name, Properties settings) {
        this.directory = directory;
        this.name = name;
        this.settings = settings;
    }

    /** Finds all peers below a directory; Jumun is the first, the others as their names sort. */
    static List<Peer> all(Path peers) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(peers, 2)) {
            files = found.filter(file -> file.toString().endsWith(".peer")).sorted().toList();
        }
        List<Peer> all = new ArrayList<>();
        for (Path file : files) {
            String fileName = String.valueOf(file.getFileName());
            String name = fileName.substring(0, fileName.length() - ".peer".length());
            Properties settings = new Properties();
            try (Reader in = Files.newBufferedReader(file)) {
                settings.load(in);
            }
            Path directory = file.toAbsolutePath().resolveSibling("").normalize();
            Peer peer = new Peer(directory, name, settings);
            all.add(name.equals(JUMUN) ? 0 : all.size(), peer);
        }
        return all;
    }

    String name() {
        return name;
    }

    String title() {
        return settings.getProperty("title", name);
    }

    /** Returns the version that its pom names, or those of its modules. */
    String version() throws IOException, InterruptedException {
        if (isPackage()) {
            return "of this checkout";
        }
        if (!isJava()) {
            return python().map(Python::version).orElse("?");
        }
        Matcher version = VERSION.matcher(Files.readString(directory.resolve("pom.xml")));
        if (!version.find()) {
            return "?";
        }
        return version.group(1).startsWith("$") ? "of this checkout" : version.group(1);
    }

    /** Returns why a workload is left out; null if it is not. */
    @Nullable String without(Workload workload) {
        List<String> only = words("workloads");
        return only.isEmpty() || only.contains(workload.key())
                ? settings.getProperty("without." + workload.key())
                : "measured by " + String.join(" and ", only) + " only";
    }

    /** Whether it is a variant of another peer, and measured only when it is named. */
    boolean isVariant() {
        return settings.containsKey("variant");
    }

    /** Returns what it is asked for to see whether it answers. */
    String path() {
        return settings.getProperty("path", "/json");
    }

    /** Returns what its answer to that must contain. */
    String answer() {
        return settings.getProperty("answer", "");
    }

    Path directory() {
        return directory;
    }

    /** Whether it runs on the JVM, as all do that have no command of their own. */
    boolean isJava() {
        return !settings.containsKey("command");
    }

    /**
     * Builds it, and waits for that; what has a command needs only that there is what it runs on.
     *
     * @throws IllegalStateException if it cannot be started here; the sentence says why
     */
    void prepare() throws IOException, InterruptedException {
        if (!isJava()) {
            if (python().isEmpty()) {
                throw new IllegalStateException(
                        "no Python here has all of %s: install %s"
                                .formatted(
                                        String.join(", ", words("modules")),
                                        String.join(" ", words("packages"))));
            }
        } else if (isPackage()) {
            Build.packageOf(module());
        } else if (isJumun()) {
            Build.partOfThis(directory);
        } else {
            Build.project(directory);
        }
    }

    private Optional<Python> python() throws IOException, InterruptedException {
        if (python.isEmpty()) {
            python = Python.having(words("modules"));
        }
        return python;
    }

    /** Whether it is what {@code ./jumun package} makes of a module, started as its users do. */
    boolean isPackage() {
        return settings.containsKey("package");
    }

    private Path module() {
        return directory.resolve(settings.getProperty("package", "")).normalize();
    }

    private boolean isJumun() {
        return settings.getProperty("build", "maven").equals(JUMUN);
    }

    /** Returns the command that starts it. */
    List<String> command(List<String> jvm, int port) throws IOException, InterruptedException {
        if (!isJava()) {
            String program = python().map(Python::program).orElse("python3");
            return words("command").stream()
                    .map(word -> filled(word, port).replace("{python}", program))
                    .toList();
        }
        List<String> command = new ArrayList<>();
        if (isPackage()) {
            // With the flags of its own script, and no others.
            command.add(module().resolve("target/package/run").toString());
            addArguments(command, port);
            return command;
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(words("jvm"));
        String jar = settings.getProperty("jar");
        if (jar != null) {
            command.add("-jar");
            command.add(directory.resolve(jar).toString());
        } else {
            command.add("-cp");
            command.add(classPath());
            command.add(settings.getProperty("main", "peer.Peer"));
        }
        addArguments(command, port);
        return command;
    }

    private void addArguments(List<String> command, int port) {
        for (String argument : words("arguments")) {
            command.add(filled(argument, port));
        }
    }

    private String classPath() throws IOException {
        Path target = directory.resolve("target");
        if (isJumun()) {
            return target.resolve("classes")
                    + File.pathSeparator
                    + Files.readString(target.resolve("classpath")).strip();
        }
        return target.resolve(settings.getProperty("own", "peer.jar"))
                + File.pathSeparator
                + target.resolve("lib")
                + "/*";
    }

    /** Returns what it wants in its environment. */
    Map<String, String> environment(int port) {
        return words("environment").stream()
                .map(word -> filled(word, port).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String filled(String word, int port) {
        String whole =
                word.contains("{collector}")
                        ? word.replace("{collector}", "" + Collector.port())
                        : word;
        return whole.replace("{port}", "" + port)
                .replace("{cores}", "" + Runtime.getRuntime().availableProcessors());
    }

    private List<String> words(String setting) {
        String value = settings.getProperty(setting, "").strip();
        return value.isEmpty() ? List.of() : Arrays.asList(value.split("\\s+"));
    }

    @Override
    public String toString() {
        return name;
    }
}

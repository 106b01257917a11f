package dev.jumun.cli.packaging;

import dev.jumun.cli.build.Built;
import dev.jumun.cli.build.LocalRequest;
import dev.jumun.cli.build.SourceCompiler;
import dev.jumun.cli.project.Project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * A folder with everything that an application needs but a JDK: jars, a start script, the options
 * of its JVM.
 *
 * @param folder where it is
 * @param name the name of the application: {@code NAME.jar} starts it
 */
public record ApplicationPackage(Path folder, String name) {
    /**
     * Packages a project that has been compiled.
     *
     * @param mainClass the class to start
     * @param jvmOptions options of every start
     */
    public static ApplicationPackage of(Built built, String mainClass, List<String> jvmOptions)
            throws IOException {
        Project project = built.project();
        String name = project.name();
        Path folder =
                SourceCompiler.empty(
                        project.isSingleFile()
                                ? project.output().resolve("package")
                                : project.output().resolveSibling("package"));
        Path lib = Files.createDirectories(folder.resolve("lib"));
        List<Path> own = new ArrayList<>(List.of(built.classes()));
        own.addAll(project.resources());
        List<String> names = new ArrayList<>();
        Jars.write(lib.resolve(name + "-classes.jar"), Jars.manifest(), own);
        names.add(name + "-classes.jar");
        Set<String> taken = new HashSet<>(names);
        for (Path each : project.libraries().runtime()) {
            names.add(copy(each, lib, taken));
        }
        Jars.write(folder.resolve(name + ".jar"), manifest(mainClass, names), List.of());
        writeLearner(lib.resolve("jumun-learn.jar"));
        Files.write(folder.resolve("jvm.options"), jvmOptions);
        Files.write(folder.resolve("training"), training(project));
        Path script = folder.resolve("run");
        Files.writeString(script, template("run.sh").replace("@name@", name));
        if (!script.toFile().setExecutable(true, false)) {
            throw new IOException(script + " can't be made executable.");
        }
        Files.writeString(folder.resolve("run.cmd"), template("run.cmd").replace("@name@", name));
        return new ApplicationPackage(folder, name);
    }

    /** Copies a jar, or makes one of a folder; returns its name. */
    private static String copy(Path library, Path lib, Set<String> taken) throws IOException {
        boolean isFolder = Files.isDirectory(library);
        String name = String.valueOf(library.getFileName());
        if (isFolder) {
            name = moduleOf(library).getFileName() + "-classes.jar";
        }
        for (int i = 2; !taken.add(name); i++) { // jars of one name from two groups
            name = i + "-" + library.getFileName();
        }
        if (isFolder) {
            Jars.write(lib.resolve(name), Jars.manifest(), List.of(library));
        } else {
            Files.copy(library, lib.resolve(name));
        }
        return name;
    }

    /** The folder with the pom that some classes belong to. */
    private static Path moduleOf(Path classes) {
        for (Path each = classes; each != null; each = each.getParent()) {
            if (Files.isRegularFile(each.resolve("pom.xml"))) {
                return each;
            }
        }
        return classes;
    }

    private static Manifest manifest(String mainClass, List<String> jars) {
        Manifest manifest = Jars.manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
        attributes.put(
                Attributes.Name.CLASS_PATH,
                String.join(
                        " ",
                        jars.stream()
                                .map(each -> "lib/" + each.replace("%", "%25").replace(" ", "%20"))
                                .toList()));
        attributes.put(new Attributes.Name("Add-Opens"), "java.base/java.lang");
        attributes.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        return manifest;
    }

    /** Writes the jar that makes the cache where the package is used, without this program. */
    static void writeLearner(Path jar) throws IOException {
        Jars.write(jar, List.of(Learn.class, LocalRequest.class));
    }

    /** What is asked while it learns: pages of the framework, and what the pom names. */
    private static List<String> training(Project project) {
        List<String> paths = new ArrayList<>(List.of("/openapi.json", "/docs", "/nothing-is-here"));
        String named = project.libraries().properties().getOrDefault("jumun.training", "");
        Pattern.compile("\\s+")
                .splitAsStream(named)
                .filter(each -> !each.isEmpty())
                .forEach(paths::add);
        return paths;
    }

    /**
     * Makes the cache of its start. Blocks.
     *
     * @throws IOException with a sentence, if the application doesn't start by itself
     */
    public void learn() throws IOException, InterruptedException {
        String failure = Learn.learn(folder, name);
        if (!failure.isEmpty()) {
            throw new IOException(
                    failure + " Mend it, or package with --no-cache: it works the same.");
        }
    }

    /** Adds what an image needs: the cache is made inside of it, by the JVM that will use it. */
    public void addDockerfile() throws IOException {
        Files.writeString(
                folder.resolve("Dockerfile"), template("Dockerfile").replace("@name@", name));
        Files.writeString(folder.resolve(".dockerignore"), "*.aot\nfirst-start.log\nrun.cmd\n");
    }

    private static String template(String file) throws IOException {
        try (InputStream in = ApplicationPackage.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("The template " + file + " is missing in this program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package dev.jumun.cli.project;

import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.eclipse.aether.artifact.Artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Gathers what a distribution contains: everything that the resolution of new projects reads, so
 * that they need no network, and this program.
 */
public final class Gathering {
    private final Path home;
    private final Map<String, Path> files = new LinkedHashMap<>();

    private Gathering(Path home) {
        this.home = home;
    }

    /**
     * Fills the folder of a distribution. Blocks.
     *
     * @param home the folder
     * @param projects modules that have to be resolved without a network
     * @param file a single file, likewise
     */
    public static void into(Path home, List<Path> projects, Path file) throws IOException {
        Gathering gathering = new Gathering(home);
        Projects opened = new Projects(words -> {}, gathering::add);
        for (Path each : projects) {
            opened.openWithTests(each);
        }
        opened.open(file);
        gathering.copyFiles();
        gathering.addProgram();
    }

    private void add(Artifact artifact) {
        String version = artifact.getBaseVersion();
        String classifier =
                artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
        Path folder =
                Path.of(artifact.getGroupId().replace('.', '/'), artifact.getArtifactId(), version);
        String name =
                artifact.getArtifactId()
                        + "-"
                        + version
                        + classifier
                        + "."
                        + artifact.getExtension();
        Path found = artifact.getFile().toPath();
        if (Files.isDirectory(found)) { // target/classes of a module, whose jar is next to it
            found = found.resolveSibling(name);
        }
        files.put(folder.resolve(name).toString(), found);
        if (artifact.getExtension().equals("pom")) {
            addParent(found);
        }
    }

    /** A pom of a checkout has its parent next to it: nothing reports that it is read. */
    private void addParent(Path pom) {
        Model model = Workspace.read(pom);
        Parent parent = model == null ? null : model.getParent();
        String relative = parent == null ? null : parent.getRelativePath();
        Path file = relative == null ? pom : pom.resolveSibling(relative).normalize();
        if (parent != null && Files.isRegularFile(file)) {
            String name = parent.getArtifactId() + "-" + parent.getVersion() + ".pom";
            Path place =
                    Path.of(
                            parent.getGroupId().replace('.', '/'),
                            parent.getArtifactId(),
                            parent.getVersion(),
                            name);
            files.put(place.toString(), file);
            addParent(file);
        }
    }

    private void copyFiles() throws IOException {
        for (Map.Entry<String, Path> each : files.entrySet()) {
            Path target = home.resolve("repository").resolve(each.getKey());
            Files.createDirectories(Project.folderOf(target));
            Files.copy(each.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A jar that names all others, those of the repository included. */
    private void addProgram() throws IOException {
        Path lib = Files.createDirectories(home.resolve("lib"));
        Map<String, String> places = new LinkedHashMap<>();
        files.keySet().stream()
                .filter(each -> each.endsWith(".jar"))
                .forEach(each -> places.put(Path.of(each).getFileName().toString(), each));
        List<String> classPath = new ArrayList<>();
        for (Path jar : Home.classPath()) {
            String name = String.valueOf(jar.getFileName());
            String place = places.get(name);
            if (place == null) {
                Files.copy(jar, lib.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                classPath.add(name);
            } else {
                classPath.add("../repository/" + place);
            }
        }
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "dev.jumun.cli.Main");
        attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        // JarOutputStream would write the current time into its entry
        ZipEntry entry = new ZipEntry(JarFile.MANIFEST_NAME);
        entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0)); // in any time zone
        try (OutputStream file = Files.newOutputStream(lib.resolve("jumun.jar"));
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(entry);
            manifest.write(out);
            out.closeEntry();
        }
    }
}

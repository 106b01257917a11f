package dev.jumun.cli.project;

import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Modules whose sources are on this machine, and the artifacts that the distribution brings:
 * neither has to be installed into a repository.
 */
final class Workspace implements WorkspaceReader {
    /** A module: its folder, and the version in its pom. */
    record Module(Path folder, String version) {}

    private final Map<String, Module> modules = new LinkedHashMap<>();
    private final @Nullable Path repository;

    private Workspace(@Nullable Path repository) {
        this.repository = repository;
    }

    /**
     * Finds the modules that are built together with a module, and those of a checkout.
     *
     * @param module the folder of a module; null for a single file
     */
    static Workspace around(@Nullable Path module, @Nullable Path home, @Nullable Path repository) {
        Workspace found = new Workspace(repository);
        if (module != null) {
            found.addTree(root(module));
        }
        if (home != null && Files.isRegularFile(home.resolve("pom.xml"))) {
            found.addTree(home);
        }
        return found;
    }

    /** The outermost folder whose pom names the module, perhaps by way of other poms. */
    private static Path root(Path module) {
        Path root = module;
        for (Path above = module.getParent(); above != null; above = above.getParent()) {
            Path from = root;
            Path folder = above;
            Model model = read(above.resolve("pom.xml"));
            if (model != null
                    && names(model).stream()
                            .anyMatch(each -> folderOf(folder, each).equals(from))) {
                root = above;
            }
        }
        return root;
    }

    private static Path folderOf(Path parent, String module) {
        Path named = parent.resolve(module).normalize();
        return named.toString().endsWith(".xml") ? Project.folderOf(named) : named;
    }

    private static List<String> names(Model model) {
        List<String> names = new ArrayList<>(model.getModules());
        for (Profile profile : model.getProfiles()) {
            names.addAll(profile.getModules());
        }
        return names;
    }

    private void addTree(Path folder) {
        Model model = read(folder.resolve("pom.xml"));
        if (model == null) {
            return;
        }
        String group = model.getGroupId();
        String version = model.getVersion();
        if (model.getParent() != null) {
            group = group == null ? model.getParent().getGroupId() : group;
            version = version == null ? model.getParent().getVersion() : version;
        }
        String key = group + ":" + model.getArtifactId();
        if (modules.putIfAbsent(key, new Module(folder, String.valueOf(version))) == null) {
            names(model).forEach(each -> addTree(folderOf(folder, each)));
        }
    }

    /** Reads a pom as it is written; null if it is missing or cannot be read. */
    static @Nullable Model read(Path pom) {
        if (!Files.isRegularFile(pom)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(pom)) {
            return new MavenXpp3Reader().read(in, false);
        } catch (IOException | org.codehaus.plexus.util.xml.pull.XmlPullParserException e) {
            return null; // the resolution reports what is wrong with the project's own
        }
    }

    /** Returns the folder of the module that an artifact comes from; null for others. */
    @Nullable Path module(Artifact artifact) {
        Module module = modules.get(artifact.getGroupId() + ":" + artifact.getArtifactId());
        return module != null && isOf(module, artifact) ? module.folder() : null;
    }

    private static boolean isOf(Module module, Artifact artifact) {
        // ${revision}: the version is known only to a whole build
        return module.version().equals(artifact.getVersion()) || module.version().contains("${");
    }

    /** Returns the poms of all modules: when one changes, other libraries may be needed. */
    List<Path> poms() {
        return modules.values().stream().map(each -> each.folder().resolve("pom.xml")).toList();
    }

    @Override
    public WorkspaceRepository getRepository() {
        return new WorkspaceRepository("jumun");
    }

    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        Path module = module(artifact);
        if (module != null) {
            return switch (artifact.getExtension()) {
                case "pom" -> module.resolve("pom.xml").toFile();
                case "jar" -> classes(module).toFile();
                default -> null;
            };
        }
        Path file = inRepository(artifact);
        return file != null && Files.isRegularFile(file) ? file.toFile() : null;
    }

    /** What this program runs with itself, if it is of the module. */
    private static Path classes(Path module) {
        Path target = module.resolve("target");
        return Home.classPath().stream()
                .filter(each -> each.startsWith(target))
                .findFirst()
                .orElse(target.resolve("classes"));
    }

    private @Nullable Path inRepository(Artifact artifact) {
        if (repository == null) {
            return null;
        }
        String classifier =
                artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
        return repository
                .resolve(artifact.getGroupId().replace('.', '/'))
                .resolve(artifact.getArtifactId())
                .resolve(artifact.getBaseVersion())
                .resolve(
                        artifact.getArtifactId()
                                + "-"
                                + artifact.getBaseVersion()
                                + classifier
                                + "."
                                + artifact.getExtension());
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        return findArtifact(artifact) == null ? List.of() : List.of(artifact.getVersion());
    }
}

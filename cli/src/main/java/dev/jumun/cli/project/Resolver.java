package dev.jumun.cli.project;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;

import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves libraries as Maven does, with the user's settings, mirrors and local repository, but
 * without Maven. It needs the network only for what isn't on this machine.
 */
final class Resolver implements AutoCloseable {
    private static final Pattern LOCAL = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");

    private final Context context;
    private final Workspace workspace;
    private final RepositorySystemSession session;
    private List<RemoteRepository> repositories;

    /**
     * Reads the user's settings.
     *
     * @param progress receives what is fetched
     * @param used receives each artifact that is read
     */
    Resolver(Workspace workspace, Consumer<String> progress, Consumer<Artifact> used) {
        this.context = Runtimes.INSTANCE.getRuntime().create(overrides());
        this.workspace = workspace;
        DefaultRepositorySystemSession own =
                new DefaultRepositorySystemSession(context.repositorySystemSession());
        own.setWorkspaceReader(workspace);
        own.setTransferListener(new Downloads(progress));
        own.setRepositoryListener(
                new AbstractRepositoryListener() {
                    @Override
                    public void artifactResolved(RepositoryEvent event) {
                        if (event.getArtifact().getFile() != null) {
                            used.accept(event.getArtifact());
                        }
                    }
                });
        this.session = own;
        this.repositories = context.remoteRepositories();
    }

    /** Repositories, mirrors and proxies are those of the user's Maven, however they are set. */
    private static ContextOverrides overrides() {
        var overrides = ContextOverrides.create().withUserSettings(true);
        for (String name : List.of("MAVEN_ARGS", "MAVEN_OPTS")) {
            Matcher local = LOCAL.matcher(String.valueOf(System.getenv(name)));
            if (local.find()) {
                return overrides.withLocalRepositoryOverride(Path.of(local.group(1))).build();
            }
        }
        return overrides.build();
    }

    /**
     * Reads a pom with its parents and profiles.
     *
     * @throws ResolutionException if it is wrong, or a parent can't be found
     */
    Model model(Path pom) {
        PomSource source = new PomSource(context, session, repositories);
        Properties system = new Properties();
        system.putAll(System.getProperties());
        DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
        request.setPomFile(pom.toFile())
                .setModelResolver(source)
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
                .setProcessPlugins(false)
                .setTwoPhaseBuilding(false)
                .setSystemProperties(system);
        try {
            Model model =
                    new DefaultModelBuilderFactory()
                            .newInstance()
                            .build(request)
                            .getEffectiveModel();
            repositories = source.repositories();
            return model;
        } catch (ModelBuildingException e) {
            throw new ResolutionException(
                    "%s cannot be read: %s".formatted(pom, Sentences.first(e.getMessage())), e);
        }
    }

    /** What was found: the jars, and the folders of modules that are compiled along. */
    record Found(List<Path> jars, Set<Path> modules, List<Artifact> artifacts) {}

    /**
     * Resolves dependencies of some scopes.
     *
     * @param managed versions that a pom prescribes for what its dependencies need
     * @throws ResolutionException if one can't be found; it names it
     */
    Found resolve(List<Dependency> dependencies, List<Dependency> managed, Set<String> scopes) {
        CollectRequest collect = new CollectRequest();
        collect.setDependencies(
                dependencies.stream().filter(each -> scopes.contains(each.getScope())).toList());
        collect.setManagedDependencies(managed);
        collect.setRepositories(repositories);
        DependencyRequest request =
                new DependencyRequest(collect, (node, parents) -> isWanted(node, scopes));
        List<ArtifactResult> results;
        try {
            results =
                    context.repositorySystem()
                            .resolveDependencies(session, request)
                            .getArtifactResults();
        } catch (DependencyResolutionException e) {
            throw new ResolutionException(Sentences.of(e), e);
        }
        List<Path> jars = new ArrayList<>();
        Set<Path> modules = new LinkedHashSet<>();
        List<Artifact> artifacts = new ArrayList<>();
        for (ArtifactResult each : results) {
            Artifact artifact = each.getArtifact();
            if (artifact == null || artifact.getFile() == null) {
                continue;
            }
            artifacts.add(artifact);
            Path folder = workspace.module(artifact);
            if (folder != null && !isOwn(folder)) {
                modules.add(folder);
            } else if (!artifact.getExtension().equals("pom")) {
                jars.add(artifact.getFile().toPath().toAbsolutePath().normalize());
            }
        }
        return new Found(jars, modules, artifacts);
    }

    private static boolean isWanted(DependencyNode node, Set<String> scopes) {
        Dependency dependency = node.getDependency();
        return dependency == null || scopes.contains(dependency.getScope());
    }

    /** Whether this program runs with the classes of the module: they are compiled already. */
    private static boolean isOwn(Path folder) {
        Path built = folder.resolve("target");
        return Home.classPath().stream().anyMatch(each -> each.startsWith(built));
    }

    /** Converts a dependency of a pom. */
    Dependency dependency(org.apache.maven.model.Dependency written) {
        var type = session.getArtifactTypeRegistry().get(written.getType());
        String extension = type == null ? written.getType() : type.getExtension();
        String classifier = written.getClassifier();
        if (classifier == null) {
            classifier = type == null ? "" : type.getClassifier();
        }
        Artifact artifact =
                new DefaultArtifact(
                        written.getGroupId(),
                        written.getArtifactId(),
                        classifier,
                        extension,
                        written.getVersion());
        String scope = written.getScope();
        return new Dependency(
                artifact,
                scope == null || scope.isEmpty() ? "compile" : scope,
                written.isOptional(),
                written.getExclusions().stream()
                        .map(each ->
                                new org.eclipse.aether.graph.Exclusion(
                                        each.getGroupId(), each.getArtifactId(), "*", "*"))
                        .toList());
    }

    /** Makes a dependency of {@code group:artifact:version}, as {@code //DEPS} has it. */
    static Dependency dependency(String coordinates, @Nullable String scope) {
        String[] parts = coordinates.split(":", -1);
        String classifier = parts.length > 3 ? parts[3] : "";
        return new Dependency(
                new DefaultArtifact(parts[0], parts[1], classifier, "jar", parts[2]),
                scope == null ? "compile" : scope);
    }

    @Override
    public void close() {
        context.close();
    }
}

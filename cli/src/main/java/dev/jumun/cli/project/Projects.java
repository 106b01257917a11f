package dev.jumun.cli.project;

import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Opens projects: finds their sources and resolves their libraries, or remembers them. */
public final class Projects {
    private static final Set<String> MAIN = Set.of("compile", "runtime", "provided", "system");
    private static final Set<String> RUNTIME = Set.of("compile", "runtime", "system");
    private static final Set<String> ALL =
            Set.of("compile", "runtime", "provided", "system", "test");

    private final Consumer<String> progress;
    private final Consumer<Artifact> used;

    /**
     * Makes one.
     *
     * @param progress receives what takes time
     */
    public Projects(Consumer<String> progress) {
        this(progress, artifact -> {});
    }

    /** One that reports each artifact that it reads. */
    Projects(Consumer<String> progress, Consumer<Artifact> used) {
        this.progress = progress;
        this.used = used;
    }

    /**
     * Opens a Maven module or a single file. Blocks; may fetch libraries.
     *
     * @throws IllegalArgumentException with a sentence, if the place is neither
     * @throws ResolutionException if libraries can't be resolved
     */
    public Project open(Path place) {
        Path where = Project.place(place);
        return Project.isSource(where) ? file(where) : module(where, false).main();
    }

    /** A project with its tests' libraries, which contain those of the project. */
    public record Tested(Project main, List<Path> testLibraries, List<Path> testModules) {}

    /** Opens a Maven module for its tests. Blocks; may fetch libraries. */
    public Tested openWithTests(Path place) {
        Path where = Project.place(place);
        if (Project.isSource(where)) {
            throw new IllegalArgumentException(
                    place + " is a single file, which has no tests: jumun new makes a project.");
        }
        return module(where, true);
    }

    private Project file(Path file) {
        List<String> needed = new ArrayList<>(Directives.of(file).dependencies());
        Project bare = Project.file(file, Libraries.of(Home.classPath()));
        if (needed.isEmpty() && Home.folder() == null) {
            return bare;
        }
        needed.addFirst(Coordinates.JUMUN + ":jumun-server:" + Home.version());
        ResolvedCache cache =
                new ResolvedCache(bare.output(), "file", List.of(file), needed.toString());
        Resolved resolved = cache.read();
        if (resolved == null) {
            progress.accept("Resolving what " + file.getFileName() + " needs …");
            try (Resolver resolver = new Resolver(workspace(null), progress, used)) {
                List<Dependency> all =
                        needed.stream().map(each -> Resolver.dependency(each, null)).toList();
                Resolver.Found found = resolver.resolve(all, List.of(), RUNTIME);
                Along along = along(resolver, found);
                resolved =
                        new Resolved(
                                along.jars(),
                                found.jars(),
                                List.of(),
                                List.of(),
                                Map.of(),
                                along.modules(),
                                List.of(),
                                List.of(),
                                List.of());
            }
            cache.write(resolved);
        }
        Libraries libraries =
                new Libraries(
                        resolved.compile(),
                        resolved.runtime(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of());
        return Project.file(file, libraries).with(resolved.modules());
    }

    private Tested module(Path folder, boolean tests) {
        Workspace workspace = workspace(folder);
        Project bare = Project.module(folder, List.of(), Libraries.of(List.of()), workspace.poms());
        ResolvedCache cache =
                new ResolvedCache(bare.output(), tests ? "test" : "main", workspace.poms(), "");
        Resolved resolved = cache.read();
        if (resolved == null) {
            progress.accept("Resolving what " + folder.getFileName() + " needs …");
            try (Resolver resolver = new Resolver(workspace, progress, used)) {
                resolved = resolve(resolver, folder, tests);
            }
            cache.write(resolved);
        }
        Libraries libraries =
                new Libraries(
                        resolved.compile(),
                        resolved.runtime(),
                        resolved.processors(),
                        resolved.processorOptions(),
                        resolved.properties(),
                        resolved.warnings());
        Project main = Project.module(folder, resolved.modules(), libraries, workspace.poms());
        return new Tested(main, resolved.tests(), resolved.testModules());
    }

    private static Workspace workspace(@Nullable Path module) {
        return Workspace.around(module, Home.folder(), Home.repository());
    }

    private static Resolved resolve(Resolver resolver, Path folder, boolean tests) {
        Model model = resolver.model(folder.resolve("pom.xml"));
        List<Dependency> dependencies =
                model.getDependencies().stream().map(resolver::dependency).toList();
        List<Dependency> managed = managed(resolver, model);
        Resolver.Found compile = resolver.resolve(dependencies, managed, MAIN);
        Resolver.Found runtime = resolver.resolve(dependencies, managed, RUNTIME);
        Versions.check(folder, compile.artifacts());
        Along along = along(resolver, runtime);
        List<Path> compileJars = new ArrayList<>(compile.jars());
        along.jars().stream().filter(each -> !compileJars.contains(each)).forEach(compileJars::add);
        Set<Path> testModules = new LinkedHashSet<>();
        List<Path> testLibraries = List.of();
        if (tests) {
            Resolver.Found all = resolver.resolve(dependencies, managed, ALL);
            testModules.addAll(all.modules());
            testModules.removeAll(along.modules());
            testLibraries = new ArrayList<>(all.jars());
            testLibraries.addAll(console(resolver, all.artifacts()));
        }
        CompilerSettings settings = CompilerSettings.of(model);
        List<Path> processors =
                settings.processors().isEmpty()
                        ? List.of()
                        : resolver.resolve(settings.dependencies(managed), managed, RUNTIME).jars();
        Map<String, String> properties = new TreeMap<>();
        model.getProperties()
                .forEach((name, value) -> {
                    if (name.toString().startsWith("jumun.")) {
                        properties.put(name.toString(), value.toString());
                    }
                });
        return new Resolved(
                compileJars,
                runtime.jars(),
                processors,
                settings.options(),
                properties,
                along.modules(),
                testLibraries,
                List.copyOf(testModules),
                settings.warnings());
    }

    private static List<Dependency> managed(Resolver resolver, Model model) {
        return model.getDependencyManagement() == null
                ? List.of()
                : model.getDependencyManagement().getDependencies().stream()
                        .map(resolver::dependency)
                        .toList();
    }

    /**
     * What is compiled along.
     *
     * @param modules those that the project uses, and those that these need to be compiled
     * @param jars what all of them are compiled against
     */
    private record Along(List<Path> modules, List<Path> jars) {}

    /**
     * Adds to modules that are compiled along what they need for that: who uses them need not have
     * their optional dependencies, and these may be modules as well.
     */
    private static Along along(Resolver resolver, Resolver.Found used) {
        Set<Path> modules = new LinkedHashSet<>(used.modules());
        Set<Path> jars = new LinkedHashSet<>(used.jars());
        Deque<Path> left = new ArrayDeque<>(modules);
        while (!left.isEmpty()) {
            Model model = resolver.model(left.remove().resolve("pom.xml"));
            List<Dependency> optional =
                    model.getDependencies().stream()
                            .filter(org.apache.maven.model.Dependency::isOptional)
                            .map(resolver::dependency)
                            .toList();
            if (!optional.isEmpty()) {
                Resolver.Found found = resolver.resolve(optional, managed(resolver, model), MAIN);
                jars.addAll(found.jars());
                found.modules().stream().filter(modules::add).forEach(left::add);
            }
        }
        return new Along(List.copyOf(modules), List.copyOf(jars));
    }

    /** What runs tests, of the version that the project's tests are compiled against. */
    private static List<Path> console(Resolver resolver, List<Artifact> artifacts) {
        for (Artifact each : artifacts) {
            if (each.getArtifactId().equals("junit-platform-engine")) {
                String wanted = "org.junit.platform:junit-platform-console:" + each.getVersion();
                return resolver.resolve(
                                List.of(Resolver.dependency(wanted, null)), List.of(), RUNTIME)
                        .jars();
            }
        }
        throw new ResolutionException(
                "The project has no JUnit: add org.junit.jupiter:junit-jupiter with scope test.");
    }

    /** The settings of the compiler plugin in the pom that matter here. */
    record CompilerSettings(List<String> processors, List<String> options, boolean namesJumun) {
        List<String> warnings() {
            return namesJumun
                    ? List.of()
                    : List.of(
                            "pom.xml doesn't name dev.jumun:jumun-processor in"
                                + " annotationProcessorPaths. jumun runs it all the same, Maven"
                                + " doesn't: use the parent dev.jumun:jumun-parent, or name it.");
        }

        static CompilerSettings of(Model model) {
            List<String> processors = new ArrayList<>();
            List<String> options = new ArrayList<>();
            if (model.getBuild() != null) {
                Plugin plugin = plugin(model);
                if (plugin != null && plugin.getConfiguration() instanceof Xpp3Dom settings) {
                    read(settings, processors, options);
                }
            }
            boolean namesJumun =
                    processors.removeIf(each -> each.startsWith(Coordinates.JUMUN + ":"));
            return new CompilerSettings(processors, options, namesJumun);
        }

        private static @Nullable Plugin plugin(Model model) {
            String key = "org.apache.maven.plugins:maven-compiler-plugin";
            Plugin own = model.getBuild().getPluginsAsMap().get(key);
            if (own != null || model.getBuild().getPluginManagement() == null) {
                return own;
            }
            return model.getBuild().getPluginManagement().getPluginsAsMap().get(key);
        }

        private static void read(Xpp3Dom settings, List<String> processors, List<String> options) {
            Xpp3Dom paths = settings.getChild("annotationProcessorPaths");
            if (paths != null) {
                for (Xpp3Dom path : paths.getChildren()) {
                    String group = text(path, "groupId");
                    if (!Coordinates.CHECKERS.contains(group)) {
                        processors.add(
                                group
                                        + ":"
                                        + text(path, "artifactId")
                                        + ":"
                                        + text(path, "version"));
                    }
                }
            }
            Xpp3Dom arguments = settings.getChild("compilerArgs");
            if (arguments != null) {
                for (Xpp3Dom argument : arguments.getChildren()) {
                    String value = String.valueOf(argument.getValue());
                    if (value.startsWith("-A")) {
                        options.add(value);
                    }
                }
            }
        }

        private static String text(Xpp3Dom parent, String name) {
            Xpp3Dom child = parent.getChild(name);
            return child == null || child.getValue() == null ? "" : child.getValue();
        }

        /** The processors, with versions of the pom where they name none. */
        List<Dependency> dependencies(List<Dependency> managed) {
            List<Dependency> all = new ArrayList<>();
            for (String each : processors) {
                String named = each.substring(0, each.lastIndexOf(':'));
                String version = each.substring(each.lastIndexOf(':') + 1);
                for (Dependency known : managed) {
                    Artifact artifact = known.getArtifact();
                    if (version.isEmpty()
                            && named.equals(
                                    artifact.getGroupId() + ":" + artifact.getArtifactId())) {
                        version = artifact.getVersion();
                    }
                }
                all.add(Resolver.dependency(named + ":" + version, null));
            }
            return all;
        }
    }
}

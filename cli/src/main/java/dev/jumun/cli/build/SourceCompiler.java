package dev.jumun.cli.build;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;

import dev.jumun.cli.project.Libraries;
import dev.jumun.processor.JumunProcessor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles all sources of a project in this process, with Jumun's processor and those on the
 * project's class path. The file manager is kept: it remembers what is in the jars.
 */
public final class SourceCompiler implements AutoCloseable {
    /** Of more changed sources it is not worth looking at each. */
    private static final int FEW = 8;

    private final JavaCompiler javac;
    private final StandardJavaFileManager files;
    private final String classPath;
    private final List<String> processorOptions;
    private final URLClassLoader processors;
    private DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    private List<Problem> warnings = List.of();

    /** What was compiled last, if all was well: the texts that the classes are made from. */
    private Map<Path, ReadSource> compiled = Map.of();

    /**
     * Makes a compiler for a project with these libraries.
     *
     * @throws IllegalStateException if this Java has no compiler
     */
    public SourceCompiler(Libraries libraries) {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new IllegalStateException(
                    "This Java has no compiler: a JDK 25 is needed, not only a runtime.");
        }
        this.javac = found;
        // what it reports, such as bytes that are not UTF-8, would go to the standard error
        this.files =
                javac.getStandardFileManager(
                        each -> diagnostics.report(each), Locale.ROOT, StandardCharsets.UTF_8);
        this.processorOptions = libraries.processorOptions();
        this.classPath =
                libraries.compile().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        // as Maven does: those that the pom names, or else those on the class path
        List<Path> paths =
                libraries.processors().isEmpty() ? libraries.compile() : libraries.processors();
        URL[] jars = paths.stream().map(SourceCompiler::url).toArray(URL[]::new);
        this.processors = new URLClassLoader("processors", jars, getClass().getClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Compiles; returns what is wrong, nothing if all is well.
     *
     * @param sources all sources, generated ones not included
     * @param classes where classes go: a folder that exists
     * @param generated where sources that processors write go: a folder that exists
     */
    public List<Problem> compile(List<Path> sources, Path classes, Path generated) {
        warnings = List.of();
        compiled = Map.of();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        diagnostics = found;
        List<String> options = new ArrayList<>(processorOptions);
        options.addAll(options(classes, classPath));
        options.addAll(
                List.of("-s", generated.toString(), "-proc:full", "--should-stop=ifError=FLOW"));
        StringWriter said = new StringWriter();
        Map<Path, ReadSource> read = read(sources);
        JavaCompiler.CompilationTask task =
                javac.getTask(said, files, found, options, null, read.values());
        task.setLocale(Locale.ROOT);
        task.setProcessors(processors());
        boolean succeeded;
        try {
            succeeded = task.call();
        } catch (RuntimeException e) { // of a processor: javac wraps it
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String words = "An annotation processor failed: " + cause;
            return List.of(new Problem("", words, null, 0, 0, 1));
        }
        List<Problem> problems = CompilerMessages.problems(found.getDiagnostics(), generated);
        if (!succeeded && problems.isEmpty()) {
            return List.of(
                    CompilerMessages.failure(said.toString())); // as when its stack overflows
        }
        if (!problems.isEmpty()) {
            return problems; // also of the file manager, which does not count for javac
        }
        warnings =
                found.getDiagnostics().stream()
                        .map(CompilerMessages::problem)
                        .filter(each -> !each.id().isEmpty())
                        .toList();
        if (warnings.isEmpty()) { // they name lines: each compilation tells them anew
            compiled = read;
        }
        return List.of();
    }

    private static List<String> options(Path classes, String classPath) {
        return List.of(
                "-d",
                classes.toString(),
                "-cp",
                classPath,
                "-parameters",
                "-g",
                "-Xlint:none",
                "-implicit:none");
    }

    private Map<Path, ReadSource> read(List<Path> sources) {
        Map<Path, ReadSource> all = new LinkedHashMap<>();
        for (Path each : sources) {
            if (isCompiled(each)) {
                files.getJavaFileObjects(each).forEach(file -> all.put(each, new ReadSource(file)));
            }
        }
        return all;
    }

    /**
     * Compiles some sources alone, if that gives the same classes as a compilation of all: if only
     * bodies of methods differ from what was compiled last. Processors see no bodies, and neither
     * do other sources.
     *
     * @param changed the sources that differ
     * @param before the folder of the classes that were compiled last
     * @param classes where all classes go: an empty folder
     * @return whether it has done so; otherwise all sources have to be compiled
     */
    public boolean compileBodies(List<Path> changed, Path before, Path classes) throws IOException {
        Map<Path, ReadSource> read = read(changed);
        if (changed.size() > FEW
                || hasOtherProcessors()
                || !compiled.keySet().containsAll(read.keySet())) {
            return false;
        }
        try {
            return compileBodies(read, before, classes);
        } catch (RuntimeException | StackOverflowError e) {
            return false; // of the compiler itself: the next one tells it
        }
    }

    private boolean compileBodies(Map<Path, ReadSource> read, Path before, Path classes)
            throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        diagnostics = found;
        List<String> options =
                new ArrayList<>(options(classes, classes + File.pathSeparator + classPath));
        options.add("-proc:none");
        JavacTask task =
                (JavacTask)
                        javac.getTask(
                                new StringWriter(), files, found, options, null, read.values());
        Set<String> kept = ClassFolder.names(before);
        Set<String> replaced = new TreeSet<>();
        for (Declarations each : sameDeclarations(task, read, found)) {
            kept.stream().filter(each::contain).forEach(replaced::add);
        }
        if (replaced.isEmpty()) {
            return false;
        }
        kept.removeAll(replaced);
        ClassFolder.copy(kept, before, classes);
        task.analyze();
        if (!CompilerMessages.problems(found.getDiagnostics(), classes).isEmpty()) {
            return false;
        }
        task.generate();
        replaced.removeAll(ClassFolder.names(classes));
        // classes within bodies come and go; others would have been of another source
        if (!CompilerMessages.problems(found.getDiagnostics(), classes).isEmpty()
                || !replaced.stream().allMatch(ClassFolder::isWithinBody)) {
            return false;
        }
        Map<Path, ReadSource> all = new LinkedHashMap<>(compiled);
        all.putAll(read);
        compiled = all;
        return true;
    }

    /** What sources declare, if it is what it was; nothing if one of them declares other things. */
    private List<Declarations> sameDeclarations(
            JavacTask task, Map<Path, ReadSource> read, DiagnosticCollector<JavaFileObject> found)
            throws IOException {
        List<Declarations> same = new ArrayList<>();
        Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
        if (!found.getDiagnostics().isEmpty()) {
            return List.of();
        }
        for (Map.Entry<Path, ReadSource> each : read.entrySet()) {
            ReadSource old = Objects.requireNonNull(compiled.get(each.getKey()));
            Declarations declared = Declarations.of(task, units.next(), each.getValue());
            if (!declared.equals(Declarations.of(javac, files, old))) {
                return List.of();
            }
            same.add(declared);
        }
        return same;
    }

    /**
     * The messages of Jumun's processor about sources that compile: warnings, and notes on what is
     * easily overlooked. They belong to the last successful compilation; javac's own warnings are
     * left to the build.
     */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Whether the project has processors besides Jumun's, which reads nothing but sources. */
    public boolean hasOtherProcessors() {
        return processors().size() > 1;
    }

    /** Everything is on the class path, where a module's description has no meaning. */
    private static boolean isCompiled(Path source) {
        return !source.endsWith("module-info.java");
    }

    /** Processors keep state: each compilation has new ones, of classes that are loaded once. */
    private List<Processor> processors() {
        List<Processor> all = new ArrayList<>();
        all.add(new JumunProcessor());
        for (Processor each : ServiceLoader.load(Processor.class, processors)) {
            if (!each.getClass().getName().equals(JumunProcessor.class.getName())) {
                all.add(each);
            }
        }
        return all;
    }

    /** Makes a folder that is empty. */
    public static Path empty(Path folder) throws IOException {
        delete(folder);
        return Files.createDirectories(folder);
    }

    /** Deletes a folder with all that is in it, if there is one. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
        processors.close();
    }
}

package dev.jumun.tests.declared;

import dev.jumun.app.App;
import dev.jumun.processor.JumunProcessor;

import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * Sources that Eclipse's compiler built with the processor, in a directory: it takes files only.
 */
final class EclipseBuild {
    private final Path classes;
    private final Path generated;
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    EclipseBuild(Path directory, List<String> sources) throws Exception {
        classes = Files.createDirectories(directory.resolve("classes"));
        generated = Files.createDirectories(directory.resolve("generated"));
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            String name = Compiled.name(source).replace('.', '/') + ".java";
            Path file = directory.resolve("sources").resolve(name);
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source));
        }
        JavaCompiler compiler = new EclipseCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(
                            null,
                            manager,
                            diagnostics,
                            List.of(
                                    "-source",
                                    "25",
                                    "-target",
                                    "25",
                                    "-parameters",
                                    "-d",
                                    classes.toString(),
                                    "-s",
                                    generated.toString(),
                                    "-classpath",
                                    System.getProperty("java.class.path")),
                            null,
                            manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(new JumunProcessor()));
            task.call();
        }
    }

    List<String> errors() {
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
                .toList();
    }

    /** The sources that were written, by the names of their classes. */
    Map<String, String> generated() throws Exception {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(generated)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = generated.relativize(file).toString();
                all.put(
                        name.substring(0, name.length() - ".java".length()).replace('/', '.'),
                        Files.readString(file));
            }
        }
        return all;
    }

    /** An API that was built; its classes are read until the loader is collected. */
    App app(String api) throws Exception {
        ClassLoader loader =
                new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, EclipseBuild.class.getClassLoader());
        return App.of(loader.loadClass(api));
    }
}

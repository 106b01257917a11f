package dev.jumun.tests.declared;

import dev.jumun.app.App;
import dev.jumun.processor.JumunProcessor;
import dev.jumun.testing.TestClient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sources that javac compiled with the processor, in memory, and the loader of their classes. */
final class Compiled extends ClassLoader {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE =
            Pattern.compile(
                    "(?m)^(?:@\\w+(?:\\(.*?\\))?\\s+)*(?:public |final |sealed |abstract )*"
                            + "(?:class|record|interface|enum|@interface) ([^\\s<({]+)");

    private final Map<String, Output> outputs = new TreeMap<>();
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;

    private Compiled(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        super(Compiled.class.getClassLoader());
        this.diagnostics = diagnostics;
    }

    /** Compiles sources, each with its package and the imports that it needs. */
    static Compiled of(String... sources) {
        return of(List.of(), sources);
    }

    /** Compiles sources with some more options of javac. */
    static Compiled of(List<String> options, String... sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collected = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of("-parameters", "-Xlint:-options"));
        all.addAll(options);
        List<Source> units = new ArrayList<>();
        for (String source : sources) {
            units.add(new Source(name(source), source));
        }
        List<Diagnostic<? extends JavaFileObject>> diagnostics = new ArrayList<>();
        Compiled compiled = new Compiled(diagnostics);
        try (JavaFileManager files = compiled.new Files(javac)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, collected, all, null, units);
            task.setProcessors(List.of(new JumunProcessor()));
            task.call();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        diagnostics.addAll(collected.getDiagnostics());
        return compiled;
    }

    /** The qualified name of the type that a source declares. */
    static String name(String source) {
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            throw new AssertionError("There is no type in " + source);
        }
        Matcher at = PACKAGE.matcher(source);
        return (at.find() ? at.group(1) + "." : "") + type.group(1);
    }

    /** The errors, each with the line where it stands. */
    List<String> errors() {
        return diagnostics.stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d ->
                        (d.getSource() == null ? "" : d.getSource().getName())
                                + ":"
                                + d.getLineNumber()
                                + ": "
                                + d.getMessage(Locale.ROOT))
                .toList();
    }

    /** The errors and warnings of javac. */
    List<String> complaints() {
        return diagnostics.stream()
                .filter(d -> d.getKind() != Diagnostic.Kind.NOTE)
                .map(Object::toString)
                .toList();
    }

    /** The same classes in another loader. */
    Compiled again() {
        Compiled other = new Compiled(diagnostics);
        other.outputs.putAll(outputs);
        return other;
    }

    /** A client of an API that was compiled without an error. */
    TestClient client(String api) {
        return TestClient.of(app(api));
    }

    /** An API that was compiled without an error. */
    App app(String api) {
        if (!errors().isEmpty()) {
            throw new AssertionError(String.join("\n", errors()) + "\n" + generated());
        }
        try {
            return App.of(loadClass(api));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The sources that were written, by the names of their classes. */
    Map<String, String> generated() {
        Map<String, String> sources = new LinkedHashMap<>();
        outputs.forEach((name, output) -> {
            if (output.getKind() == JavaFileObject.Kind.SOURCE) {
                sources.put(name.substring(1), output.bytes.toString(StandardCharsets.UTF_8));
            }
        });
        return sources;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Output output = outputs.get("C" + name);
        if (output == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes = output.bytes.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
    }

    private final class Files extends ForwardingJavaFileManager<JavaFileManager> {
        Files(JavaCompiler javac) {
            super(javac.getStandardFileManager(null, Locale.ROOT, null));
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(name, kind);
            outputs.put((kind == JavaFileObject.Kind.SOURCE ? "S" : "C") + name, output);
            return output;
        }

        @Override
        public FileObject getFileForOutput(
                Location location, String packageName, String name, FileObject sibling) {
            return new Resource(name);
        }
    }

    /** A resource that a processor writes. */
    private static final class Resource extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Resource(String name) {
            super(URI.create("mem:///" + name), Kind.OTHER);
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("mem:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name, Kind kind) {
            super(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public java.io.InputStream openInputStream() {
            return new java.io.ByteArrayInputStream(bytes.toByteArray());
        }
    }
}

package dev.jumun.processor;

import com.google.testing.compile.JavaFileObjects;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The module of jobs for tests of the processor, which is built before it: the sources of its
 * annotations, and the outsides of what generated code names.
 */
public final class JobsSources {
    private static final Path FOLDER =
            Path.of("..", "jobs", "src", "main", "java", "dev", "jumun", "jobs");
    private static final List<String> ANNOTATIONS = List.of("Cron", "Every", "Task");

    private static final String OUTSIDES =
            """
            package dev.jumun.jobs;
            public final class Later<T> {
                public boolean add(T payload) { return true; }
            }
            ---
            package dev.jumun.jobs;
            public record Job(String name, String key, int attempt) {}
            ---
            package dev.jumun.jobs;
            public final class Jobs {
                public static JobsBuilder on(javax.sql.DataSource pool) { return null; }
            }
            ---
            package dev.jumun.jobs;
            import dev.jumun.async.Yield;
            public final class JobsBuilder {
                public void lend(Yield<? super Jobs> yield) throws Exception {}
            }
            ---
            package dev.jumun.jobs;
            import java.time.Duration;
            public final class JobType<T> {
                public static <T> JobType<T> of(String name, Class<T> payload) { return null; }
                public JobType<T> retries(int number) { return this; }
                public JobType<T> timeout(Duration time) { return this; }
                public JobType<T> backOff(Duration first, Duration longest) { return this; }
                public JobType<T> atOnce(int number) { return this; }
            }
            ---
            package dev.jumun.jobs;
            import dev.jumun.runtime.codec.Codec;
            import dev.jumun.runtime.dependency.*;
            import dev.jumun.runtime.request.Call;
            import java.sql.Connection;
            import java.time.*;
            public final class DeclaredTasks {
                public interface Attempt<T> {
                    void run(T payload, Job job, Call call) throws Exception;
                }
                public interface OnceAttempt<T> {
                    void run(T payload, Job job, Connection c, Call call) throws Exception;
                }
                public interface Repetition { void run(Call call) throws Exception; }
                public DeclaredTasks(Lifespan lifespan, ProviderKey<Jobs> keeper) {}
                public <T> Later<T> add(JobType<T> t, Codec<T> c, Attempt<T> a) { return null; }
                public <T> Later<T> addOnce(JobType<T> t, Codec<T> c, OnceAttempt<T> a) {
                    return null;
                }
                public void every(String name, Duration duration, Repetition work) {}
                public void cron(String name, String times, ZoneId zone, Repetition work) {}
                public static <T> Later<T> after(Call call, Later<T> later) { return later; }
                public void serve(Lifespan lifespan) throws InterruptedException {}
            }
            """;

    private JobsSources() {}

    /** Everything that an API with tasks needs. */
    public static List<JavaFileObject> all() {
        List<JavaFileObject> all = new ArrayList<>(annotations());
        for (String source : OUTSIDES.split("---\n", -1)) {
            String name =
                    source.replaceAll(
                            "(?s).*?public (?:final class|record) (\\w+).*", "dev.jumun.jobs.$1");
            all.add(JavaFileObjects.forSourceString(name, source));
        }
        return all;
    }

    /** The annotations alone. */
    public static List<JavaFileObject> annotations() {
        return files().map(JobsSources::source).toList();
    }

    private static Stream<Path> files() {
        return ANNOTATIONS.stream().map(name -> FOLDER.resolve(name + ".java"));
    }

    private static JavaFileObject source(Path file) {
        try {
            return JavaFileObjects.forResource(file.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The classes of the annotations, compiled for this. */
    public static List<Class<?>> annotationClasses() throws IOException, ClassNotFoundException {
        Path compiled = Files.createDirectories(Path.of("target", "jobs-annotations"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-d", compiled.toString());
            boolean done =
                    compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    options,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files().toList()))
                            .call();
            if (!done) {
                throw new IllegalStateException("They do not compile.");
            }
        }
        List<Class<?>> classes = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {compiled.toUri().toURL()}, null)) {
            for (String name : ANNOTATIONS) {
                classes.add(loader.loadClass("dev.jumun.jobs." + name));
            }
        }
        return classes;
    }
}

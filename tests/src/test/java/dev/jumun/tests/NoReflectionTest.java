package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.async.Async;
import dev.jumun.server.Server;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks into every class that may run for a request, generated ones too: none calls reflection. */
class NoReflectionTest {
    /**
     * At start-up, once: to find the generated class, to run the main, to reach the scheduler, to
     * hear signals.
     */
    private static final Set<String> AT_START =
            Set.of(
                    "dev/jumun/runtime/codec/PlainText.<clinit>", // bytes seen as words: no
                    // member
                    "dev/jumun/runtime/codec/PlainText.word", // of any class is looked up
                    "dev/jumun/runtime/validation/AnnotationValues.annotation", // for validators,
                    "dev/jumun/runtime/validation/AnnotationValues.of", // which read it when they
                    "dev/jumun/runtime/validation/AnnotationValues.invoke", // are initialized
                    "dev/jumun/app/GeneratedClass.of",
                    "dev/jumun/server/StartWatch.isOwn",
                    "dev/jumun/server/WatchedMain.main",
                    "dev/jumun/server/WatchedMain.mainOf",
                    "dev/jumun/server/WatchedMain.run",
                    "dev/jumun/server/loop/RequestThreads.onEventLoops",
                    "dev/jumun/server/loop/RequestThreads.newThread",
                    "dev/jumun/server/loop/RequestThreads.insideOfThreads",
                    "dev/jumun/server/loop/RequestThreads.made", // a constant handle: a plain call
                    "dev/jumun/server/Signals.onEnd");

    private static final Set<String> OF_CLASS =
            Set.of(
                    "forName",
                    "newInstance",
                    "getMethod",
                    "getMethods",
                    "getDeclaredMethod",
                    "getDeclaredMethods",
                    "getField",
                    "getFields",
                    "getDeclaredField",
                    "getDeclaredFields",
                    "getConstructor",
                    "getConstructors",
                    "getDeclaredConstructor",
                    "getDeclaredConstructors",
                    "getRecordComponents",
                    "getAnnotation",
                    "getAnnotations");

    @Test
    void nothingOnTheWayOfARequestCallsReflection() throws Exception {
        List<String> calls = new ArrayList<>();
        int classes = 0;
        for (Class<?> of : List.of(Async.class, App.class, Server.class, Shop.class)) {
            classes += look(of, calls);
        }
        assertThat(classes).isGreaterThan(150);
        assertThat(calls).filteredOn(call -> !AT_START.contains(call.split(" ", 2)[0])).isEmpty();
        assertThat(calls)
                .as("the test would notice")
                .anyMatch(call -> call.startsWith("dev/jumun/app/GeneratedClass.of "));
    }

    private static int look(Class<?> of, List<String> calls) throws Exception {
        URI place = of.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            return look(path, of, calls);
        }
        try (FileSystem jar = FileSystems.newFileSystem(path, Map.of())) {
            return look(jar.getPath("/"), of, calls);
        }
    }

    private static int look(Path root, Class<?> of, List<String> calls) throws IOException {
        boolean generatedOnly = of == Shop.class;
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found =
                    files.filter(f -> f.toString().endsWith(".class"))
                            .filter(f -> !f.toString().endsWith("module-info.class"))
                            .filter(f ->
                                    !generatedOnly
                                            || f.getFileName()
                                                    .toString()
                                                    .matches("Shop\\w*(Routes|Codec).*"))
                            .toList();
            found.forEach(file -> look(file, calls));
            return found.size();
        }
    }

    private static void look(Path file, List<String> calls) {
        ClassModel model;
        try (InputStream in = Files.newInputStream(file)) {
            model = ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (MethodModel method : model.methods()) {
            method.code()
                    .ifPresent(code -> {
                        for (CodeElement element : code) {
                            if (element instanceof InvokeInstruction call && isReflection(call)) {
                                calls.add(
                                        model.thisClass().asInternalName()
                                                + "."
                                                + method.methodName()
                                                        .stringValue()
                                                        .replaceAll("lambda\\$(\\w+)\\$\\d+", "$1")
                                                + " calls "
                                                + call.owner().asInternalName()
                                                + "."
                                                + call.name().stringValue());
                            }
                        }
                    });
        }
    }

    private static boolean isReflection(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return owner.startsWith("java/lang/reflect/")
                || owner.startsWith("java/lang/invoke/")
                || (owner.equals("java/lang/Class")
                        && OF_CLASS.contains(call.name().stringValue()));
    }
}

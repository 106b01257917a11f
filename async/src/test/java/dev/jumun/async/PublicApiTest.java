package dev.jumun.async;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Waiting has no colour: nothing public hands out a promise. */
class PublicApiTest {
    @Test
    void noPublicMethodReturnsAFutureOrACompletionStage() throws Exception {
        List<Method> methods = publicMethods();
        assertThat(methods).hasSizeGreaterThan(80);
        assertThat(methods)
                .noneMatch(method ->
                        Future.class.isAssignableFrom(method.getReturnType())
                                || CompletionStage.class.isAssignableFrom(method.getReturnType()));
    }

    @Test
    void whatIsPublicNamesNothingThatIsNot() throws Exception {
        for (Method method : publicMethods()) {
            assertThat(Modifier.isPublic(method.getReturnType().getModifiers()))
                    .as(method.toString())
                    .isTrue();
            for (Class<?> parameter : method.getParameterTypes()) {
                assertThat(parameter.isPrimitive() || Modifier.isPublic(parameter.getModifiers()))
                        .as(method.toString())
                        .isTrue();
            }
        }
    }

    private static List<Method> publicMethods()
            throws URISyntaxException, IOException, ClassNotFoundException {
        Path classes =
                Path.of(Async.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Method> methods = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes.resolve("dev/jumun/async"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace('/', '.');
                Class<?> type = Class.forName(name.substring(0, name.length() - 6));
                if (isPublic(type)) {
                    Stream.of(type.getDeclaredMethods())
                            .filter(method -> Modifier.isPublic(method.getModifiers()))
                            .filter(method -> !method.isSynthetic())
                            .forEach(methods::add);
                }
            }
        }
        return methods;
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return Modifier.isPublic(type.getModifiers())
                && !type.getSimpleName().equals("package-info")
                && (outer == null || isPublic(outer));
    }
}

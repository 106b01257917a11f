package dev.jumun.examples.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Only work that has been started can be awaited: the compiler sees to it. */
class WhatCanBeAwaitedTest {
    @Test
    void aTaskCan() {
        assertThat(errors("group.start(() -> 5).await()")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"coffee\"", "slip", "hello()"})
    void nothingElseCan(String expression) {
        assertThat(errors(expression + ".await()"))
                .singleElement()
                .asString()
                .containsAnyOf("cannot find symbol", "cannot be dereferenced", "expected");
    }

    @Test
    void aSlipIsNotItsResult() {
        assertThat(errors("Integer.sum(slip, 1)"))
                .singleElement()
                .asString()
                .contains("Callable", "cannot be converted to int");
    }

    private static List<String> errors(String expression) {
        String source =
                """
                import dev.jumun.async.*;
                import java.util.concurrent.Callable;

                class Kitchen {
                    static int hello() { return 5; }

                    Object cook(TaskGroup group, Callable<Integer> slip) {
                        return %s;
                    }
                }
                """
                        .formatted(expression);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///Kitchen.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        Writer.nullWriter(),
                        null,
                        diagnostics,
                        List.of("-proc:none", "-d", System.getProperty("java.io.tmpdir")),
                        null,
                        List.of(file))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(problem -> problem.getMessage(Locale.ROOT))
                .toList();
    }
}

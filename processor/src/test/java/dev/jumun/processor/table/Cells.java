package dev.jumun.processor.table;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import dev.jumun.processor.JobsSources;
import dev.jumun.processor.JumunProcessor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Many small declarations that are compiled at once: each stands on a line of its own. */
final class Cells {
    private static final String FRAME =
            """
            package shop;

            import dev.jumun.*;
            import dev.jumun.async.*;
            import dev.jumun.openapi.*;
            import dev.jumun.websocket.*;
            import jakarta.validation.constraints.*;
            import java.math.*;
            import java.net.*;
            import java.time.*;
            import java.util.*;
            import org.jspecify.annotations.*;

            class Thing {}
            record Item(String name) {}
            enum Color { RED }
            @Scalar record Isbn(String value) {}
            """;

    private final List<String> lines = new ArrayList<>();
    private String wholeApi = "";

    /** Adds a declaration, and returns its number. */
    int add(String line) {
        lines.add(line);
        return lines.size() - 1;
    }

    /** Replaces a declaration. */
    void set(int number, String line) {
        lines.set(number, line);
    }

    /** What comes behind all of them, on one line. */
    void end(String line) {
        wholeApi = line;
    }

    /** The ids of the framework's errors, by the numbers of the declarations. */
    Map<Integer, List<String>> errors() {
        List<JavaFileObject> sources = new ArrayList<>(JobsSources.annotations());
        sources.add(
                JavaFileObjects.forSourceString(
                        "shop.Cells", FRAME + String.join("\n", lines) + "\n" + wholeApi));
        Compilation compilation =
                Compiler.javac()
                        .withProcessors(new JumunProcessor())
                        .withOptions("-parameters", "-Xmaxerrs", "100000")
                        .compile(sources);
        long before = FRAME.lines().count();
        Map<Integer, List<String>> errors = new TreeMap<>();
        for (Diagnostic<?> each : compilation.errors()) {
            String message = each.getMessage(Locale.ROOT);
            String id =
                    message.startsWith("[JUMUN-")
                            ? message.substring(7, message.indexOf(']'))
                            : "javac";
            errors.computeIfAbsent(
                            (int) (each.getLineNumber() - before - 1), line -> new ArrayList<>())
                    .add(id);
        }
        return errors;
    }
}

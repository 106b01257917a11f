package dev.jumun.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * An example of a mistake, from mistakes.txt.
 *
 * @param id without its prefix: {@code PATH-1}
 * @param wrong the snippet that gives the message; empty if none can
 * @param right the snippet that gives no message
 * @param text what stands in place of snippets; empty if there are some
 */
record MistakeExample(String id, String wrong, String right, String text) {
    private static final Path EXAMPLES = Path.of("src", "test", "resources", "mistakes.txt");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^## ([A-Z]+-\\d+)\\n(.*?)(?=^## |\\z)");
    private static final Pattern PART = Pattern.compile("(?ms)^# (\\w+)\\n(.*?)(?=^# |\\z)");
    private static final Pattern INDEX = Pattern.compile("shop(\\d+)/Shop");
    private static final String IMPORTS =
            """
            package shop;

            import dev.jumun.*;
            import dev.jumun.async.*;
            import dev.jumun.jobs.*;
            import dev.jumun.jobs.Task;
            import dev.jumun.openapi.*;
            import dev.jumun.security.*;
            import dev.jumun.session.*;
            import dev.jumun.websocket.*;
            import jakarta.validation.Constraint;
            import jakarta.validation.ConstraintValidator;
            import jakarta.validation.ConstraintValidatorContext;
            import jakarta.validation.Payload;
            import jakarta.validation.constraints.*;
            import java.io.InputStream;
            import java.sql.Connection;
            import java.util.*;
            import javax.naming.InitialContext;
            import org.jspecify.annotations.*;

            """;

    static List<MistakeExample> all() throws IOException {
        String file = Files.readString(EXAMPLES, StandardCharsets.UTF_8);
        List<MistakeExample> all = new ArrayList<>();
        for (Matcher each = EXAMPLE.matcher(file); each.find(); ) {
            all.add(
                    new MistakeExample(
                            each.group(1),
                            part(each.group(2), "wrong"),
                            part(each.group(2), "right"),
                            part(each.group(2), "text")));
        }
        return all;
    }

    private static String part(String example, String name) {
        for (Matcher each = PART.matcher(example); each.find(); ) {
            if (each.group(1).equals(name)) {
                return each.group(2).strip();
            }
        }
        return "";
    }

    /** The letters in front of the number: {@code PATH}. */
    String family() {
        return id.substring(0, id.indexOf('-'));
    }

    int number() {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1));
    }

    /**
     * Compiles snippets together, each in a package of its own, and returns the messages for each:
     * those of the processor, and the errors of the compiler.
     */
    static List<List<String>> messages(List<String> snippets) {
        List<JavaFileObject> sources = new ArrayList<>(JobsSources.all());
        List<List<String>> messages = new ArrayList<>();
        for (int i = 0; i < snippets.size(); i++) {
            sources.add(
                    JavaFileObjects.forSourceString(
                            "shop" + i + ".Shop", source(i, snippets.get(i))));
            messages.add(new ArrayList<>());
        }
        sources.add(
                JavaFileObjects.forSourceString(
                        "com.fasterxml.jackson.annotation.JsonIgnore",
                        "package com.fasterxml.jackson.annotation; public @interface JsonIgnore"
                                + " {}"));
        Compilation compilation =
                Compiler.javac()
                        .withProcessors(new JumunProcessor())
                        .withOptions("-parameters", "-Xmaxerrs", "9999", "-Xmaxwarns", "9999")
                        .compile(sources);
        for (Diagnostic<? extends JavaFileObject> each : compilation.diagnostics()) {
            String message = each.getMessage(Locale.ROOT);
            JavaFileObject source = each.getSource();
            if (each.getKind() == Diagnostic.Kind.ERROR || message.startsWith("[JUMUN-")) {
                Matcher index = INDEX.matcher(source == null ? "" : source.toUri().getPath());
                if (!index.find()) {
                    throw new AssertionError(each.toString());
                }
                int number = Integer.parseInt(index.group(1));
                messages.get(number)
                        .add(
                                each.getKind().name().toLowerCase(Locale.ROOT)
                                        + ": "
                                        + message.replace("shop" + number + ".", "shop."));
            }
        }
        return messages;
    }

    private static String source(int index, String snippet) {
        String body =
                snippet.contains("class Shop")
                        ? snippet
                        : """
                        record Drink(String name, int price) {}

                        class Stock {}

                        @Api
                        class Shop {
                        %s
                        }
                        """
                                .formatted(snippet);
        return IMPORTS.replace("package shop;", "package shop" + index + ";") + body;
    }
}

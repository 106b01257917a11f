package dev.jumun.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A small API that is compiled. What a test declares ends in {@code // here} on the line at which
 * an error is expected.
 *
 * @param types in front of the API's class
 * @param members of the API's class
 */
record Declared(String types, String members) {
    static Declared members(String... lines) {
        return new Declared("", String.join("\n", lines));
    }

    static Declared types(String... lines) {
        return new Declared(String.join("\n", lines), "");
    }

    Declared and(String... lines) {
        return new Declared(types, String.join("\n", lines));
    }

    Compilation compile() {
        return Compiler.javac()
                .withProcessors(new JumunProcessor())
                .withOptions("-parameters")
                .compile(JavaFileObjects.forSourceString("shop.Shop", source()));
    }

    String source() {
        return """
        package shop;

        import dev.jumun.*;
        import dev.jumun.async.*;
        import dev.jumun.openapi.*;
        import dev.jumun.session.*;
        import dev.jumun.websocket.*;
        import jakarta.validation.*;
        import jakarta.validation.constraints.*;
        import java.lang.annotation.*;
        import java.util.*;
        import org.jspecify.annotations.*;

        %s

        @Api
        class Shop {
            %s
        }
        """
                .formatted(types, members);
    }

    /** The line that ends in {@code // here}. */
    long line() {
        return source().substring(0, source().indexOf("// here")).lines().count();
    }

    /** Every error as {@code line: message}. */
    List<String> errors() {
        return compile().errors().stream().map(Declared::told).toList();
    }

    /** Every warning as {@code line: message}. */
    List<String> warnings() {
        return compile().warnings().stream().map(Declared::told).toList();
    }

    private static String told(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT);
    }
}

package dev.jumun.cli.build;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Makes problems of the messages of the Java compiler. */
final class CompilerMessages {
    private static final Pattern ID = Pattern.compile("^\\[(JUMUN-[A-Z]+-\\d+)] ");

    private static final Pattern EXCEPTION = Pattern.compile("^[\\w.]+(Error|Exception)\\b");

    private CompilerMessages() {}

    /** The user's own mistakes first; what is wrong only because nothing was generated, last. */
    static List<Problem> problems(
            List<Diagnostic<? extends JavaFileObject>> diagnostics, Path generated) {
        List<Problem> own = new ArrayList<>();
        List<Problem> ofGenerated = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : diagnostics) {
            if (each.getKind() != Diagnostic.Kind.ERROR) {
                continue;
            }
            Problem problem = problem(each);
            Path file = problem.file();
            (file != null && file.startsWith(generated) ? ofGenerated : own).add(problem);
        }
        own.sort(Comparator.comparing((Problem each) -> each.id().isEmpty()));
        return own.isEmpty() ? ofGenerated : own;
    }

    /** The message, and where it is. */
    static Problem problem(Diagnostic<? extends JavaFileObject> diagnostic) {
        String text = diagnostic.getMessage(Locale.ROOT);
        Matcher matcher = ID.matcher(text);
        String id = matcher.find() ? matcher.group(1) : "";
        String message = id.isEmpty() ? text : text.substring(matcher.end());
        long length = diagnostic.getEndPosition() - diagnostic.getPosition();
        return new Problem(
                id,
                message,
                file(diagnostic.getSource()),
                (int) Math.max(0, diagnostic.getLineNumber()),
                (int) Math.max(0, diagnostic.getColumnNumber()),
                Math.clamp(length, 1, 200));
    }

    private static @Nullable Path file(@Nullable JavaFileObject source) {
        URI uri = source == null ? null : source.toUri();
        return uri != null && "file".equals(uri.getScheme()) ? Path.of(uri) : null;
    }

    /** A failure of the compiler itself, with its output. */
    static Problem failure(String said) {
        String exception =
                said.lines()
                        .filter(line -> EXCEPTION.matcher(line).find())
                        .findFirst()
                        .orElse(said.strip());
        return new Problem(
                "", "The Java compiler itself failed: " + exception.strip(), null, 0, 0, 1);
    }
}

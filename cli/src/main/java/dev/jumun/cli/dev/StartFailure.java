package dev.jumun.cli.dev;

import dev.jumun.async.log.LogText;
import dev.jumun.cli.build.Problem;
import dev.jumun.cli.build.Stamps;
import dev.jumun.cli.project.Project;
import dev.jumun.runtime.engine.CodePlace;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the user's own line in the exception of a start. */
final class StartFailure {
    private StartFailure() {}

    /**
     * Finds it.
     *
     * @param isOfApplication whether its code ran at all
     */
    static Problem problem(Throwable failure, boolean isOfApplication, Project project) {
        List<Path> sources = sources(project);
        for (Throwable each = failure; each != null; each = each.getCause()) {
            for (StackTraceElement frame : each.getStackTrace()) {
                Path file = source(frame, sources);
                if (file != null && isOfApplication && frame.getLineNumber() > 0) {
                    return new Problem("", words(failure), file, frame.getLineNumber(), 0, 1);
                }
            }
        }
        String own = failure instanceof StartException ? failure.getMessage() : null;
        return new Problem("", own == null ? words(failure) : own, null, 0, 0, 1);
    }

    /** Finds the user's own line in the stack of a thread. */
    static Problem problem(String words, StackTraceElement[] stack, Project project) {
        List<Path> sources = sources(project);
        Optional<CodePlace> place = CodePlace.in(stack, each -> source(each, sources) != null);
        String sentence =
                words
                        + place.flatMap(CodePlace::called)
                                .map(each ->
                                        " It is in %s.%s."
                                                .formatted(
                                                        each.getClassName(), each.getMethodName()))
                                .orElse("");
        StackTraceElement line = place.map(CodePlace::line).orElse(null);
        return line == null
                ? new Problem("", sentence, null, 0, 0, 1)
                : new Problem(
                        "",
                        sentence,
                        source(line, sources),
                        Math.max(0, line.getLineNumber()),
                        0,
                        1);
    }

    private static List<Path> sources(Project project) {
        return Stamps.of(project, null).endingWith(".java");
    }

    /** An exception with its stack and its causes. */
    static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** The frames of a stack, a line each. */
    static String text(StackTraceElement[] stack) {
        return Arrays.stream(stack).map(each -> "    at " + each).collect(Collectors.joining("\n"));
    }

    /** The exception and its causes, a line each; further lines of their messages are indented. */
    private static String words(Throwable failure) {
        StringBuilder words = new StringBuilder(LogText.block(failure.toString()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            words.append("\ncaused by ").append(LogText.block(cause.toString()));
        }
        return words.toString();
    }

    private static @Nullable Path source(StackTraceElement frame, List<Path> sources) {
        String file = frame.getFileName();
        if (file == null) {
            return null;
        }
        String type = frame.getClassName();
        int dot = type.lastIndexOf('.');
        Path wanted = Path.of(dot < 0 ? "" : type.substring(0, dot).replace('.', '/'), file);
        return sources.stream()
                .filter(each ->
                        each.endsWith(wanted) || (each.endsWith(file) && sources.size() == 1))
                .findFirst()
                .orElse(null);
    }
}

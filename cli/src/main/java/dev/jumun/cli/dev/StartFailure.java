package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;
import dev.jumun.cli.project.Project;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** Finds the user's own line in the exception of a start. */
final class StartFailure {
    private StartFailure() {}

    static Problem problem(
            Throwable failure,
            @Nullable Generation generation,
            Project project,
            List<Path> sources) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            for (StackTraceElement frame : each.getStackTrace()) {
                Path file = source(frame, sources);
                if (file != null && generation != null && frame.getLineNumber() > 0) {
                    return new Problem("", words(failure), file, frame.getLineNumber(), 0, 1);
                }
            }
        }
        String own = failure instanceof StartException ? failure.getMessage() : null;
        return new Problem("", own == null ? words(failure) : own, null, 0, 0, 1);
    }

    /** The exception and its causes, a line each. */
    private static String words(Throwable failure) {
        StringBuilder words = new StringBuilder(failure.toString());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            words.append("\ncaused by ").append(cause);
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

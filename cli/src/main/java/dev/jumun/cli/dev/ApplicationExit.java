package dev.jumun.cli.dev;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Finds out whether the application ends the JVM, in which it is not alone. */
final class ApplicationExit {
    private ApplicationExit() {}

    /** Returns a sentence if code of a generation is waiting for {@code System.exit}. */
    static Optional<String> words(Collection<StackTraceElement[]> stacks) {
        return stacks.stream()
                .filter(ApplicationExit::isExit)
                .flatMap(Arrays::stream)
                .filter(frame ->
                        String.valueOf(frame.getClassLoaderName()).startsWith("generation-"))
                .findFirst()
                .map(frame ->
                        "%s.%s (%s:%d) called System.exit, which ends jumun dev as well. Throw an exception instead, or return."
                                .formatted(
                                        frame.getClassName(),
                                        frame.getMethodName(),
                                        frame.getFileName(),
                                        frame.getLineNumber()));
    }

    private static boolean isExit(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame ->
                        frame.getClassName().equals("java.lang.Runtime")
                                && frame.getMethodName().equals("exit"));
    }
}

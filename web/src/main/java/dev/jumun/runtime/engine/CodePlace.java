package dev.jumun.runtime.engine;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a thread is, as its developer wants to know it: the own line, and what it calls.
 *
 * @param line the innermost frame of the application
 * @param called what that line has called; empty if the line itself is executed
 */
public record CodePlace(StackTraceElement line, Optional<StackTraceElement> called) {
    /** Finds the place in a stack; empty if no frame is the application's. */
    public static Optional<CodePlace> in(
            StackTraceElement[] stack, Predicate<StackTraceElement> isOwn) {
        for (int i = 0; i < stack.length; i++) {
            if (isOwn.test(stack[i])) {
                Optional<StackTraceElement> called =
                        i == 0 ? Optional.empty() : Optional.of(stack[i - 1]);
                return Optional.of(new CodePlace(stack[i], called));
            }
        }
        return Optional.empty();
    }

    /** Returns {@code shop.Shop.shelf (Shop.java:8), in java.lang.Object.wait}. */
    @Override
    public String toString() {
        return name(line)
                + " ("
                + line.getFileName()
                + ":"
                + line.getLineNumber()
                + ")"
                + called.map(each -> ", in " + name(each)).orElse("");
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }
}

package dev.jumun.kitchen.view;

import java.util.List;
import java.util.Optional;

/** Finds the line of the application in a stack. */
final class ApplicationFrame {
    /** Classes that are generated for an API are in the package of the API. */
    private static final List<String> OTHERS =
            List.of(
                    "java.",
                    "jdk.",
                    "dev.jumun.async.",
                    "dev.jumun.runtime.",
                    "dev.jumun.app.",
                    "dev.jumun.middleware.",
                    "dev.jumun.server.");

    private ApplicationFrame() {}

    /** Returns the innermost frame that is neither of the JDK nor of Jumun. */
    static Optional<StackTraceElement> of(List<StackTraceElement> stack) {
        return stack.stream()
                .filter(frame -> OTHERS.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst();
    }
}

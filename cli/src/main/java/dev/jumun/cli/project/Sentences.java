package dev.jumun.cli.project;

import org.jspecify.annotations.Nullable;

/** Shortens what libraries say. */
final class Sentences {
    private static final int LONGEST = 600;

    private Sentences() {}

    /** Returns what failed, and the first cause of it. */
    static String of(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String what = first(failure.getMessage());
        String why = first(first.getMessage());
        return what.contains(why) ? what : what + ": " + why;
    }

    /** Returns a message on one line, not too long. */
    static String first(@Nullable String message) {
        String text = String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", "; ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}

package dev.jumun.async.log;

import java.util.stream.Collectors;

/**
 * Text that others may have written, as a log or a terminal shows it: in one line. A message with a
 * line feed would otherwise write lines of its own, which look like records (CWE-117), and one with
 * an escape character would command the terminal (CWE-150). Control characters, the characters that
 * Unicode ends lines with, and those that change the direction of what follows are escaped as in
 * Java source.
 *
 * <p>All records of the framework whose text or failure may hold what a client sent go through it,
 * and so does what the tools print of requests, tasks, settings and failures.
 */
public final class LogText {
    private LogText() {}

    /** Returns a text in one line; the same text if it is in one line already. */
    public static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text.charAt(i))) {
                return escape(text);
            }
        }
        return text;
    }

    /**
     * Returns a text of several lines for a terminal: each as {@link #line} has it, and all but the
     * first indented, so that none looks like one that the program has written itself.
     */
    public static String block(String text) {
        return text.lines().map(LogText::line).collect(Collectors.joining("\n    "));
    }

    /**
     * Returns a failure as a log may show it: itself if none of its messages needs to be escaped,
     * with those of its causes and suppressed failures. Otherwise a copy that has the same stack
     * trace and prints the same class names, with its messages in one line each.
     */
    public static Throwable failure(Throwable failure) {
        return LoggedFailure.isPlain(failure) ? failure : LoggedFailure.of(failure);
    }

    /** Tabs are wide blanks, no more. */
    static boolean isEscaped(char c) {
        if (c < '\u061c') {
            return Character.isISOControl(c) && c != '\t';
        }
        return c == '\u061c'
                || (c >= '\u200e' && c <= '\u200f')
                || (c >= '\u2028' && c <= '\u202e') // ends of lines, and directions
                || (c >= '\u2066' && c <= '\u2069');
    }

    private static String escape(String text) {
        StringBuilder line = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isEscaped(c)) {
                line.append(c);
            } else if (c == '\n') {
                line.append("\\n");
            } else if (c == '\r') {
                line.append("\\r");
            } else {
                line.append("\\u%04x".formatted((int) c));
            }
        }
        return line.toString();
    }
}

package dev.jumun.server.loop;

import dev.jumun.async.log.LogText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.ZoneId;

/**
 * The log of event loops: what they tell is written by a thread of its own. Loggers have locks, and
 * no loop may wait for one that handlers take (docs/decisions/0010).
 */
public final class LoopLog {
    private static final System.Logger LOG = System.getLogger("dev.jumun.server");

    private static final int LONGEST = 200;

    private LoopLog() {}

    /**
     * Loads what a line needs, such as the rules of the time zone: they are in a file of the JDK,
     * and cannot be read for the rest of a JVM's life if it has no descriptor when it first tries.
     */
    public static void prepare() {
        var _ = ZoneId.systemDefault();
        var _ = LogText.failure(new IOException());
    }

    public static void debug(String message) {
        log(System.Logger.Level.DEBUG, message, null);
    }

    public static void debug(String message, Throwable cause) {
        log(System.Logger.Level.DEBUG, message, cause);
    }

    /**
     * What ended a connection before it spoke HTTP, in one line. Any client can cause it, so there
     * is no stack trace, and no more of what it sent than tells what went wrong.
     */
    public static void unspoken(String what, Throwable cause) {
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            String text = String.valueOf(cause);
            String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
            debug(what + ": " + LogText.line(start));
        }
    }

    public static void error(String message) {
        log(System.Logger.Level.ERROR, message, null);
    }

    public static void error(String message, Throwable cause) {
        log(System.Logger.Level.ERROR, message, cause);
    }

    private static void log(System.Logger.Level level, String message, @Nullable Throwable cause) {
        if (LOG.isLoggable(level)) {
            Thread.ofVirtual().name("log").start(() -> write(level, message, cause));
        }
    }

    private static void write(
            System.Logger.Level level, String message, @Nullable Throwable cause) {
        LOG.log(level, message, cause == null ? null : LogText.failure(cause));
    }
}

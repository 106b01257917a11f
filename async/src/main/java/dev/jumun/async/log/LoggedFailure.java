package dev.jumun.async.log;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Prints as another failure does, with each message in one line. */
final class LoggedFailure extends Throwable {
    private static final long serialVersionUID = 1;

    /** Causes of causes; what is deeper is left out of a copy. */
    private static final int MOST = 1000;

    private final String text;

    private LoggedFailure(Throwable original) {
        super(LogText.line(String.valueOf(message(original))));
        this.text = LogText.line(text(original));
        setStackTrace(original.getStackTrace());
    }

    /** Whether nothing of a failure needs to be escaped. */
    static boolean isPlain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Throwable> next = new ArrayDeque<>();
        next.add(failure);
        while (!next.isEmpty()) {
            Throwable one = next.remove();
            if (!seen.add(one)) {
                continue;
            }
            String said = text(one);
            if (!said.equals(LogText.line(said))) {
                return false;
            }
            Throwable cause = one.getCause();
            if (cause != null) {
                next.add(cause);
            }
            Collections.addAll(next, one.getSuppressed());
        }
        return true;
    }

    static LoggedFailure of(Throwable failure) {
        IdentityHashMap<Throwable, LoggedFailure> copies = new IdentityHashMap<>();
        LoggedFailure first = new LoggedFailure(failure);
        copies.put(failure, first);
        ArrayDeque<Throwable> next = new ArrayDeque<>();
        next.add(failure);
        while (!next.isEmpty()) {
            Throwable one = next.remove();
            LoggedFailure copy = copies.get(one);
            Throwable cause = one.getCause();
            if (copy != null && cause != null) {
                LoggedFailure of = copy(cause, copies, next);
                if (of != null) {
                    copy.initCause(of);
                }
            }
            for (Throwable suppressed : one.getSuppressed()) {
                LoggedFailure of = copy(suppressed, copies, next);
                if (copy != null && of != null) {
                    copy.addSuppressed(of);
                }
            }
        }
        return first;
    }

    /** The copy of a failure, which is made once; null if there are too many. */
    private static @Nullable LoggedFailure copy(
            Throwable failure,
            IdentityHashMap<Throwable, LoggedFailure> copies,
            ArrayDeque<Throwable> unfinished) {
        LoggedFailure known = copies.get(failure);
        if (known == null && copies.size() < MOST) {
            known = new LoggedFailure(failure);
            copies.put(failure, known);
            unfinished.add(failure);
        }
        return known;
    }

    /** The methods of a user's exception may throw. */
    private static String text(Throwable failure) {
        try {
            return String.valueOf(failure.toString());
        } catch (RuntimeException | StackOverflowError another) {
            return failure.getClass().getName();
        }
    }

    private static @Nullable String message(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (RuntimeException | StackOverflowError another) {
            return null;
        }
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this; // it is the original's
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // it names the class of the original
    public String toString() {
        return text;
    }
}

package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What is done with exceptions in more than one place. */
final class Failures {
    private static final int MOST_SEEN = 1_000;

    private Failures() {}

    /** Throws anything as it is: a failure keeps its own type on its way through tasks. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    /**
     * Keeps a further failure next to the first one, unless that would make a circle: printers of
     * stack traces may follow causes and suppressed failures for ever. What leads to the first one,
     * or is a cause of it, is seen there already.
     */
    static void suppress(Throwable first, @Nullable Throwable further) {
        if (further != null && !leadsTo(further, first) && !isCauseOf(further, first)) {
            first.addSuppressed(further);
        }
    }

    /** Whether one is reached from another, by causes and suppressed failures. */
    private static boolean leadsTo(Throwable from, Throwable to) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Throwable> todo = new ArrayDeque<>();
        todo.add(from);
        while (!todo.isEmpty()) {
            Throwable next = todo.poll();
            if (next == to || seen.size() > MOST_SEEN) {
                return true;
            }
            if (seen.add(next)) {
                if (next.getCause() != null) {
                    todo.add(next.getCause());
                }
                Collections.addAll(todo, next.getSuppressed());
            }
        }
        return false;
    }

    private static boolean isCauseOf(Throwable candidate, Throwable failure) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < MOST_SEEN; t = t.getCause(), depth++) {
            if (t == candidate) {
                return true;
            }
        }
        return false;
    }
}

package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;

/** What is done with exceptions in more than one place. */
final class Failures {
    private Failures() {}

    /** Throws anything as it is: a failure keeps its own type on its way through tasks. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Whether a failure is the echo of an interrupt: directly, or as JDBC drivers wrap it. */
    static boolean isInterruption(Throwable failure) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 16; t = t.getCause(), depth++) {
            if (t instanceof InterruptedException
                    || t instanceof ClosedByInterruptException
                    || t instanceof Cancelled
                    || (t instanceof SocketException
                            && "Closed by interrupt".equals(t.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    /** Keeps a further failure beside the first one; never an exception within itself. */
    static void suppress(Throwable first, @Nullable Throwable further) {
        if (further != null && further != first && !isCauseOf(further, first)) {
            first.addSuppressed(further);
        }
    }

    private static boolean isCauseOf(Throwable candidate, Throwable failure) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 16; t = t.getCause(), depth++) {
            if (t == candidate) {
                return true;
            }
        }
        return false;
    }
}

package dev.jumun.runtime.binding;

/**
 * Leaves a provider whose inputs are wrong: the problems are recorded, and the request continues,
 * to find the others.
 */
public final class NotReady extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("StaticAssignmentOfThrowable") // it has no trace and no state
    static final NotReady INSTANCE = new NotReady();

    private NotReady() {
        super("A dependency's input is wrong.", null, false, false);
    }
}

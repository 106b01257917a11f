package cafe;

import dev.jumun.async.TaskTree;

/** Waits for what goes on in the café. */
final class Waiting {
    private Waiting() {}

    /** Waits until a number of guests wait for their orders. */
    static void forOrders(long number) {
        while (TaskTree.now().toText().lines().filter(l -> l.contains("Orders.place")).count()
                != number) {
            Thread.onSpinWait();
        }
    }
}

package peer;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What handlers do besides answering. */
final class Work {
    private Work() {}

    /** Waits three times side by side, on virtual threads, as plain Java does. */
    static int gather() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> part =
                    () -> {
                        Thread.sleep(10);
                        return 1;
                    };
            int sum = 0;
            for (Future<Integer> one : threads.invokeAll(List.of(part, part, part))) {
                sum += one.get();
            }
            return sum;
        }
    }

    static void burn() {
        long end = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}

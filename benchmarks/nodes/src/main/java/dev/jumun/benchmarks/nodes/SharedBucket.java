package dev.jumun.benchmarks.nodes;

import java.util.PriorityQueue;
import java.util.Random;

/**
 * The bucket of one client in a store, which the requests of this client read and then replace,
 * unless another one has replaced it meanwhile: then they read it again.
 */
final class SharedBucket {
    private static final int REQUESTS = 50_000;

    /** A call that the store answers at a time; with the version that was read, it replaces. */
    private record Call(double time, int version) implements Comparable<Call> {
        @Override
        public int compareTo(Call other) {
            return Double.compare(time, other.time);
        }
    }

    private SharedBucket() {}

    /**
     * Returns how many calls of the store a request needs.
     *
     * @param rate how many requests a second the client sends, to whichever nodes
     * @param trip how long it takes from one call to the next
     */
    static double calls(double rate, double trip) {
        Random random = new Random(1);
        PriorityQueue<Call> calls = new PriorityQueue<>();
        double came = 0;
        for (int i = 0; i < REQUESTS; i++) {
            came += -Math.log(1 - random.nextDouble()) / rate;
            calls.add(new Call(came, -1));
        }
        int version = 0;
        int count = 0;
        while (!calls.isEmpty()) {
            Call call = calls.remove();
            count++;
            if (call.version() < 0) {
                calls.add(new Call(call.time() + trip, version));
            } else if (call.version() == version) {
                version++;
            } else {
                calls.add(new Call(call.time() + trip, -1));
            }
        }
        return (double) count / REQUESTS;
    }
}

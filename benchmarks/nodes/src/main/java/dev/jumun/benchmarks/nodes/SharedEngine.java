package dev.jumun.benchmarks.nodes;

import java.util.Arrays;
import java.util.Random;

/**
 * A bus over an engine that takes one frame at a time. Each node has one frame under way; what it
 * publishes meanwhile goes into its next one. All times are in seconds.
 *
 * @param frame what a frame costs the engine, however many messages it has
 * @param message what a message costs it, however many nodes get it
 * @param delivery what a message costs it for each node
 * @param room how many messages have room in a frame
 */
record SharedEngine(double frame, double message, double delivery, int room) {
    private static final int MESSAGES = 40_000;

    /** How long the slowest hundredth of messages may take. */
    private static final double PATIENCE = 0.1;

    /** Returns how many messages a second all nodes together may publish. */
    double capacity(int nodes) {
        double good = 0;
        double bad = 1 / (message + nodes * delivery);
        while (bad - good > bad / 100) {
            double middle = (good + bad) / 2;
            if (slowestHundredth(nodes, middle) <= PATIENCE) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    /** Simulates a rate; returns the wait that a hundredth of the messages exceeds. */
    private double slowestHundredth(int nodes, double rate) {
        Random random = new Random(nodes);
        double[] came = new double[MESSAGES];
        int[] from = new int[MESSAGES];
        double now = 0;
        for (int i = 0; i < MESSAGES; i++) {
            now += -Math.log(1 - random.nextDouble()) / rate;
            came[i] = now;
            from[i] = random.nextInt(nodes);
        }
        double[] waits = waits(nodes, came, from);
        Arrays.sort(waits);
        return waits[MESSAGES * 99 / 100];
    }

    private double[] waits(int nodes, double[] came, int[] from) {
        Outboxes outboxes = new Outboxes(nodes, from, room);
        double[] waits = new double[came.length];
        double now = 0;
        int next = 0; // the first message that has not come
        int sent = 0;
        while (sent < came.length) {
            if (outboxes.nothingIsUnderWay()) {
                now = Math.max(now, came[next]);
                outboxes.add(next++);
            }
            int[] taken = outboxes.next();
            now += frame + taken.length * (message + nodes * delivery);
            while (next < came.length && came[next] <= now) {
                outboxes.add(next++);
            }
            for (int each : taken) {
                waits[each] = now - came[each];
            }
            sent += taken.length;
            outboxes.taken(taken);
        }
        return waits;
    }
}

package dev.jumun.benchmarks.nodes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The messages of each node: one frame of them is under way to the engine, the others wait. */
final class Outboxes {
    private final List<ArrayDeque<Integer>> waiting = new ArrayList<>();
    private final ArrayDeque<int[]> frames = new ArrayDeque<>();
    private final boolean[] isUnderWay;
    private final int[] from;
    private final int room;

    /**
     * Makes empty ones.
     *
     * @param from the node of each message
     * @param room how many messages have room in a frame
     */
    Outboxes(int nodes, int[] from, int room) {
        this.from = from;
        this.room = room;
        this.isUnderWay = new boolean[nodes];
        for (int i = 0; i < nodes; i++) {
            waiting.add(new ArrayDeque<>());
        }
    }

    /** A node publishes a message. */
    void add(int message) {
        waiting.get(from[message]).add(message);
        send(from[message]);
    }

    private void send(int node) {
        ArrayDeque<Integer> outbox = waiting.get(node);
        if (isUnderWay[node] || outbox.isEmpty()) {
            return;
        }
        isUnderWay[node] = true;
        int[] frame = new int[Math.min(room, outbox.size())];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = outbox.remove();
        }
        frames.add(frame);
    }

    boolean nothingIsUnderWay() {
        return frames.isEmpty();
    }

    /** Returns the frame that the engine takes next. */
    int[] next() {
        return frames.remove();
    }

    /** The engine has taken a frame: its node sends what has come meanwhile. */
    void taken(int[] frame) {
        int node = from[frame[0]];
        isUnderWay[node] = false;
        send(node);
    }
}

package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Virtual time: it jumps to the next of the events that have been set. Its owner has the lock. */
final class SimulatedClock {
    private static final long BEGIN = TimeUnit.SECONDS.toNanos(1);

    private static final class Event implements Scheduler.Alarm, Comparable<Event> {
        final long time;
        final long number;
        @Nullable Runnable action;

        Event(long time, long number, Runnable action) {
            this.time = time;
            this.number = number;
            this.action = action;
        }

        @Override
        public void cancel() {
            action = null;
        }

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final Orders orders;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now = BEGIN;
    private long number;

    SimulatedClock(Orders orders) {
        this.orders = orders;
    }

    long now() {
        return now;
    }

    /** The virtual time that had passed at a point in time. */
    static long elapsedAt(long time) {
        return time - BEGIN;
    }

    /** Sets an action to happen at a point in time. */
    Scheduler.Alarm at(long time, Runnable action) {
        Event event = new Event(time, number++, action);
        events.add(event);
        return event;
    }

    /**
     * Moves to the next event, and makes all events of that time happen, in any order. Returns
     * false if no event is left.
     */
    boolean jump() {
        List<Event> sameTime = new ArrayList<>();
        while (!events.isEmpty()
                && (sameTime.isEmpty() || events.peek().time <= sameTime.getFirst().time)) {
            Event event = events.poll();
            if (event.action != null) { // not called off
                sameTime.add(event);
            }
        }
        if (sameTime.isEmpty()) {
            return false;
        }
        now = Math.max(now, sameTime.getFirst().time);
        while (!sameTime.isEmpty()) {
            int several = sameTime.size();
            Runnable action = sameTime.remove(several == 1 ? 0 : orders.choose(several)).action;
            if (action != null) { // not called off by another one of this time
                action.run();
            }
        }
        return true;
    }
}

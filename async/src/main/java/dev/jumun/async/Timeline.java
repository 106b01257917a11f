package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/** What has happened to whom, and when; in the order in which it was added, up to a capacity. */
final class Timeline<T> {
    /** What happens. Any other object in its place is a reason to wait. */
    enum Step {
        START,
        RESUME,
        END,
        FAILED,
        CANCELLED
    }

    private final boolean recordsPlaces;
    private final long[] times;
    private final @Nullable Object[] subjects;
    private final @Nullable Object[] events;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * Creates one.
     *
     * @param recordsPlaces whether the method that waits is found out, too
     */
    Timeline(int capacity, boolean recordsPlaces) {
        this.recordsPlaces = recordsPlaces;
        times = new long[capacity];
        subjects = new Object[capacity];
        events = new Object[capacity];
    }

    void add(long time, T subject, Step step) {
        put(time, subject, step);
    }

    void addWait(long time, T subject, Object reason) {
        put(time, subject, recordsPlaces ? new WaitPlace(reason, WaitPlace.here()) : reason);
    }

    private void put(long time, T subject, Object event) {
        int index = next.getAndIncrement();
        if (index >= times.length || index < 0) {
            next.set(times.length);
            return;
        }
        times[index] = time;
        subjects[index] = subject;
        events[index] = event;
    }

    int size() {
        return Math.min(next.get(), times.length);
    }

    boolean isFull() {
        return next.get() >= times.length;
    }

    long time(int index) {
        return times[index];
    }

    /** Null while it is being written. */
    @SuppressWarnings("unchecked")
    @Nullable T subject(int index) {
        return (T) subjects[index];
    }

    /** A {@link Step} or a reason to wait; null while it is being written. */
    @Nullable Object event(int index) {
        return events[index];
    }
}

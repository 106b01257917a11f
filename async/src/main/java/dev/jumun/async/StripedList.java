package dev.jumun.async;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A list that all threads add to: in several parts, so that few meet. */
final class StripedList<T extends Listed<T>> {
    /** What comes and goes on one thread, requests above all. */
    private final List<Offspring<T>> parts = new ArrayList<>();

    private final int mask;

    /** What comes and goes as it likes. */
    private final Set<T> others = ConcurrentHashMap.newKeySet();

    StripedList() {
        int number = Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2;
        for (int i = 0; i < number; i++) {
            parts.add(new Offspring<>());
        }
        mask = number - 1;
    }

    /** Adds what the calling thread will {@linkplain #removeHere remove}. */
    void addHere(T item) {
        part().add(item);
    }

    void removeHere(T item) {
        part().remove(item);
    }

    private Offspring<T> part() {
        return parts.get((int) Thread.currentThread().threadId() & mask);
    }

    void add(T item) {
        others.add(item);
    }

    void remove(T item) {
        others.remove(item);
    }

    List<T> all() {
        List<T> all = new ArrayList<>(others);
        for (Offspring<T> part : parts) {
            all.addAll(part.all());
        }
        return all;
    }

    boolean isEmpty() {
        for (Offspring<T> part : parts) {
            if (!part.isEmpty()) {
                return false;
            }
        }
        return others.isEmpty();
    }
}

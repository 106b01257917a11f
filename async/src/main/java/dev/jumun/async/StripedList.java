package dev.jumun.async;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A list that all threads add to: in several parts, so that few meet. What begins on an event loop
 * is in a part that no other loop writes.
 */
final class StripedList<T extends Listed<T>> {
    /** What comes and goes on one thread, requests above all: a part for each event loop. */
    private final List<Offspring<T>> ofLoops = new ArrayList<>();

    /** The same without an event loop: the thread's number chooses the part. */
    private final List<Offspring<T>> ofThreads = new ArrayList<>();

    private final int mask;

    /** What comes and goes as it likes. */
    private final Set<T> others = ConcurrentHashMap.newKeySet();

    StripedList() {
        int number = Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2;
        for (int i = 0; i < number; i++) {
            ofLoops.add(new Apart<>());
            ofThreads.add(new Apart<>());
        }
        mask = number - 1;
    }

    /**
     * A part with 128 bytes behind its fields that nothing writes. Processors pass memory to each
     * other in lines of 64 bytes, and fetch two at a time: parts that lie next to each other share
     * none.
     */
    @SuppressWarnings("unused") // takes room
    private static final class Apart<T extends Listed<T>> extends Offspring<T> {
        long a1, a2, a3, a4, a5, a6, a7, a8;
        long b1, b2, b3, b4, b5, b6, b7, b8;
    }

    /**
     * Adds an item. The caller {@linkplain #removeHere removes} it with the same number; without a
     * loop, on the same thread.
     *
     * @param loop the number of the event loop; less than 0 for none
     */
    void addHere(T item, int loop) {
        part(loop).add(item);
    }

    void removeHere(T item, int loop) {
        part(loop).remove(item);
    }

    private Offspring<T> part(int loop) {
        return loop < 0
                ? ofThreads.get((int) Thread.currentThread().threadId() & mask)
                : ofLoops.get(loop & mask);
    }

    void add(T item) {
        others.add(item);
    }

    void remove(T item) {
        others.remove(item);
    }

    List<T> all() {
        List<T> all = new ArrayList<>(others);
        for (Offspring<T> part : ofThreads) {
            all.addAll(part.all());
        }
        for (Offspring<T> part : ofLoops) {
            all.addAll(part.all());
        }
        return all;
    }

    boolean isEmpty() {
        return areEmpty(ofLoops) && areEmpty(ofThreads) && others.isEmpty();
    }

    private static <T extends Listed<T>> boolean areEmpty(List<Offspring<T>> parts) {
        for (Offspring<T> part : parts) {
            if (!part.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}

package dev.jumun.async;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Decides which of several tasks runs next: by a seed, or so that every order has its turn. */
sealed interface Orders {
    /** Chooses one of several, counted from 0. */
    int choose(int several);

    /** By a seed. */
    record Seeded(SplittableRandom random) implements Orders {
        Seeded(long seed) {
            this(new SplittableRandom(seed));
        }

        @Override
        public int choose(int several) {
            return random.nextInt(several);
        }
    }

    /**
     * One order after the other: each run repeats the choices of the one before up to the last that
     * had an alternative, takes that, and from there on the first of several.
     */
    final class All implements Orders {
        private final List<Integer> chosen = new ArrayList<>();
        private final List<Integer> outOf = new ArrayList<>();
        private int next;

        @Override
        public int choose(int several) {
            if (next == chosen.size()) {
                chosen.add(0);
                outOf.add(several);
            } else if (outOf.get(next) != several) {
                throw new IllegalStateException(
                        "The test does not repeat itself in the same order: it depends on time,"
                                + " chance, or something that is not simulated.");
            }
            return chosen.get(next++);
        }

        /** Prepares the next order; returns false if all orders have been explored. */
        boolean advance() {
            for (int i = next - 1; i >= 0; i--) {
                if (chosen.get(i) + 1 < outOf.get(i)) {
                    chosen.set(i, chosen.get(i) + 1);
                    cutTo(i + 1);
                    return true;
                }
            }
            return false;
        }

        private void cutTo(int length) {
            chosen.subList(length, chosen.size()).clear();
            outOf.subList(length, outOf.size()).clear();
            next = 0;
        }

        @Override
        public String toString() {
            return chosen.toString();
        }
    }
}

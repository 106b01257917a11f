package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** What an {@link Offspring} keeps in each of its members: its neighbour, and whether it left. */
abstract class Listed<T extends Listed<T>> {
    volatile @Nullable T older;
    volatile int left;
}

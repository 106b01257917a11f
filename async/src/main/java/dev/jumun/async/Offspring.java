package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * What was started in a job, in no fixed number. Coming and leaving takes no lock, since a thousand
 * may end at once: a child that leaves is only marked, and removed with others when they are as
 * many as those who stay.
 */
@SuppressWarnings("rawtypes") // an updater knows the class alone
class Offspring<T extends Listed<T>> {
    private static final AtomicReferenceFieldUpdater<Offspring, @Nullable Listed> NEWEST =
            AtomicReferenceFieldUpdater.newUpdater(Offspring.class, Listed.class, "newest");
    private static final AtomicIntegerFieldUpdater<Offspring> GONE =
            AtomicIntegerFieldUpdater.newUpdater(Offspring.class, "gone");
    private static final AtomicIntegerFieldUpdater<Offspring> SWEEPING =
            AtomicIntegerFieldUpdater.newUpdater(Offspring.class, "sweeping");
    private static final AtomicIntegerFieldUpdater<Listed> LEFT =
            AtomicIntegerFieldUpdater.newUpdater(Listed.class, "left");

    private volatile @Nullable T newest;
    private volatile int gone;
    private volatile int mostGone = 1;
    private volatile int sweeping;

    final void add(T child) {
        T before;
        do {
            before = newest;
            child.older = before;
        } while (!NEWEST.compareAndSet(this, before, child));
    }

    /**
     * Its own thread and that of its parent may do this at the same moment: it is counted once, or
     * the sweep would look for another one for ever.
     */
    final void remove(T child) {
        if (LEFT.compareAndSet(child, 0, 1)) {
            GONE.incrementAndGet(this);
            sweep();
        }
    }

    final boolean isEmpty() {
        for (T child = newest; child != null; child = child.older) {
            if (child.left == 0) {
                return false;
            }
        }
        return true;
    }

    /** Those who are there, the oldest first. */
    final List<T> all() {
        List<T> children = new ArrayList<>();
        for (T child = newest; child != null; child = child.older) {
            if (child.left == 0) {
                children.add(child);
            }
        }
        Collections.reverse(children);
        return children;
    }

    /** Removes children that have left, if they are many and no other thread is removing them. */
    private void sweep() {
        while (gone >= mostGone && SWEEPING.compareAndSet(this, 0, 1)) {
            int stay = 0;
            int removed = 0;
            T before = null;
            for (T child = newest; child != null; child = child.older) {
                if (child.left == 0) {
                    before = child;
                    stay++;
                } else if (before != null) {
                    before.older = child.older;
                    removed++;
                } else if (NEWEST.compareAndSet(this, child, child.older)) {
                    removed++;
                } else {
                    before = child; // others came meanwhile, and hold on to it
                    stay++;
                }
            }
            mostGone = Math.max(1, stay);
            GONE.addAndGet(this, -removed);
            sweeping = 0;
        }
    }
}

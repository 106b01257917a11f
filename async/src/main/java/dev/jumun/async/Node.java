package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * A node of a tree that changes while others look at it. Its children: one on the same thread; or
 * those in a list; or a fixed number of them, see {@link #members}.
 */
abstract class Node<T extends Node<T>> extends Listed<T> {
    @SuppressWarnings("rawtypes") // an updater knows the class alone
    private static final AtomicReferenceFieldUpdater<Node, @Nullable Offspring> OFFSPRING =
            AtomicReferenceFieldUpdater.newUpdater(Node.class, Offspring.class, "offspring");

    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<Node, @Nullable Node> INNER =
            AtomicReferenceFieldUpdater.newUpdater(Node.class, Node.class, "inner");

    private @Nullable T parent; // changes only before it begins
    private volatile @Nullable T inner;
    private volatile @Nullable Offspring<T> offspring;

    Node(@Nullable T parent) {
        this.parent = parent;
    }

    final @Nullable T parent() {
        return parent;
    }

    /** Before it begins. */
    final void parent(@Nullable T other) {
        parent = other;
    }

    /** A child begins within it, on the same thread: all see that before anything else is read. */
    final void innerBegins(T child) {
        inner = child;
    }

    /** Without a fence: what looks for marks after it comes after one. */
    final void innerEnds() {
        INNER.lazySet(this, null);
    }

    abstract T self();

    /** Takes its place in its parent's list: called once, before it starts. */
    final void link() {
        if (parent != null) {
            parent.offspring().add(self());
        }
    }

    /** Leaves its parent's list, so that nothing keeps it alive. */
    final void unlink() {
        if (parent != null) {
            parent.offspring().remove(self());
        }
    }

    /** The children that run side by side in it, if it has a fixed number of them. */
    T @Nullable [] members() {
        return null;
    }

    /** The list of the others. */
    final Offspring<T> offspring() {
        Offspring<T> mine = offspring;
        if (mine != null) {
            return mine;
        }
        Offspring<T> made = new Offspring<>();
        if (OFFSPRING.compareAndSet(this, null, made)) {
            return made;
        }
        return Objects.requireNonNull(offspring);
    }

    /** Whether it ever had children in a list. */
    final boolean hasOffspring() {
        return offspring != null;
    }

    /** Those below it at this moment; of a list, the oldest first. */
    final List<T> children() {
        if (inner == null && offspring == null && members() == null) {
            return List.of();
        }
        List<T> children = new ArrayList<>();
        T[] fixed = members();
        if (fixed != null) {
            for (T member : fixed) {
                if (member != null) {
                    children.add(member);
                }
            }
        }
        T within = inner;
        if (within != null && !children.contains(within)) {
            children.add(within);
        }
        Offspring<T> listed = offspring;
        if (listed != null) {
            children.addAll(listed.all());
        }
        return children;
    }
}

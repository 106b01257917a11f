package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** Functions that combine the results of a {@code gather}. */
public final class Combine {
    private Combine() {}

    /** Combines 2 results. */
    @FunctionalInterface
    public interface Of2<
            A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> {
        /** Returns the combination of 2 results. */
        R apply(A a, B b) throws Exception;
    }

    /** Combines 3 results. */
    @FunctionalInterface
    public interface Of3<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            R extends @Nullable Object> {
        /** Returns the combination of 3 results. */
        R apply(A a, B b, C c) throws Exception;
    }

    /** Combines 4 results. */
    @FunctionalInterface
    public interface Of4<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            R extends @Nullable Object> {
        /** Returns the combination of 4 results. */
        R apply(A a, B b, C c, D d) throws Exception;
    }

    /** Combines 5 results. */
    @FunctionalInterface
    public interface Of5<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object,
            R extends @Nullable Object> {
        /** Returns the combination of 5 results. */
        R apply(A a, B b, C c, D d, E e) throws Exception;
    }

    /** Combines 6 results. */
    @FunctionalInterface
    public interface Of6<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object,
            F extends @Nullable Object,
            R extends @Nullable Object> {
        /** Returns the combination of 6 results. */
        R apply(A a, B b, C c, D d, E e, F f) throws Exception;
    }

    /** Combines 7 results. */
    @FunctionalInterface
    public interface Of7<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object,
            F extends @Nullable Object,
            G extends @Nullable Object,
            R extends @Nullable Object> {
        /** Returns the combination of 7 results. */
        R apply(A a, B b, C c, D d, E e, F f, G g) throws Exception;
    }

    /** Combines 8 results. */
    @FunctionalInterface
    public interface Of8<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object,
            F extends @Nullable Object,
            G extends @Nullable Object,
            H extends @Nullable Object,
            R extends @Nullable Object> {
        /** Returns the combination of 8 results. */
        R apply(A a, B b, C c, D d, E e, F f, G g, H h) throws Exception;
    }
}

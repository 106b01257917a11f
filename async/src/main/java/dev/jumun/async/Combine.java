package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/** Puts the results of a {@code gather} together. */
public final class Combine {
    private Combine() {}

    /** Of 2 results. */
    @FunctionalInterface
    public interface Of2<
            A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> {
        /** Makes one of 2. */
        R apply(A a, B b) throws Exception;
    }

    /** Of 3 results. */
    @FunctionalInterface
    public interface Of3<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            R extends @Nullable Object> {
        /** Makes one of 3. */
        R apply(A a, B b, C c) throws Exception;
    }

    /** Of 4 results. */
    @FunctionalInterface
    public interface Of4<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            R extends @Nullable Object> {
        /** Makes one of 4. */
        R apply(A a, B b, C c, D d) throws Exception;
    }

    /** Of 5 results. */
    @FunctionalInterface
    public interface Of5<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object,
            R extends @Nullable Object> {
        /** Makes one of 5. */
        R apply(A a, B b, C c, D d, E e) throws Exception;
    }

    /** Of 6 results. */
    @FunctionalInterface
    public interface Of6<
            A extends @Nullable Object,
            B extends @Nullable Object,
            C extends @Nullable Object,
            D extends @Nullable Object,
            E extends @Nullable Object,
            F extends @Nullable Object,
            R extends @Nullable Object> {
        /** Makes one of 6. */
        R apply(A a, B b, C c, D d, E e, F f) throws Exception;
    }

    /** Of 7 results. */
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
        /** Makes one of 7. */
        R apply(A a, B b, C c, D d, E e, F f, G g) throws Exception;
    }

    /** Of 8 results. */
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
        /** Makes one of 8. */
        R apply(A a, B b, C c, D d, E e, F f, G g, H h) throws Exception;
    }
}

package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A member of an object that may not be there, which is something else than null: for partial
 * updates, and for answers that leave out what nobody set. As a component of a record it is written
 * only if it is set.
 *
 * @param value what it is set to; if it is not set, its {@link Default} or null
 * @param isSet whether it is there
 */
public record Omittable<T extends @Nullable Object>(@Nullable T value, boolean isSet) {
    private static final Omittable<?> UNSET = new Omittable<>(null, false);

    /** One that is there. */
    public static <T extends @Nullable Object> Omittable<T> of(T value) {
        return new Omittable<>(value, true);
    }

    /** One that is not there. */
    @SuppressWarnings("unchecked") // it has no value
    public static <T extends @Nullable Object> Omittable<T> unset() {
        return (Omittable<T>) UNSET;
    }

    /** Returns what it is set to, or the present value if it is not set: for an update. */
    @SuppressWarnings("NullAway") // null only if its type allows it
    public T orElse(T present) {
        return isSet ? value : present;
    }

    /** Returns this one if it is set, otherwise the other: for the update of a stored object. */
    public Omittable<T> or(Omittable<T> other) {
        return isSet ? this : Objects.requireNonNull(other);
    }
}

package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A member of a JSON object that may be absent, as distinct from null. Use it for partial updates,
 * and for responses that omit members that were not set. A record component of this type is written
 * only if it is set.
 *
 * <pre>{@code
 * record DrinkChange(Omittable<String> name, Omittable<@Nullable String> note) {}
 *
 * Drink apply(Drink drink, DrinkChange change) {
 *     return new Drink(change.name().orElse(drink.name()), change.note().orElse(drink.note()));
 * }
 * }</pre>
 *
 * @param value the value; if it is not set, the {@link Default} or null
 * @param isSet whether the member is present
 */
public record Omittable<T extends @Nullable Object>(@Nullable T value, boolean isSet) {
    private static final Omittable<?> UNSET = new Omittable<>(null, false);

    /** Returns a member that is set. */
    public static <T extends @Nullable Object> Omittable<T> of(T value) {
        return new Omittable<>(value, true);
    }

    /** Returns a member that is not set. */
    @SuppressWarnings("unchecked") // it has no value
    public static <T extends @Nullable Object> Omittable<T> unset() {
        return (Omittable<T>) UNSET;
    }

    /** Returns the value if it is set, otherwise the current one. */
    @SuppressWarnings("NullAway") // null only if its type allows it
    public T orElse(T present) {
        return isSet ? value : present;
    }

    /** Returns this member if it is set, otherwise the other one. */
    public Omittable<T> or(Omittable<T> other) {
        return isSet ? this : Objects.requireNonNull(other);
    }
}

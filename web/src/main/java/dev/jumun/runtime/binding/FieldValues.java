package dev.jumun.runtime.binding;

import org.jspecify.annotations.Nullable;

/** The values of {@link BodyFields}, in their order. */
public final class FieldValues {
    private final @Nullable Object[] values;

    FieldValues(@Nullable Object[] values) {
        this.values = values;
    }

    /** Returns one of them. The type is that of the field's codec. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T get(int index) {
        return (T) values[index];
    }

    @Override
    public String toString() {
        return values.length + " values";
    }
}

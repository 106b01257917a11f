package dev.jumun.dependency;

import dev.jumun.async.Lender;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** What takes the place of providers: for tests. Filled before the application starts. */
public final class Overrides {
    private record Place(Class<?> type, @Nullable Class<?> qualifier) {}

    private final Map<Place, Lender<?>> lenders = new HashMap<>();

    /** Makes an empty set. */
    public Overrides() {}

    /** Lets a lender take the place of the provider of a type. */
    public void put(Class<?> type, @Nullable Class<?> qualifier, Lender<?> lender) {
        lenders.put(new Place(type, qualifier), lender);
    }

    /** Returns what takes a provider's place, or null. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable Lender<T> of(ProviderKey<T> key) {
        if (lenders.isEmpty()) {
            return null;
        }
        return (Lender<T>) lenders.get(new Place(key.type(), key.qualifier()));
    }
}

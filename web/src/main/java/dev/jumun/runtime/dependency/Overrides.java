package dev.jumun.runtime.dependency;

import dev.jumun.Request;
import dev.jumun.async.Lender;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What takes the place of providers: for tests. Filled before the application starts. */
public final class Overrides {
    private record Place(Class<?> type, @Nullable Class<?> qualifier) {}

    /** Takes the place of a provider whose value depends on the request. */
    @FunctionalInterface
    public interface ForRequest<T> {
        /** Returns the value for a request. */
        T of(Request request) throws Exception;
    }

    private interface Replacement {
        Lender<?> lender(@Nullable Supplier<Request> request);
    }

    private final Map<Object, Replacement> overrides = new HashMap<>();

    private final Map<String, String> environment = new HashMap<>();

    /** Makes an empty set. */
    public Overrides() {}

    /** Replaces the provider of a type with a lender. */
    public void put(Class<?> type, @Nullable Class<?> qualifier, Lender<?> lender) {
        overrides.put(new Place(type, qualifier), _ -> lender);
    }

    /** Replaces a provider, by its name, with a lender: {@code Cafe.verifyToken}. */
    public void put(String provider, Lender<?> lender) {
        overrides.put(provider, _ -> lender);
    }

    /** Replaces the provider of a type with a function of the request. */
    public <T> void put(Class<T> type, ForRequest<? extends T> function) {
        overrides.put(
                new Place(type, null),
                request -> {
                    if (request == null) {
                        throw new IllegalStateException(
                                "A provider with application scope cannot depend on a request.");
                    }
                    Lender<T> lender = yield -> yield.to(function.of(request.get()));
                    return lender;
                });
    }

    /** Whether nothing is overridden. */
    public boolean isEmpty() {
        return overrides.isEmpty();
    }

    /** Whether something takes a provider's place. */
    public boolean has(ProviderKey<?> key) {
        return overrides.containsKey(key.provider())
                || overrides.containsKey(new Place(key.type(), key.qualifier()));
    }

    /** Gives a variable of the environment another value. */
    public void environment(String name, String value) {
        environment.put(name, value);
    }

    /** Returns the variables of the environment. */
    public Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment);
        return all;
    }

    /**
     * Returns what takes a provider's place, or null.
     *
     * @param request gives the request; null if there is none
     */
    @SuppressWarnings("unchecked")
    public <T> @Nullable Lender<T> of(ProviderKey<T> key, @Nullable Supplier<Request> request) {
        if (overrides.isEmpty()) {
            return null;
        }
        Replacement override = overrides.get(key.provider());
        if (override == null) {
            override = overrides.get(new Place(key.type(), key.qualifier()));
        }
        return override == null ? null : (Lender<T>) override.lender(request);
    }
}

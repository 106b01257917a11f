package dev.jumun.runtime.dependency;

import dev.jumun.Request;
import dev.jumun.async.Lender;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

    private final Supplier<List<ProviderKey<?>>> providers;

    /** Makes an empty set, where nothing is provided. */
    public Overrides() {
        this(List::of);
    }

    /** Makes an empty set for what an application provides. */
    public Overrides(Supplier<List<ProviderKey<?>>> providers) {
        this.providers = providers;
    }

    /** Replaces the provider of a type with a lender. */
    public void put(Class<?> type, @Nullable Class<?> qualifier, Lender<?> lender) {
        overrides.put(provided(type, qualifier), _ -> lender);
    }

    /** Replaces a provider, by its name, with a lender: {@code Cafe.verifyToken}. */
    public void put(String provider, Lender<?> lender) {
        check(
                key -> key.provider().equals(provider),
                "No provider is named " + provider,
                "Names",
                ProviderKey::provider);
        overrides.put(provider, _ -> lender);
    }

    /** Replaces the provider of a type with a function of the request. */
    public <T> void put(Class<T> type, ForRequest<? extends T> function) {
        overrides.put(
                provided(type, null),
                request -> {
                    if (request == null) {
                        throw new IllegalStateException(
                                "A provider with application scope cannot depend on a request.");
                    }
                    Lender<T> lender = yield -> yield.to(function.of(request.get()));
                    return lender;
                });
    }

    private Place provided(Class<?> type, @Nullable Class<?> qualifier) {
        Place place = new Place(type, qualifier);
        check(
                key -> place.equals(new Place(key.type(), key.qualifier())),
                "Nothing provides " + text(type, qualifier),
                "Types",
                key -> key.type() == Void.class ? "" : text(key.type(), key.qualifier()));
        return place;
    }

    /** A test must not continue with what it believes to have replaced. */
    private void check(
            Predicate<ProviderKey<?>> matches,
            String problem,
            String what,
            Function<ProviderKey<?>, String> name) {
        List<ProviderKey<?>> all = providers.get();
        if (all.stream().noneMatch(matches)) {
            String known =
                    all.stream()
                            .map(name)
                            .filter(each -> !each.isEmpty())
                            .sorted()
                            .distinct()
                            .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "%s, so this override would never be used. %s that can be overridden: %s."
                            .formatted(problem, what, known.isEmpty() ? "none" : known));
        }
    }

    private static String text(Class<?> type, @Nullable Class<?> qualifier) {
        String name = type.getTypeName();
        return qualifier == null ? name : name + " with @" + qualifier.getSimpleName();
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

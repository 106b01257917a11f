package dev.jumun.runtime.request;

import dev.jumun.async.Async;
import dev.jumun.async.Lender;
import dev.jumun.async.ThrowingConsumer;
import dev.jumun.async.ThrowingFunction;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dependency.ProviderKey;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Provides dependencies outside of requests: in a job, a command, a test. */
public final class Provisions {
    private record Place(Class<?> type, @Nullable Class<?> qualifier) {}

    /** Sets up all that a provider needs, and itself, continues, and tears down. */
    @FunctionalInterface
    public interface Chain<T> {
        /** Lends to the rest. */
        void lend(Call call, Continuation<T> rest) throws Exception;
    }

    /** A chain, or the reason why there is no chain. */
    private record Provision<T>(
            ProviderKey<T> key, @Nullable Chain<T> chain, @Nullable String refusal) {}

    private final Map<Place, Provision<?>> all = new HashMap<>();

    /** Makes an empty table. */
    public Provisions() {}

    /** Adds a provider. */
    public <T> Provisions add(ProviderKey<T> key, Chain<T> chain) {
        return put(new Provision<>(key, chain, null));
    }

    /** Adds a provider that needs a request, and what it needs it for. */
    public <T> Provisions refuse(ProviderKey<T> key, String reason) {
        return put(new Provision<>(key, null, reason));
    }

    private Provisions put(Provision<?> provision) {
        ProviderKey<?> key = provision.key();
        Place place = new Place(key.type(), key.qualifier());
        Provision<?> other = all.get(place);
        all.put(
                place,
                other == null
                        ? provision
                        : new Provision<>(
                                key,
                                null,
                                "both %s and %s provide it: type arguments do not distinguish them here"
                                        .formatted(other.key().provider(), key.provider())));
        return this;
    }

    /**
     * Does something with what is provided for a type. Runs on the calling thread, as a task of its
     * own; blocks until everything is torn down, and what was to be done in the background is done.
     *
     * @throws IllegalArgumentException if it has no provider, or only one for a request
     * @throws Exception what the use, a setup or a tear-down throws
     */
    @SuppressWarnings("unchecked")
    public <T, R extends @Nullable Object> R use(
            Class<T> type,
            @Nullable Class<?> qualifier,
            Overrides overrides,
            ThrowingFunction<T, R> use)
            throws Exception {
        Provision<T> provision = (Provision<T>) all.get(new Place(type, qualifier));
        if (provision == null) {
            throw new IllegalArgumentException(
                    "No @Provides method provides %s. Available types: %s."
                            .formatted(
                                    type.getName(),
                                    all.keySet().stream()
                                            .map(place -> place.type().getSimpleName())
                                            .sorted()
                                            .distinct()
                                            .collect(Collectors.joining(", "))));
        }
        Chain<T> chain = provision.chain();
        if (chain == null) {
            chain = overridden(provision, overrides);
        }
        Chain<T> found = chain;
        return Async.run(() -> {
            List<R> result = new java.util.ArrayList<>(1);
            run(overrides, call -> found.lend(call, value -> result.add(use.with(value))));
            return result.getFirst();
        });
    }

    /**
     * Does work that lends what it needs by itself. Runs on the calling thread, and blocks until
     * everything is torn down, and what was to be done in the background is done.
     *
     * @throws Exception what the work, a setup or a tear-down throws
     */
    public static void run(Overrides overrides, ThrowingConsumer<Call> work) throws Exception {
        Call call = new Call(new NoExchange(), Map.of(), overrides, true, null, "work");
        try {
            work.accept(call);
        } finally {
            call.end();
        }
    }

    private static <T> Chain<T> overridden(Provision<T> provision, Overrides overrides) {
        ProviderKey<T> key = provision.key();
        Lender<T> lender = overrides.of(key, null);
        if (lender == null) {
            throw new IllegalArgumentException(
                    "%s is not available outside a request: %s."
                            .formatted(key.type().getSimpleName(), provision.refusal()));
        }
        return (call, rest) -> {
            call.lend(key, lender, rest);
            call.finish();
        };
    }
}

package dev.jumun.session;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** A session that comes with a cookie, and goes with one if it was changed. */
final class CookieSession implements Session {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Makes the cookie's text of the content; refuses what is too large. */
    private final Function<byte[], String> seal;

    private boolean changed;
    private boolean begun;

    CookieSession(byte @Nullable [] content, Function<byte[], String> seal) {
        this.seal = seal;
        Object read = content == null ? null : parse(content, Codecs.ANY);
        if (read instanceof Map<?, ?> map) {
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
    }

    @Override
    public synchronized @Nullable Object get(String name) {
        return values.get(name);
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
        Object value = get(name);
        Codec<T> codec = codec(type);
        return value == null ? null : parse(json(value), codec);
    }

    @SuppressWarnings("unchecked")
    private static <T> Codec<T> codec(Class<T> type) {
        Codec<?> plain =
                switch (type.getName()) {
                    case "java.lang.String" -> Codecs.STRING;
                    case "java.lang.Integer" -> Codecs.INTEGER;
                    case "java.lang.Long" -> Codecs.LONG;
                    case "java.lang.Double" -> Codecs.DOUBLE;
                    case "java.lang.Boolean" -> Codecs.BOOLEAN;
                    default -> Codecs.known(type);
                };
        return (Codec<T>) plain;
    }

    @Override
    public synchronized void put(String name, Object value) {
        refuseIfBegun();
        Object copy = Objects.requireNonNull(parse(json(value), Codecs.ANY));
        Object before = values.put(name, copy);
        if (copy.equals(before)) {
            return;
        }
        try {
            String _ = seal.apply(json(values));
        } catch (IllegalArgumentException tooLarge) {
            restore(name, before);
            throw tooLarge;
        }
        changed = true;
    }

    private void restore(String name, @Nullable Object before) {
        if (before == null) {
            values.remove(name);
        } else {
            values.put(name, before);
        }
    }

    @Override
    public synchronized void remove(String name) {
        refuseIfBegun();
        changed |= values.remove(name) != null;
    }

    @Override
    public synchronized void clear() {
        refuseIfBegun();
        changed |= !values.isEmpty();
        values.clear();
    }

    private void refuseIfBegun() {
        if (begun) {
            throw new IllegalStateException(
                    "The answer has begun, and its head with the session is on its way.");
        }
    }

    @Override
    public synchronized Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public synchronized boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns the cookie's text, empty if it shall go; null if it may stay as it is. */
    synchronized @Nullable String begin() {
        begun = true;
        return !changed ? null : values.isEmpty() ? "" : seal.apply(json(values));
    }

    private static byte[] json(Object value) {
        return new JsonWriter().any(value).toBytes();
    }

    private static <T> @Nullable T parse(byte[] json, Codec<T> codec) {
        Problems problems = new Problems();
        T value = JsonBody.read(json, codec, problems);
        return problems.isEmpty() ? value : null;
    }
}

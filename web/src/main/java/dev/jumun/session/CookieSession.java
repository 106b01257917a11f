package dev.jumun.session;

import dev.jumun.MutableHeaders;
import dev.jumun.ResponseCookie;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.middleware.Vary;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A session that is read from a cookie, and written to one if it was changed. */
final class CookieSession implements Session {
    private static final Logger LOG = System.getLogger("dev.jumun");

    private final Map<String, Object> values = new LinkedHashMap<>();

    private final CookieSettings settings;

    /** Created on demand: most visitors have no session. */
    private @Nullable Mark mark;

    private boolean changed;
    private boolean begun;

    /** Whether it was read or changed: the response depends on the cookie then. */
    private boolean used;

    /** Whether the session of the cookie still has to be checked. */
    private boolean unasked;

    CookieSession(SignedValue.@Nullable Verified sent, CookieSettings settings) {
        this.settings = settings;
        this.unasked = sent != null;
        this.mark = sent == null ? null : sent.mark();
        Object read = sent == null ? null : parse(sent.content(), Codecs.ANY);
        if (read instanceof Map<?, ?> map) {
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
    }

    /**
     * Checks once whether the session has been revoked. It is done on demand, because the check may
     * block.
     */
    private void ask() {
        if (unasked) {
            unasked = false; // the check itself reads the session
            boolean isAnswered = false;
            try {
                if (!settings.isValid(this)) {
                    values.clear();
                    mark = null;
                    changed = true;
                }
                isAnswered = true;
            } finally {
                unasked = !isAnswered; // without an answer the session stays closed
            }
        }
    }

    private void use() {
        used = true;
        ask();
    }

    private Mark mark() {
        Mark present = mark;
        if (present == null) {
            present = settings.beginning();
            mark = present;
        }
        return present;
    }

    @Override
    public synchronized @Nullable Object get(String name) {
        use();
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
        use();
        Object copy = Objects.requireNonNull(parse(json(value), Codecs.ANY));
        Object before = values.put(name, copy);
        if (copy.equals(before)) {
            return;
        }
        try {
            String _ = settings.seal(json(values), mark());
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
        use();
        changed |= values.remove(name) != null;
    }

    @Override
    public synchronized void clear() {
        refuseIfBegun();
        use();
        changed |= !values.isEmpty();
        values.clear();
        mark = null;
    }

    @Override
    public synchronized void renew() {
        refuseIfBegun();
        use();
        mark = null;
        changed |= !values.isEmpty();
    }

    @Override
    public synchronized String id() {
        use();
        return mark().id();
    }

    @Override
    public synchronized Instant created() {
        use();
        return mark().created();
    }

    private void refuseIfBegun() {
        if (begun) {
            throw new IllegalStateException(
                    "The response has begun: its head, with the session, has already been sent.");
        }
    }

    @Override
    public synchronized Set<String> names() {
        use();
        return Set.copyOf(values.keySet());
    }

    @Override
    public synchronized boolean isEmpty() {
        use();
        return values.isEmpty();
    }

    /** Adds the cookie to the head of a response, if the session was changed. */
    synchronized void addCookie(MutableHeaders headers) {
        begun = true;
        if (used) {
            Vary.by(headers, "Cookie"); // RFC 9111, section 4.1
        }
        if (!changed) {
            if (values.isEmpty() || !settings.isDue(mark()) || !isAnswered()) {
                return;
            }
        }
        ResponseCookie cookie =
                values.isEmpty()
                        ? settings.cookie().deleted()
                        : settings.cookie(settings.seal(json(values), mark()), mark());
        headers.add("set-cookie", cookie.toHeader());
    }

    /**
     * Checks the session before it is signed again only because it was used. If the check fails, it
     * is not signed: that must not break a response, and the next one may do it.
     */
    private boolean isAnswered() {
        try {
            ask();
            return true;
        } catch (Exception failure) {
            LOG.log(
                    Level.DEBUG,
                    "A session is not renewed, since it could not be checked.",
                    failure);
            return false;
        }
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

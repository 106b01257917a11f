package dev.jumun.session;

import dev.jumun.MutableHeaders;
import dev.jumun.ResponseCookie;
import dev.jumun.SameSite;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.HeadFilter;
import dev.jumun.runtime.binding.Inputs;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps a {@link Session} for every visitor, in a cookie of its own: signed, so that only this
 * application can make one, but not encrypted, so that its owner can read it. A cookie that was
 * changed, is too old, or was made for something else counts as none.
 *
 * <p>Immutable: the methods that change something return another.
 */
public final class Sessions implements Filter {
    /** What a browser keeps of a cookie at least (RFC 6265, section 6.1), and no more. */
    private static final int MAX_COOKIE = 4096;

    private final List<String> keys;
    private final SignedValue values;
    private final ResponseCookie cookie;
    private final Duration maxAge;
    private final InstantSource clock;

    private Sessions(
            List<String> keys, ResponseCookie cookie, Duration maxAge, InstantSource clock) {
        this.keys = keys;
        this.values = new SignedValue(keys, clock);
        this.cookie = cookie.maxAge(maxAge);
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /**
     * Sessions in the cookie {@code session}, for two weeks from their last change.
     *
     * @param key what they are signed with: random, 32 bytes or more, and known to nobody else
     * @param older keys that were used before: what was signed with them is still believed
     * @throws IllegalArgumentException if a key is too short
     */
    public static Sessions signedWith(String key, String... older) {
        List<String> keys = new ArrayList<>(List.of(key));
        keys.addAll(Arrays.asList(older));
        return new Sessions(
                List.copyOf(keys),
                ResponseCookie.of("session", "").httpOnly(),
                Duration.ofDays(14),
                InstantSource.system());
    }

    /** Returns them in a cookie of another name, with the same attributes. */
    public Sessions named(String name) {
        return in(cookie.named(name));
    }

    /**
     * Returns them in another cookie: its name, path, domain and the rest of its attributes count,
     * but scripts never get it.
     */
    public Sessions in(ResponseCookie other) {
        return new Sessions(keys, other.httpOnly(), maxAge, clock);
    }

    /** Returns them for encrypted connections only. */
    public Sessions secure() {
        return in(cookie.secure());
    }

    /** Returns them for other requests of other sites than links ({@link SameSite#LAX}). */
    public Sessions sameSite(SameSite which) {
        return in(cookie.sameSite(which));
    }

    /** Returns them with another time for which one is believed after its last change. */
    public Sessions lasting(Duration time) {
        return new Sessions(keys, cookie, time, clock);
    }

    /** Returns them with another clock, for tests. */
    public Sessions by(InstantSource other) {
        return new Sessions(keys, cookie, maxAge, other);
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        String sent = Inputs.cookie(exchange, cookie.name());
        byte[] content = sent == null ? null : values.verify(cookie.name(), sent, maxAge);
        CookieSession session = new CookieSession(content, this::seal);
        next.handle(
                new HeadFilter(exchange, headers -> addCookie(session.begin(), headers)) {
                    @Override
                    public <T> @Nullable T attribute(Class<T> type) {
                        return type == Session.class ? type.cast(session) : super.attribute(type);
                    }
                });
    }

    private void addCookie(@Nullable String value, MutableHeaders headers) {
        if (value != null) {
            ResponseCookie changed = value.isEmpty() ? cookie.deleted() : cookie.value(value);
            headers.add("set-cookie", changed.toHeader());
        }
    }

    private String seal(byte[] content) {
        String value = values.sign(cookie.name(), content);
        int size = cookie.value("").toHeader().length() + value.length();
        if (size > MAX_COOKIE) {
            throw new IllegalArgumentException(
                    "The session would be a cookie of "
                            + size
                            + " bytes, and browsers keep no more than "
                            + MAX_COOKIE
                            + ". Keep the rest elsewhere, and its id in the session.");
        }
        return value;
    }
}

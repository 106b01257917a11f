package dev.jumun.session;

import dev.jumun.MutableHeaders;
import dev.jumun.ResponseCookie;
import dev.jumun.ResponseCookie.SameSite;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.HeadFilter;
import dev.jumun.runtime.binding.Inputs;
import dev.jumun.runtime.middleware.SameOrigin;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps a {@link Session} for every visitor in a cookie. The cookie is signed, so only this
 * application can create one. It is not encrypted, so its owner can read it. A cookie that was
 * changed, has expired, or was made for another purpose is ignored.
 *
 * <pre>{@code
 * @Middleware
 * Filter sessions() {
 *     return Sessions.signedWith(key).secure();
 * }
 * }</pre>
 *
 * <p>A session ends two weeks after its last change ({@link #lasting}), and at the latest 30 days
 * after its start ({@link #endingAfter}). A copy of the cookie remains valid until then, even after
 * a logout, unless {@link #validIf} checks a list of revoked sessions.
 *
 * <p>A web socket that a page of another origin opens with the cookie is refused with 403 ({@link
 * #allowingOrigins}), because browsers do not apply the same-origin policy to web sockets.
 *
 * <p>Immutable: the methods that change something return a changed copy.
 */
public final class Sessions implements Filter {
    private static final String NAME = "session";

    /**
     * Browsers accept a cookie with this prefix only from this host, over https, and for all paths.
     */
    private static final String HOST_NAME = "__Host-session";

    private final CookieSettings settings;

    private Sessions(CookieSettings settings) {
        this.settings = settings;
    }

    /**
     * Keeps sessions in the cookie {@code session}, for two weeks from their last change.
     *
     * @param key the signing key: random, at least 32 bytes, and secret
     * @param older previous keys; cookies that were signed with them are still accepted
     * @throws IllegalArgumentException if a key is too short
     */
    public static Sessions signedWith(String key, String... older) {
        List<String> keys = new ArrayList<>(List.of(key));
        keys.addAll(Arrays.asList(older));
        return new Sessions(
                new CookieSettings(
                        new SignedValue(keys),
                        ResponseCookie.of(NAME, "").httpOnly(),
                        false,
                        Duration.ofDays(14),
                        Duration.ofDays(30),
                        false,
                        SameOrigin.ONLY,
                        session -> true,
                        InstantSource.system()));
    }

    /** Returns a copy that uses another cookie name, with the same attributes. */
    public Sessions named(String name) {
        return new Sessions(settings.in(settings.cookie().named(name), true));
    }

    /**
     * Returns a copy that uses another cookie, with its name, path, domain and other attributes.
     * Scripts can never read it.
     */
    public Sessions in(ResponseCookie other) {
        return new Sessions(settings.in(other.httpOnly(), true));
    }

    /**
     * Returns a copy whose cookie is sent over encrypted connections only. Unless another name was
     * set, the cookie is then {@code __Host-session}, which no other host can set (RFC 6265bis,
     * section 4.1.3.2).
     */
    public Sessions secure() {
        ResponseCookie secured = settings.cookie().secure();
        return new Sessions(
                settings.in(
                        settings.named() ? secured : secured.named(HOST_NAME), settings.named()));
    }

    /**
     * Returns a copy with another {@code SameSite} attribute. The default is {@link SameSite#LAX}.
     */
    public Sessions sameSite(SameSite which) {
        return new Sessions(settings.in(settings.cookie().sameSite(which), settings.named()));
    }

    /** Returns a copy with another lifetime, which starts at the last change of the session. */
    public Sessions lasting(Duration time) {
        return new Sessions(settings.lasting(positive(time), false));
    }

    /**
     * Returns a copy with an idle timeout: a session ends when its visitor is inactive for this
     * duration. The cookie is renewed once in each tenth of it, even if the session was only read.
     * It replaces {@link #lasting}.
     */
    public Sessions endingWhenIdle(Duration time) {
        return new Sessions(settings.lasting(positive(time), true));
    }

    /** Returns a copy with another maximum lifetime. The default is 30 days. */
    public Sessions endingAfter(Duration time) {
        return new Sessions(settings.endingAfter(positive(time)));
    }

    private static Duration positive(Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("A session cannot last for " + time + ".");
        }
        return time;
    }

    /**
     * Returns a copy with a check of whether the session of a cookie is still valid, for example
     * whether it has not been revoked. The check is called once in each request that uses its
     * session. It may block, and sees the session as it was received. An invalid session is empty,
     * and its cookie is deleted. If the check throws, so does each use of the session.
     *
     * <pre>{@code
     * Sessions.signedWith(key).validIf(session -> !ended.contains(session.id()))
     * }</pre>
     */
    public Sessions validIf(Predicate<Session> check) {
        return new Sessions(settings.validIf(check));
    }

    /**
     * Returns a copy that accepts web sockets from pages of additional origins, such as {@code
     * https://app.example.com}. Pages of this site are always accepted.
     *
     * @throws IllegalArgumentException if a text isn't an origin as browsers send it
     */
    public Sessions allowingOrigins(String... origins) {
        return new Sessions(settings.allowing(SameOrigin.and(origins)));
    }

    /** Returns a copy that uses another clock, for tests. */
    public Sessions by(InstantSource other) {
        return new Sessions(settings.by(other));
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        String name = settings.cookie().name();
        String sent = Inputs.cookie(exchange, name);
        if (sent != null
                && exchange.asksForWebSocket()
                && !settings.origins().allowsSocket(exchange.head())) {
            refuse(exchange);
            return;
        }
        SignedValue.Verified verified =
                sent == null
                        ? null
                        : settings.values()
                                .verify(
                                        name,
                                        sent,
                                        settings.clock().instant(),
                                        settings.maxAge(),
                                        settings.wholeAge());
        CookieSession session = new CookieSession(verified, settings);
        next.handle(
                new HeadFilter(exchange, session::addCookie) {
                    @Override
                    public <T> @Nullable T attribute(Class<T> type) {
                        return type == Session.class ? type.cast(session) : super.attribute(type);
                    }
                });
    }

    private static void refuse(Exchange exchange) {
        byte[] text =
                "A page of another origin opened this socket".getBytes(StandardCharsets.US_ASCII);
        MutableHeaders headers =
                new MutableHeaders().add("content-type", "text/plain; charset=utf-8");
        exchange.respond(403, headers, text, 0, text.length);
    }
}

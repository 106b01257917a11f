package dev.jumun.session;

import dev.jumun.MutableHeaders;
import dev.jumun.ResponseCookie;
import dev.jumun.SameSite;
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
 * Keeps a {@link Session} for every visitor, in a cookie of its own: signed, so that only this
 * application can make one, but not encrypted, so that its owner can read it. A cookie that was
 * changed, is too old, or was made for something else counts as none.
 *
 * <p>A session ends two weeks after its last change ({@link #lasting}), and 30 days after its
 * beginning ({@link #endingAfter}) whatever happens. A copy of the cookie is believed until then,
 * after a log-out as well, unless {@link #validIf} asks a list of sessions that have ended.
 *
 * <p>A web socket that a page of another origin opens with the cookie is refused with 403 ({@link
 * #allowingOrigins}): browsers ask no one before they open one.
 *
 * <p>Immutable: the methods that change something return another.
 */
public final class Sessions implements Filter {
    private static final String NAME = "session";

    /** Browsers take a cookie of this prefix from this host over https only, and for all paths. */
    private static final String HOST_NAME = "__Host-session";

    private final CookieSettings settings;

    private Sessions(CookieSettings settings) {
        this.settings = settings;
    }

    /**
     * Sessions in the cookie {@code session}, for two weeks from their last change.
     *
     * @param key what they are signed with: random, 32 bytes or more, and known to no one else
     * @param older keys that were used before: what was signed with them is still believed
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

    /** Returns them in a cookie of another name, with the same attributes. */
    public Sessions named(String name) {
        return new Sessions(settings.in(settings.cookie().named(name), true));
    }

    /**
     * Returns them in another cookie: its name, path, domain and the rest of its attributes count,
     * but scripts never get it.
     */
    public Sessions in(ResponseCookie other) {
        return new Sessions(settings.in(other.httpOnly(), true));
    }

    /**
     * Returns them for encrypted connections only. Unless another name was chosen, the cookie is
     * then {@code __Host-session}, which no other host can set (RFC 6265bis, section 4.1.3.2).
     */
    public Sessions secure() {
        ResponseCookie secured = settings.cookie().secure();
        return new Sessions(
                settings.in(
                        settings.named() ? secured : secured.named(HOST_NAME), settings.named()));
    }

    /** Returns them for other requests of other sites than links ({@link SameSite#LAX}). */
    public Sessions sameSite(SameSite which) {
        return new Sessions(settings.in(settings.cookie().sameSite(which), settings.named()));
    }

    /** Returns them with another time for which one is believed after its last change. */
    public Sessions lasting(Duration time) {
        return new Sessions(settings.lasting(positive(time), false));
    }

    /**
     * Returns them with a time after which one ends when its visitor does nothing. The cookie is
     * sent again within each tenth of it, also when the session was only read; this takes the place
     * of {@link #lasting}.
     */
    public Sessions endingWhenIdle(Duration time) {
        return new Sessions(settings.lasting(positive(time), true));
    }

    /**
     * Returns them with another time after which one ends, whatever happens: 30 days without it.
     */
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
     * Returns them with a function that says whether one that came with a cookie is still valid:
     * not among those that have been logged out, or of the generation that its user has now. It is
     * called once in each request that looks at its session, may block, and sees the session as it
     * came. One that is not valid is empty, and its cookie is deleted.
     *
     * <pre>{@code
     * Sessions.signedWith(key).validIf(session -> !ended.contains(session.id()))
     * }</pre>
     */
    public Sessions validIf(Predicate<Session> check) {
        return new Sessions(settings.validIf(check));
    }

    /**
     * Returns them for web sockets that pages of further origins open, such as {@code
     * https://app.example.com}; those of this site always may.
     *
     * @throws IllegalArgumentException if one is none that a browser sends
     */
    public Sessions allowingOrigins(String... origins) {
        return new Sessions(settings.allowing(SameOrigin.and(origins)));
    }

    /** Returns them with another clock, for tests. */
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

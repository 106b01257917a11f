package dev.jumun.session;

import dev.jumun.ResponseCookie;
import dev.jumun.runtime.middleware.SameOrigin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * The settings of sessions in a cookie.
 *
 * @param values signs the sessions
 * @param named whether the name of the cookie was set explicitly
 * @param maxAge how long a session is valid after it was last signed
 * @param wholeAge how long a session is valid after its start
 * @param renewing whether a session is signed again if it was only read
 * @param origins the pages that may open a web socket with a session
 * @param valid whether the session of a cookie has not been revoked
 */
record CookieSettings(
        SignedValue values,
        ResponseCookie cookie,
        boolean named,
        Duration maxAge,
        Duration wholeAge,
        boolean renewing,
        SameOrigin origins,
        Predicate<Session> valid,
        InstantSource clock) {
    /** The size of a cookie that browsers must support (RFC 6265, section 6.1). */
    private static final int MAX_COOKIE = 4096;

    /** Renewing within a tenth of the time is enough; each request would be too often. */
    private static final int PARTS = 10;

    CookieSettings in(ResponseCookie other, boolean ownName) {
        return new CookieSettings(
                values, other, ownName, maxAge, wholeAge, renewing, origins, valid, clock);
    }

    CookieSettings lasting(Duration time, boolean renews) {
        return new CookieSettings(
                values, cookie, named, time, wholeAge, renews, origins, valid, clock);
    }

    CookieSettings endingAfter(Duration time) {
        return new CookieSettings(
                values, cookie, named, maxAge, time, renewing, origins, valid, clock);
    }

    CookieSettings validIf(Predicate<Session> check) {
        return new CookieSettings(
                values, cookie, named, maxAge, wholeAge, renewing, origins, check, clock);
    }

    CookieSettings allowing(SameOrigin which) {
        return new CookieSettings(
                values, cookie, named, maxAge, wholeAge, renewing, which, valid, clock);
    }

    CookieSettings by(InstantSource other) {
        return new CookieSettings(
                values, cookie, named, maxAge, wholeAge, renewing, origins, valid, other);
    }

    Mark beginning() {
        return Mark.beginning(clock.instant());
    }

    boolean isValid(Session session) {
        return valid.test(session);
    }

    /** Whether a session that was only read is signed again. */
    boolean isDue(Mark mark) {
        return renewing && clock.instant().isAfter(mark.changed().plus(maxAge.dividedBy(PARTS)));
    }

    /** Returns how long a browser keeps the cookie: the remaining time of the session. */
    ResponseCookie cookie(String value, Mark mark) {
        Duration left = Duration.between(clock.instant(), mark.created().plus(wholeAge));
        return cookie.value(value).maxAge(left.compareTo(maxAge) < 0 ? left : maxAge);
    }

    /**
     * Encodes the content as the value of the cookie.
     *
     * @throws IllegalArgumentException if it is too large
     */
    String seal(byte[] content, Mark mark) {
        String value = values.sign(cookie.name(), content, mark.changedAt(clock.instant()));
        int size = cookie.value("").toHeader().length() + value.length();
        if (size > MAX_COOKIE) {
            throw new IllegalArgumentException(
                    "The session would be a cookie of "
                            + size
                            + " bytes, but browsers keep at most "
                            + MAX_COOKIE
                            + ". Keep the rest elsewhere, and its id in the session.");
        }
        return value;
    }
}

package dev.jumun.session;

import dev.jumun.ResponseCookie;
import dev.jumun.runtime.middleware.SameOrigin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * How sessions are kept in a cookie.
 *
 * @param values what signs them
 * @param named whether the cookie's name was chosen, and does not follow from the rest
 * @param maxAge how long one is believed after it was signed last
 * @param wholeAge how long one is believed after it began
 * @param renewing whether it is signed again when it is only read
 * @param origins the pages that may open a web socket with one
 * @param valid whether one that came with a cookie has not been ended elsewhere
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
    /** What a browser keeps of a cookie at least (RFC 6265, section 6.1), and no more. */
    private static final int MAX_COOKIE = 4096;

    /** To sign it with each request would be too often: within a tenth of the time is enough. */
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

    /** Whether one that was only read is signed again. */
    boolean isDue(Mark mark) {
        return renewing && clock.instant().isAfter(mark.changed().plus(maxAge.dividedBy(PARTS)));
    }

    /** Returns what a browser is told to keep it for: the rest of its time. */
    ResponseCookie cookie(String value, Mark mark) {
        Duration left = Duration.between(clock.instant(), mark.created().plus(wholeAge));
        return cookie.value(value).maxAge(left.compareTo(maxAge) < 0 ? left : maxAge);
    }

    /**
     * Makes the cookie's text of the content.
     *
     * @throws IllegalArgumentException if it gets too large
     */
    String seal(byte[] content, Mark mark) {
        String value = values.sign(cookie.name(), content, mark.changedAt(clock.instant()));
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

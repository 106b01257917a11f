package dev.jumun;

import dev.jumun.runtime.engine.HttpToken;
import dev.jumun.runtime.engine.QuotationMarks;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A cookie of a response (RFC 6265, section 4.1). By default it is for the whole site, with {@code
 * SameSite=lax}. Immutable: the methods that change something return a changed copy.
 *
 * <pre>{@code
 * response.cookie(ResponseCookie.of("theme", "dark").maxAge(Duration.ofDays(30)).secure());
 * }</pre>
 *
 * <p>A name or value that a browser would reject, or that could break out of its field, is refused
 * with an {@link IllegalArgumentException}.
 */
public final class ResponseCookie {
    /** The cross-site requests that a cookie is sent with. */
    public enum SameSite {
        /** No cross-site requests. */
        STRICT,

        /** Only when a link to this site is followed. */
        LAX,

        /**
         * All cross-site requests. Browsers require the cookie to be {@link ResponseCookie#secure}
         * as well.
         */
        NONE
    }

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private static final int MAX_NAME_AND_VALUE = 4096;
    private static final int MAX_ATTRIBUTE = 1024;
    private static final Pattern DOMAIN =
            Pattern.compile("\\.?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){0,126}");
    private static final Instant YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z");
    private static final Instant YEAR_1601 = Instant.parse("1601-01-01T00:00:00Z");

    // Set only before the object is handed out.
    private final String name;
    private final String value;
    private @Nullable String path = "/";
    private @Nullable String domain;
    private @Nullable Duration maxAge;
    private @Nullable Instant expires;
    private boolean secure;
    private boolean httpOnly;
    private boolean partitioned;
    private @Nullable SameSite sameSite = SameSite.LAX;

    private ResponseCookie(String name, String value) {
        this.name = name;
        this.value = value;
    }

    /** Returns a cookie that lasts until the browser is closed. */
    public static ResponseCookie of(String name, String value) {
        return new ResponseCookie(checkName(name), checkValue(name, value));
    }

    private ResponseCookie copy(String otherValue) {
        return copy(name, otherValue);
    }

    private ResponseCookie copy(String otherName, String otherValue) {
        ResponseCookie copy = new ResponseCookie(otherName, otherValue);
        copy.path = path;
        copy.domain = domain;
        copy.maxAge = maxAge;
        copy.expires = expires;
        copy.secure = secure;
        copy.httpOnly = httpOnly;
        copy.partitioned = partitioned;
        copy.sameSite = sameSite;
        return copy;
    }

    /** Returns it with another name and the same value and attributes. */
    public ResponseCookie named(String other) {
        return copy(checkName(other), value);
    }

    /** Returns it with another value. */
    public ResponseCookie value(String other) {
        return copy(checkValue(name, other));
    }

    /**
     * Returns it for all paths below this one. Null means the paths below that of the request.
     *
     * @throws IllegalArgumentException if the path does not begin with a slash
     */
    public ResponseCookie path(@Nullable String other) {
        if (other != null && !other.startsWith("/")) {
            throw new IllegalArgumentException(
                    "The path of a cookie must begin with /, or browsers use another path: \""
                            + other
                            + "\".");
        }
        ResponseCookie copy = copy(value);
        copy.path = other == null ? null : checkAttribute("path", other);
        return copy;
    }

    /**
     * Returns it for a domain and its subdomains. Null means only the host that answers.
     *
     * @throws IllegalArgumentException if it is not a domain name
     */
    public ResponseCookie domain(@Nullable String other) {
        if (other != null && !DOMAIN.matcher(other).matches()) {
            throw new IllegalArgumentException(
                    "The domain of a cookie must be a name without scheme, port and path: \""
                            + other
                            + "\".");
        }
        ResponseCookie copy = copy(value);
        copy.domain = other == null ? null : checkAttribute("domain", other);
        return copy;
    }

    /**
     * Returns it with a duration after which browsers delete it. Zero means at once.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public ResponseCookie maxAge(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A cookie cannot be kept for " + time + ".");
        }
        ResponseCookie copy = copy(value);
        copy.maxAge = time;
        return copy;
    }

    /**
     * Returns it with a moment at which browsers delete it. They follow {@link #maxAge} if there is
     * one (RFC 6265, section 5.3).
     *
     * @throws IllegalArgumentException if the year is before 1601 or after 9999: browsers ignore it
     */
    public ResponseCookie expires(Instant moment) {
        if (moment.isAfter(YEAR_10000) || moment.isBefore(YEAR_1601)) {
            throw new IllegalArgumentException("A cookie cannot expire at " + moment + ".");
        }
        ResponseCookie copy = copy(value);
        copy.expires = moment;
        return copy;
    }

    /** Returns it for encrypted connections only. */
    public ResponseCookie secure() {
        ResponseCookie copy = copy(value);
        copy.secure = true;
        return copy;
    }

    /** Returns it inaccessible to scripts. */
    public ResponseCookie httpOnly() {
        ResponseCookie copy = copy(value);
        copy.httpOnly = true;
        return copy;
    }

    /** Returns it with separate storage for each site that embeds this one (CHIPS). */
    public ResponseCookie partitioned() {
        ResponseCookie copy = copy(value);
        copy.partitioned = true;
        return copy;
    }

    /**
     * Returns it with another {@code SameSite} attribute. Null leaves the choice to the browser.
     */
    public ResponseCookie sameSite(@Nullable SameSite which) {
        ResponseCookie copy = copy(value);
        copy.sameSite = which;
        return copy;
    }

    /**
     * Returns a cookie that makes browsers delete this one. The path and the domain must be those
     * that it was set with.
     */
    public ResponseCookie deleted() {
        ResponseCookie copy = copy("");
        copy.maxAge = Duration.ZERO;
        copy.expires = Instant.EPOCH;
        return copy;
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns its value. */
    public String value() {
        return value;
    }

    /**
     * Returns the value of the {@code Set-Cookie} field. The attributes have the same order as in
     * FastAPI.
     *
     * @throws IllegalArgumentException if browsers would reject the cookie (RFC 6265bis, section
     *     5.7, and CHIPS)
     */
    public String toHeader() {
        checkWhole();
        StringBuilder field = new StringBuilder(name).append('=').append(value);
        if (domain != null) {
            field.append("; Domain=").append(domain);
        }
        if (expires != null) {
            field.append("; expires=").append(DATE.format(expires));
        }
        if (httpOnly) {
            field.append("; HttpOnly");
        }
        if (maxAge != null) {
            field.append("; Max-Age=").append(maxAge.toSeconds());
        }
        if (partitioned) {
            field.append("; Partitioned");
        }
        if (path != null) {
            field.append("; Path=").append(path);
        }
        if (sameSite != null) {
            field.append("; SameSite=").append(sameSite.name().toLowerCase(Locale.ROOT));
        }
        if (secure) {
            field.append("; Secure");
        }
        return field.toString();
    }

    private void checkWhole() {
        if (!secure) {
            refuseIf(sameSite == SameSite.NONE, "with SameSite=none it must be secure as well");
            refuseIf(partitioned, "a partitioned cookie must be secure as well");
            refuseIf(hasPrefix("__Secure-"), "a cookie with this name must be secure");
        }
        if (hasPrefix("__Host-")) {
            boolean bound = secure && domain == null && "/".equals(path);
            refuseIf(
                    !bound,
                    "a cookie with this name must be secure, with path / and without a domain");
        }
        if (hasPrefix("__Http-") || hasPrefix("__Host-Http-")) {
            refuseIf(!secure || !httpOnly, "a cookie with this name must be secure and httpOnly");
        }
        refuseIf(
                name.length() + value.length() > MAX_NAME_AND_VALUE,
                "its name and value have more than " + MAX_NAME_AND_VALUE + " bytes");
    }

    /** Browsers compare prefixes without regard to case. */
    private boolean hasPrefix(String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private void refuseIf(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(
                    "Browsers refuse the cookie " + name + ": " + why + ".");
        }
    }

    @Override
    public String toString() {
        return name + "=***";
    }

    /** A token of RFC 9110, section 5.6.2. */
    private static String checkName(String name) {
        if (!HttpToken.isToken(name)) {
            throw new IllegalArgumentException("A cookie cannot be named \"" + name + "\".");
        }
        return name;
    }

    /** Octets of RFC 6265, section 4.1.1, or these between quotes. */
    private static String checkValue(String name, String value) {
        String inner = QuotationMarks.removed(value);
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c <= ' ' || c >= 0x7f || "\",;\\".indexOf(c) >= 0) {
                throw new IllegalArgumentException(
                        "The value of the cookie "
                                + name
                                + " has a character at "
                                + i
                                + " that is not allowed in a cookie. Encode it, for example with"
                                + " Base64.");
            }
        }
        return value;
    }

    private static String checkAttribute(String attribute, String text) {
        if (text.length() > MAX_ATTRIBUTE) {
            throw new IllegalArgumentException(
                    "Browsers ignore the " + attribute + " of a cookie above 1024 bytes.");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == ';') {
                throw new IllegalArgumentException(
                        "The " + attribute + " of a cookie cannot be \"" + text + "\".");
            }
        }
        return text;
    }
}

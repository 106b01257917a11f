package dev.jumun.tokens.jwt;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;

import dev.jumun.tokens.jwt.InvalidTokenException.Reason;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The rules for a token beyond its signature.
 *
 * @param issuer empty for any
 * @param audience empty for tokens without one
 * @param type empty for {@code JWT}, or none
 */
record JwtRules(
        String issuer,
        String audience,
        boolean anyAudience,
        String type,
        Duration leeway,
        boolean endless,
        Clock clock) {
    static final JwtRules STRICT =
            new JwtRules("", "", false, "", Duration.ZERO, false, Clock.systemUTC());

    /** Refuses an empty name: it would switch off what it was to switch on. */
    static void require(String name, String what) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The " + what + " of tokens has an empty name.");
        }
    }

    JwtRules issuer(String name) {
        require(name, "issuer");
        return new JwtRules(name, audience, anyAudience, type, leeway, endless, clock);
    }

    JwtRules audience(String name) {
        require(name, "audience");
        return new JwtRules(issuer, name, false, type, leeway, endless, clock);
    }

    JwtRules withAnyAudience() {
        return new JwtRules(issuer, "", true, type, leeway, endless, clock);
    }

    JwtRules type(String name) {
        require(name, "type");
        return new JwtRules(issuer, audience, anyAudience, name, leeway, endless, clock);
    }

    JwtRules leeway(Duration difference) {
        if (difference.isNegative()) {
            throw new IllegalArgumentException("Clocks cannot differ by " + difference + ".");
        }
        return new JwtRules(issuer, audience, anyAudience, type, difference, endless, clock);
    }

    JwtRules withEndless() {
        return new JwtRules(issuer, audience, anyAudience, type, leeway, true, clock);
    }

    JwtRules clock(Clock other) {
        return new JwtRules(issuer, audience, anyAudience, type, leeway, endless, other);
    }

    String typeToSign() {
        return type.isEmpty() ? "JWT" : type;
    }

    void sign(Map<String, ?> claims, Duration lifetime, JWTClaimsSet.Builder said) {
        if (!lifetime.isPositive()) {
            throw new IllegalArgumentException("A token cannot live for " + lifetime + ".");
        }
        refuseClaim(claims, "exp", true);
        refuseClaim(claims, "iss", !issuer.isEmpty());
        refuseClaim(claims, "aud", !audience.isEmpty());
        claims.forEach((name, value) -> said.claim(name, ClaimValues.of(name, value)));
        if (!issuer.isEmpty()) {
            said.issuer(issuer);
        }
        if (!audience.isEmpty()) {
            said.audience(audience);
        }
        said.expirationTime(Date.from(clock.instant().plus(lifetime)));
    }

    private static void refuseClaim(Map<String, ?> claims, String name, boolean set) {
        if (set && claims.containsKey(name)) {
            throw new IllegalArgumentException(
                    "The claim " + name + " is set by the settings; leave it out.");
        }
    }

    /** Types differ in no case, and may leave out {@code application/} (RFC 7515, 4.1.9). */
    void checkType(@Nullable JOSEObjectType said) throws InvalidTokenException {
        String shown = said == null ? "" : plain(said.getType());
        if (type.isEmpty()
                ? !shown.isEmpty() && !shown.equals("jwt")
                : !shown.equals(plain(type))) {
            throw new InvalidTokenException(Reason.WRONG_TYPE, "The token is of another type.");
        }
    }

    private static String plain(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
    }

    Claims checked(JWTClaimsSet claims) throws InvalidTokenException {
        checkTimes(claims);
        if (!issuer.isEmpty() && !issuer.equals(claims.getIssuer())) {
            throw new InvalidTokenException(
                    Reason.WRONG_ISSUER, "The token comes from another issuer.");
        }
        if (!anyAudience) {
            checkAudience(claims);
        }
        return new Claims(new LinkedHashMap<>(claims.getClaims()));
    }

    /** RFC 7519, section 4.1.3: a recipient outside the audience must refuse it. */
    private void checkAudience(JWTClaimsSet claims) throws InvalidTokenException {
        boolean named = claims.getClaim("aud") != null;
        if (audience.isEmpty() ? named : !claims.getAudience().contains(audience)) {
            throw new InvalidTokenException(
                    Reason.WRONG_AUDIENCE, "The token is for another audience.");
        }
    }

    private void checkTimes(JWTClaimsSet claims) throws InvalidTokenException {
        Instant now = clock.instant();
        Date end = claims.getExpirationTime();
        if (end == null ? !endless : !now.isBefore(end.toInstant().plus(leeway))) {
            throw new InvalidTokenException(
                    Reason.EXPIRED,
                    end == null ? "The token has no expiry time." : "The token has expired.");
        }
        Date begin = claims.getNotBeforeTime();
        if (begin != null && now.plus(leeway).isBefore(begin.toInstant())) {
            throw new InvalidTokenException(Reason.NOT_YET_VALID, "The token isn't valid yet.");
        }
    }
}

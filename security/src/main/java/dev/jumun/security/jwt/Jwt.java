package dev.jumun.security.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.jumun.security.jwt.InvalidTokenException.Reason;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs and verifies JSON Web Tokens (RFC 7519) with one key and one algorithm: what a token says
 * of its own algorithm is not believed (RFC 8725, section 3.1). A token must say when it ends.
 * Cannot be changed; may be used by several threads at once. Nothing of it blocks.
 *
 * <pre>{@code
 * Jwt tokens = Jwt.hs256(System.getenv("SECRET"));
 * String token = tokens.sign(Map.of("sub", "johndoe"), Duration.ofMinutes(30));
 * String name = tokens.verify(token).subject();
 * }</pre>
 */
public final class Jwt {
    private final JWSAlgorithm algorithm;
    private final @Nullable JWSSigner signer;
    private final JWSVerifier verifier;
    private final String issuer;
    private final String audience;
    private final Duration leeway;
    private final boolean endless;
    private final Clock clock;

    private Jwt(
            JWSAlgorithm algorithm,
            @Nullable JWSSigner signer,
            JWSVerifier verifier,
            String issuer,
            String audience,
            Duration leeway,
            boolean endless,
            Clock clock) {
        this.algorithm = algorithm;
        this.signer = signer;
        this.verifier = verifier;
        this.issuer = issuer;
        this.audience = audience;
        this.leeway = leeway;
        this.endless = endless;
        this.clock = clock;
    }

    private Jwt(JWSAlgorithm algorithm, @Nullable JWSSigner signer, JWSVerifier verifier) {
        this(algorithm, signer, verifier, "", "", Duration.ZERO, false, Clock.systemUTC());
    }

    /**
     * With a secret that signs and verifies (HMAC with SHA-256).
     *
     * @throws IllegalArgumentException if it has less than 32 bytes (RFC 7518, section 3.2)
     */
    public static Jwt hs256(String secret) {
        return hs256(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** With a secret of any bytes. See {@link #hs256(String)}. */
    public static Jwt hs256(byte[] secret) {
        try {
            return new Jwt(JWSAlgorithm.HS256, new MACSigner(secret), new MACVerifier(secret));
        } catch (KeyLengthException e) {
            throw new IllegalArgumentException(
                    "The secret of HS256 has " + secret.length + " bytes, and needs 32.", e);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The secret cannot be used for HS256.", e);
        }
    }

    /**
     * With a pair of RSA keys, of which the private one signs (RSASSA-PKCS1-v1_5 with SHA-256).
     *
     * @throws IllegalArgumentException if they have less than 2048 bits (RFC 7518, section 3.3)
     */
    public static Jwt rs256(RSAPublicKey publicKey, PrivateKey privateKey) {
        require2048Bits(publicKey);
        return new Jwt(
                JWSAlgorithm.RS256, new RSASSASigner(privateKey), new RSASSAVerifier(publicKey));
    }

    /** With a public RSA key, which only verifies. See {@link #rs256(RSAPublicKey, PrivateKey)}. */
    public static Jwt rs256(RSAPublicKey publicKey) {
        require2048Bits(publicKey);
        return new Jwt(JWSAlgorithm.RS256, null, new RSASSAVerifier(publicKey));
    }

    private static void require2048Bits(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        if (bits < 2048) {
            throw new IllegalArgumentException(
                    "The key of RS256 has " + bits + " bits, and needs 2048.");
        }
    }

    /** With an issuer ({@code iss}) that is signed, and demanded. */
    public Jwt issuer(String name) {
        return new Jwt(algorithm, signer, verifier, name, audience, leeway, endless, clock);
    }

    /** With an audience ({@code aud}) that is signed, and demanded. */
    public Jwt audience(String name) {
        return new Jwt(algorithm, signer, verifier, issuer, name, leeway, endless, clock);
    }

    /** With a difference of clocks that is forgiven; none is without saying. */
    public Jwt leeway(Duration difference) {
        return new Jwt(algorithm, signer, verifier, issuer, audience, difference, endless, clock);
    }

    /** Takes tokens that do not say when they end, too. */
    public Jwt acceptingEndless() {
        return new Jwt(algorithm, signer, verifier, issuer, audience, leeway, true, clock);
    }

    /** With another clock, for tests. */
    public Jwt clock(Clock other) {
        return new Jwt(algorithm, signer, verifier, issuer, audience, leeway, endless, other);
    }

    /**
     * Signs a token that ends after a time.
     *
     * @param claims what it says: texts, numbers, booleans, lists and maps
     * @throws IllegalStateException if there is no key that signs
     */
    public String sign(Map<String, ?> claims, Duration lifetime) {
        JWSSigner present = signer;
        if (present == null) {
            throw new IllegalStateException("A public key does not sign.");
        }
        JWTClaimsSet.Builder said = new JWTClaimsSet.Builder();
        claims.forEach(said::claim);
        if (!issuer.isEmpty()) {
            said.issuer(issuer);
        }
        if (!audience.isEmpty()) {
            said.audience(audience);
        }
        said.expirationTime(Date.from(clock.instant().plus(lifetime)));
        JWSHeader header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).build();
        SignedJWT token = new SignedJWT(header, said.build());
        try {
            token.sign(present);
        } catch (JOSEException e) {
            throw new IllegalStateException("The token could not be signed.", e);
        }
        return token.serialize();
    }

    /**
     * Verifies a token, and returns what it says.
     *
     * @throws InvalidTokenException if it proves nothing
     */
    public Claims verify(String token) throws InvalidTokenException {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            if (!algorithm.equals(parsed.getHeader().getAlgorithm())) {
                throw new InvalidTokenException(
                        Reason.WRONG_ALGORITHM, "The token is not signed with " + algorithm + ".");
            }
            if (!parsed.verify(verifier)) {
                throw new InvalidTokenException(
                        Reason.WRONG_SIGNATURE, "The token's signature is wrong.");
            }
            return checked(parsed.getJWTClaimsSet());
        } catch (ParseException | JOSEException | RuntimeException e) {
            // some that are no tokens make the parser stumble (a header of null); without the
            // cause,
            // which may show the token
            throw new InvalidTokenException(Reason.MALFORMED, "That is no signed token.");
        }
    }

    private Claims checked(JWTClaimsSet claims) throws InvalidTokenException {
        Instant now = clock.instant();
        Date end = claims.getExpirationTime();
        if (end == null ? !endless : !now.isBefore(end.toInstant().plus(leeway))) {
            throw new InvalidTokenException(
                    Reason.EXPIRED,
                    end == null
                            ? "The token does not say when it ends."
                            : "The token has expired.");
        }
        Date begin = claims.getNotBeforeTime();
        if (begin != null && now.plus(leeway).isBefore(begin.toInstant())) {
            throw new InvalidTokenException(
                    Reason.NOT_YET_VALID, "The token's time has not come yet.");
        }
        if (!issuer.isEmpty() && !issuer.equals(claims.getIssuer())) {
            throw new InvalidTokenException(
                    Reason.WRONG_ISSUER, "The token comes from another issuer.");
        }
        if (!audience.isEmpty() && !claims.getAudience().contains(audience)) {
            throw new InvalidTokenException(
                    Reason.WRONG_AUDIENCE, "The token is for another audience.");
        }
        return new Claims(new LinkedHashMap<>(claims.getClaims()));
    }
}

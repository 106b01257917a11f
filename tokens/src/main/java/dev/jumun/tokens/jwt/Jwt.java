package dev.jumun.tokens.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.jumun.tokens.jwt.InvalidTokenException.Reason;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Signs and verifies JSON Web Tokens (RFC 7519) by the rules of RFC 8725: each key is for one
 * algorithm, whatever a token names itself; a token must have an expiry time; one that is for an
 * audience is refused where none is named; one of another type ({@code typ}) than {@code JWT} is
 * refused unless {@link #type} names it. Immutable, safe for use by several threads. Nothing
 * blocks, except where keys are fetched ({@link #jwks(URI)}).
 *
 * <pre>{@code
 * Jwt tokens = Jwt.hs256(System.getenv("SECRET")).issuer("shop").audience("shop");
 * String token = tokens.sign(Map.of("sub", "johndoe"), Duration.ofMinutes(30));
 * String name = tokens.verify(token).subject();
 * }</pre>
 */
public final class Jwt {
    private final List<JwtKey> keys;
    private final @Nullable FetchedKeys fetched;
    private final JwtRules rules;

    private Jwt(List<JwtKey> keys, @Nullable FetchedKeys fetched, JwtRules rules) {
        this.keys = keys;
        this.fetched = fetched;
        this.rules = rules;
    }

    private static Jwt of(JwtKey key) {
        return new Jwt(List.of(key), null, JwtRules.STRICT);
    }

    private Jwt with(JwtRules other) {
        return new Jwt(keys, fetched, other);
    }

    /**
     * With a secret that signs and verifies (HMAC with SHA-256).
     *
     * @throws IllegalArgumentException if it has less than 32 bytes (RFC 7518, section 3.2),
     *     repeats itself, or is a key of another kind, such as a public one as PEM
     */
    public static Jwt hs256(String secret) {
        return hs256(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** With a secret of any bytes. See {@link #hs256(String)}. */
    public static Jwt hs256(byte[] secret) {
        return of(JwtKeys.hs256(secret));
    }

    /**
     * With a pair of RSA keys, of which the private one signs (RSASSA-PKCS1-v1_5 with SHA-256).
     *
     * @throws IllegalArgumentException if they have less than 2048 bits (RFC 7518, section 3.3), or
     *     do not belong together
     */
    public static Jwt rs256(RSAPublicKey publicKey, PrivateKey privateKey) {
        return of(JwtKeys.rsa(JWSAlgorithm.RS256, publicKey, privateKey));
    }

    /** With a public RSA key, which only verifies. See {@link #rs256(RSAPublicKey, PrivateKey)}. */
    public static Jwt rs256(RSAPublicKey publicKey) {
        return of(JwtKeys.rsa(JWSAlgorithm.RS256, publicKey, null));
    }

    /** As {@link #rs256(RSAPublicKey, PrivateKey)}, with RSASSA-PSS. */
    public static Jwt ps256(RSAPublicKey publicKey, PrivateKey privateKey) {
        return of(JwtKeys.rsa(JWSAlgorithm.PS256, publicKey, privateKey));
    }

    /** As {@link #rs256(RSAPublicKey)}, with RSASSA-PSS. */
    public static Jwt ps256(RSAPublicKey publicKey) {
        return of(JwtKeys.rsa(JWSAlgorithm.PS256, publicKey, null));
    }

    /**
     * With a pair of keys on the curve P-256, of which the private one signs (ECDSA with SHA-256).
     *
     * @throws IllegalArgumentException if they are on another curve, or do not belong together
     */
    public static Jwt es256(ECPublicKey publicKey, ECPrivateKey privateKey) {
        return of(JwtKeys.es256(publicKey, privateKey));
    }

    /** With a public key on the curve P-256, which only verifies. */
    public static Jwt es256(ECPublicKey publicKey) {
        return of(JwtKeys.es256(publicKey, null));
    }

    /**
     * With a pair of keys of Ed25519, of which the private one signs (EdDSA, RFC 8037).
     *
     * @throws IllegalArgumentException if they are of Ed448, or do not belong together
     */
    public static Jwt ed25519(EdECPublicKey publicKey, EdECPrivateKey privateKey) {
        return of(JwtKeys.ed25519(publicKey, privateKey));
    }

    /** With a public key of Ed25519, which only verifies. */
    public static Jwt ed25519(EdECPublicKey publicKey) {
        return of(JwtKeys.ed25519(publicKey, null));
    }

    /**
     * With the public keys of an identity provider, which are fetched when the first token comes,
     * again every ten minutes, and when a token names a key that is not among them (but not more
     * often than every half minute). {@link #verify} blocks meanwhile; if there are no keys yet and
     * they cannot be had, it throws a {@link KeysUnavailableException}. Name the {@link #audience}:
     * the provider signs tokens for all of its clients.
     *
     * <pre>{@code
     * Jwt.jwks(URI.create("https://id.example.com/jwks.json"))
     *         .issuer("https://id.example.com")
     *         .audience("shop");
     * }</pre>
     *
     * @param address by https, or on this machine
     * @throws IllegalArgumentException if it is another address
     */
    public static Jwt jwks(URI address) {
        return jwks(new KeyDocument(address));
    }

    /** As {@link #jwks(URI)}, with a function that gets the set of keys (RFC 7517, section 5). */
    public static Jwt jwks(Callable<String> document) {
        return new Jwt(List.of(), new FetchedKeys(document), JwtRules.STRICT);
    }

    /**
     * With a set of public keys that stays (RFC 7517, section 5).
     *
     * @throws IllegalArgumentException if none of them is for RS256, PS256, ES256 or EdDSA
     */
    public static Jwt jwks(String document) {
        return new Jwt(KeySet.parse(document), null, JwtRules.STRICT);
    }

    /**
     * With a name for its key ({@code kid}) that is signed. A token that names another is not tried
     * with this key.
     */
    public Jwt keyId(String name) {
        JwtRules.require(name, "key");
        List<JwtKey> named = new ArrayList<>(keys);
        named.set(0, keys.getFirst().named(name));
        return new Jwt(List.copyOf(named), fetched, rules);
    }

    /**
     * With the keys of another, which only verify from now on: those from before a change. The
     * rules of this one apply.
     */
    public Jwt alsoVerifying(Jwt older) {
        List<JwtKey> all = new ArrayList<>(keys);
        all.addAll(older.keys);
        return new Jwt(List.copyOf(all), fetched == null ? older.fetched : fetched, rules);
    }

    /** With an issuer ({@code iss}) that is signed, and demanded. */
    public Jwt issuer(String name) {
        return with(rules.issuer(name));
    }

    /** With an audience ({@code aud}) that is signed, and demanded. */
    public Jwt audience(String name) {
        return with(rules.audience(name));
    }

    /** Takes tokens for any audience: the caller looks at {@code aud} itself. */
    public Jwt acceptingAnyAudience() {
        return with(rules.withAnyAudience());
    }

    /**
     * With a type ({@code typ}) that is signed, and demanded: {@code at+jwt} for access tokens (RFC
     * 9068), another for each other kind that the same key signs (RFC 8725, section 3.11).
     */
    public Jwt type(String name) {
        return with(rules.type(name));
    }

    /** With a difference of clocks that is forgiven; none is without saying. */
    public Jwt leeway(Duration difference) {
        return with(rules.leeway(difference));
    }

    /** Accepts tokens without an expiry time, too. */
    public Jwt acceptingEndless() {
        return with(rules.withEndless());
    }

    /** With another clock, for tests. */
    public Jwt clock(Clock other) {
        return with(rules.clock(other));
    }

    /**
     * Signs a token that ends after a time. It has its time of issue ({@code iat}), and a random id
     * ({@code jti}), unless the claims contain others.
     *
     * @param claims its contents: texts, numbers, booleans, {@link java.time.Instant}s, lists, maps
     * @throws IllegalArgumentException if the time is not positive, a claim is something else, or
     *     one is set here: {@code exp}, and {@code iss} and {@code aud} where they have been named
     * @throws IllegalStateException if there is no key that signs
     */
    public String sign(Map<String, ?> claims, Duration lifetime) {
        JwtKey key = keys.isEmpty() ? null : keys.getFirst();
        if (key == null || key.signer() == null) {
            throw new IllegalStateException("A public key does not sign.");
        }
        JWTClaimsSet.Builder said = new JWTClaimsSet.Builder();
        said.jwtID(UUID.randomUUID().toString());
        said.issueTime(Date.from(rules.clock().instant()));
        rules.sign(claims, lifetime, said);
        JWSHeader.Builder header =
                new JWSHeader.Builder(key.algorithm()).type(new JOSEObjectType(rules.typeToSign()));
        if (!key.id().isEmpty()) {
            header.keyID(key.id());
        }
        SignedJWT token = new SignedJWT(header.build(), said.build());
        try {
            token.sign(Objects.requireNonNull(key.signer()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The token could not be signed.", e);
        }
        return token.serialize();
    }

    /**
     * Verifies a token, and returns its claims.
     *
     * @throws InvalidTokenException if it proves nothing
     * @throws KeysUnavailableException if keys must be fetched, and cannot be had
     */
    public Claims verify(String token) throws InvalidTokenException {
        SignedJWT parsed = TokenForm.parse(token);
        JWSHeader header = parsed.getHeader();
        List<JwtKey> fitting = new ArrayList<>(keys.stream().filter(k -> k.fits(header)).toList());
        if (fetched != null && fitting.isEmpty()) {
            fitting.addAll(fetched.fitting(k -> k.fits(header), rules.clock()));
        }
        if (fetched == null && keys.stream().noneMatch(k -> k.isOf(header.getAlgorithm()))) {
            throw new InvalidTokenException(
                    Reason.WRONG_ALGORITHM, "No key here is for the algorithm of the token.");
        }
        byte[] signed = parsed.getSigningInput();
        if (fitting.stream().noneMatch(k -> k.verifies(header, signed, parsed.getSignature()))) {
            throw new InvalidTokenException(
                    Reason.WRONG_SIGNATURE, "The token's signature is wrong.");
        }
        rules.checkType(header.getType());
        try {
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            if (claims != null) {
                return rules.checked(claims);
            }
        } catch (ParseException | RuntimeException e) {
            // without the cause, which may show the token
        }
        throw new InvalidTokenException(Reason.MALFORMED, "This isn't a signed token.");
    }
}

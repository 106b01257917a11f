package dev.jumun.tokens.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;

import dev.jumun.tokens.jwt.InvalidTokenException.Reason;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Keys of all kinds, their names, and what happens when they change. */
class JwtKeysTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair EC = pair("EC", 256);
    private static final KeyPair ED = pair("Ed25519", 255);

    private static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Jwt rs256() {
        return Jwt.rs256((RSAPublicKey) RSA.getPublic(), RSA.getPrivate());
    }

    private static Jwt es256() {
        return Jwt.es256((ECPublicKey) EC.getPublic(), (ECPrivateKey) EC.getPrivate());
    }

    private static Jwt ed25519() {
        return Jwt.ed25519((EdECPublicKey) ED.getPublic(), (EdECPrivateKey) ED.getPrivate());
    }

    private static String jwks() {
        byte[] x = ED.getPublic().getEncoded();
        return new JWKSet(
                        List.of(
                                new RSAKey.Builder((RSAPublicKey) RSA.getPublic())
                                        .keyID("r1")
                                        .build(),
                                new ECKey.Builder(Curve.P_256, (ECPublicKey) EC.getPublic())
                                        .keyID("e1")
                                        .build(),
                                new OctetKeyPair.Builder(
                                                Curve.Ed25519,
                                                Base64URL.encode(
                                                        Arrays.copyOfRange(
                                                                x, x.length - 32, x.length)))
                                        .keyID("d1")
                                        .build()))
                .toString();
    }

    @Test
    void eachAlgorithmSignsAndVerifiesAndNoOther() throws Exception {
        List<Jwt> all =
                List.of(
                        rs256(),
                        Jwt.ps256((RSAPublicKey) RSA.getPublic(), RSA.getPrivate()),
                        es256(),
                        ed25519(),
                        Jwt.hs256("kX3vT9pQ1zL8mN5bC7dF2gH4jK6wR0sY"));
        for (Jwt signer : all) {
            String token = signer.sign(Map.of("sub", "kim"), HOUR);
            for (Jwt verifier : all) {
                if (verifier == signer) {
                    assertThat(verifier.verify(token).subject()).isEqualTo("kim");
                } else {
                    assertRefused(verifier, token, Reason.WRONG_ALGORITHM);
                }
            }
        }
        assertThat(Jwt.es256((ECPublicKey) EC.getPublic()).verify(es256().sign(Map.of(), HOUR)))
                .isNotNull();
        assertThat(
                        Jwt.ed25519((EdECPublicKey) ED.getPublic())
                                .verify(ed25519().sign(Map.of(), HOUR)))
                .isNotNull();
    }

    @Test
    void keysThatDoNotBelongTogetherAreRefused() {
        KeyPair other = pair("RSA", 2048);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwt.rs256((RSAPublicKey) RSA.getPublic(), other.getPrivate()))
                .withMessage("The private key of RS256 does not belong to the public one.");
        KeyPair otherEc = pair("EC", 256);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Jwt.es256(
                                (ECPublicKey) EC.getPublic(), (ECPrivateKey) otherEc.getPrivate()));
        KeyPair wide = pair("EC", 384);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwt.es256((ECPublicKey) wide.getPublic()))
                .withMessageContaining("P-256");
        KeyPair ed448 = pair("Ed448", 448);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwt.ed25519((EdECPublicKey) ed448.getPublic()));
    }

    @Test
    void aChangedKeyIsStillBelievedForAWhile() throws Exception {
        Jwt before = Jwt.hs256("kX3vT9pQ1zL8mN5bC7dF2gH4jK6wR0sY").keyId("2025");
        Jwt now = rs256().keyId("2026").alsoVerifying(before);
        String old = before.sign(Map.of("sub", "kim"), HOUR);
        assertThat(now.verify(old).subject()).isEqualTo("kim");
        String fresh = now.sign(Map.of("sub", "kim"), HOUR);
        assertThat(now.verify(fresh).subject()).isEqualTo("kim");
        assertRefused(before, fresh, Reason.WRONG_ALGORITHM);
        assertRefused(rs256().keyId("2027"), fresh, Reason.WRONG_SIGNATURE);
        assertThat(rs256().verify(fresh).subject()).as("without a name").isEqualTo("kim");
    }

    @Test
    void aSetOfKeysVerifiesByTheirNames() throws Exception {
        Jwt set = Jwt.jwks(jwks());
        assertThat(set.verify(rs256().keyId("r1").sign(Map.of(), HOUR))).isNotNull();
        assertThat(set.verify(es256().keyId("e1").sign(Map.of(), HOUR))).isNotNull();
        assertThat(set.verify(ed25519().keyId("d1").sign(Map.of(), HOUR))).isNotNull();
        assertRefused(set, rs256().keyId("r2").sign(Map.of(), HOUR), Reason.WRONG_SIGNATURE);
        String foreign = rs256().audience("another client").keyId("r1").sign(Map.of(), HOUR);
        assertRefused(set, foreign, Reason.WRONG_AUDIENCE);
    }

    @Test
    void aSetWithoutAPublicKeyIsRefused() {
        OctetSequenceKey secret =
                new OctetSequenceKey.Builder("kX3vT9pQ1zL8mN5bC7dF2gH4jK6wR0sY".getBytes(UTF_8))
                        .build();
        for (String set : List.of("{\"keys\":[]}", "{}", "[", "", secretSet(secret))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Jwt.jwks(set));
        }
    }

    private static String secretSet(OctetSequenceKey secret) {
        return new JWKSet(List.of(secret)).toString(false);
    }

    @Test
    void keysAreFetchedWhenTheyAreNeededAndNotForEachToken() throws Exception {
        AtomicInteger times = new AtomicInteger();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        Jwt provider =
                Jwt.jwks(
                                () -> {
                                    times.incrementAndGet();
                                    return jwks();
                                })
                        .clock(
                                new Clock() {
                                    @Override
                                    public ZoneOffset getZone() {
                                        return ZoneOffset.UTC;
                                    }

                                    @Override
                                    public Clock withZone(java.time.ZoneId zone) {
                                        return this;
                                    }

                                    @Override
                                    public Instant instant() {
                                        return now.get();
                                    }
                                });
        String token = rs256().keyId("r1").sign(Map.of(), Duration.ofDays(1));
        String unknown = rs256().keyId("r9").sign(Map.of(), Duration.ofDays(1));
        provider.verify(token);
        provider.verify(token);
        assertThat(times).hasValue(1);
        assertRefused(provider, unknown, Reason.WRONG_SIGNATURE);
        assertThat(times).as("not twice in half a minute").hasValue(1);
        now.set(now.get().plusSeconds(31));
        assertRefused(provider, unknown, Reason.WRONG_SIGNATURE);
        assertRefused(provider, unknown, Reason.WRONG_SIGNATURE);
        assertThat(times).hasValue(2);
        now.set(now.get().plus(FetchedKeys.OLD));
        provider.verify(token);
        assertThat(times).hasValue(3);
    }

    @Test
    void keysThatCannotBeHadAreNobodysForgery() throws Exception {
        AtomicInteger left = new AtomicInteger(1);
        Jwt provider =
                Jwt.jwks(() -> {
                    if (left.getAndDecrement() > 0) {
                        throw new IOException("away");
                    }
                    return jwks();
                });
        String token = rs256().keyId("r1").sign(Map.of(), HOUR);
        assertThatExceptionOfType(KeysUnavailableException.class)
                .isThrownBy(() -> provider.verify(token));
        assertThat(provider.verify(token)).as("the next time").isNotNull();
    }

    @Test
    void keysComeByHttps() {
        assertThatThrownBy(() -> Jwt.jwks(URI.create("http://id.example.com/jwks.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Use https.");
        assertThatThrownBy(() -> Jwt.jwks(URI.create("file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Jwt.jwks(URI.create("https://id.example.com/jwks.json"))).isNotNull();
        assertThat(Jwt.jwks(URI.create("http://localhost:8080/jwks.json"))).isNotNull();
    }

    private static void assertRefused(Jwt verifier, String token, Reason reason) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier.verify(token))
                .extracting(InvalidTokenException::reason)
                .isEqualTo(reason);
    }
}

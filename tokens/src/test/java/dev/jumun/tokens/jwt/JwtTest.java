package dev.jumun.tokens.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jumun.tokens.jwt.InvalidTokenException.Reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

class JwtTest {
    private static final String SECRET =
            "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7";
    private static final Duration HOUR = Duration.ofHours(1);

    /** Made by PyJWT, with the secret of FastAPI's tutorial: ends in the year 2100. */
    private static final String PYTHONS =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2huZG9lIiwiZXhwIjo0MTAyNDQ0ODAwfQ"
                    + ".4sh0Q1TUl-n_pM9DffzrC-WTE2hGuun7_RrAC6Ce1Rg";

    private final Jwt tokens = Jwt.hs256(SECRET);

    @Test
    void aTokenSaysWhatWasSigned() throws Exception {
        String token = tokens.sign(Map.of("sub", "johndoe", "scope", "me items", "level", 3), HOUR);
        Claims claims = tokens.verify(token);
        assertThat(claims.subject()).isEqualTo("johndoe");
        assertThat(claims.scopes()).containsExactly("me", "items");
        assertThat(claims.values()).containsEntry("level", 3L);
        assertThat(claims.text("level")).isNull();
    }

    @Test
    void tokensOfPyJwtAreUnderstood() throws Exception {
        assertThat(tokens.verify(PYTHONS).subject()).isEqualTo("johndoe");
    }

    @Test
    void anExpiredTokenIsRefusedAndTheLeewayForgives() throws Exception {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        String token = at(now).sign(Map.of(), HOUR);
        assertRefused(at(now.plus(HOUR)), token, Reason.EXPIRED);
        at(now.plus(HOUR).minusSeconds(1)).verify(token);
        at(now.plus(HOUR)).leeway(Duration.ofSeconds(30)).verify(token);
    }

    @Test
    void aTokenMustSayWhenItEnds() throws Exception {
        String endless =
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJmb28ifQ"
                        + ".NnExK_dlNAYyzACrXtXDrcWOgGY2JuPbI4eDaHdfK5Y";
        assertRefused(tokens, endless, Reason.EXPIRED);
        assertThat(tokens.acceptingEndless().verify(endless).subject()).isEqualTo("foo");
    }

    @Test
    void aTokenOfTheFutureIsRefused() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        String token = at(now).sign(Map.of("nbf", Date.from(now.plusSeconds(60))), HOUR);
        assertRefused(at(now), token, Reason.NOT_YET_VALID);
    }

    @Test
    void anotherKeyIsRefused() {
        String token =
                Jwt.hs256("another secret, random, of 32 bytes")
                        .sign(Map.of("sub", "mallory"), HOUR);
        assertRefused(tokens, token, Reason.WRONG_SIGNATURE);
    }

    @Test
    void aChangedTokenIsRefused() {
        String[] parts = PYTHONS.split("\\.", -1);
        String forged = parts[0] + "." + base64("{\"sub\":\"admin\",\"exp\":4102444800}") + ".";
        assertRefused(tokens, forged + parts[2], Reason.WRONG_SIGNATURE);
    }

    @Test
    void issuerAndAudienceAreDemanded() throws Exception {
        Jwt shop = tokens.issuer("shop").audience("till");
        shop.verify(shop.sign(Map.of(), HOUR));
        assertRefused(shop, tokens.audience("till").sign(Map.of(), HOUR), Reason.WRONG_ISSUER);
        assertRefused(shop, tokens.issuer("shop").sign(Map.of(), HOUR), Reason.WRONG_AUDIENCE);
        assertRefused(
                shop,
                tokens.issuer("shop").sign(Map.of("aud", List.of("kitchen")), HOUR),
                Reason.WRONG_AUDIENCE);
    }

    @Test
    void theAlgorithmIsNotTheTokensChoice() throws Exception {
        KeyPair pair = rsa(2048);
        Jwt rsa = Jwt.rs256((RSAPublicKey) pair.getPublic(), pair.getPrivate());
        assertThat(rsa.verify(rsa.sign(Map.of("sub", "johndoe"), HOUR)).subject())
                .isEqualTo("johndoe");
        // the public key, which everybody knows, taken for a secret
        String confused = Forged.hs256(pair.getPublic().getEncoded(), "{\"alg\":\"HS256\"}", "{}");
        assertRefused(rsa, confused, Reason.WRONG_ALGORITHM);
        assertRefused(tokens, rsa.sign(Map.of(), HOUR), Reason.WRONG_ALGORITHM);
        String unsigned =
                base64("{\"alg\":\"none\"}") + "." + base64("{\"sub\":\"mallory\"}") + ".";
        assertRefused(tokens, unsigned, Reason.MALFORMED);
    }

    @Test
    void aPublicKeyOnlyVerifies() throws Exception {
        KeyPair pair = rsa(2048);
        RSAPublicKey publicKey = (RSAPublicKey) pair.getPublic();
        String token = Jwt.rs256(publicKey, pair.getPrivate()).sign(Map.of("sub", "me"), HOUR);
        Jwt verifier = Jwt.rs256(publicKey);
        assertThat(verifier.verify(token).subject()).isEqualTo("me");
        assertThatIllegalStateException()
                .isThrownBy(() -> verifier.sign(Map.of(), HOUR))
                .withMessage("A public key does not sign.");
    }

    @Test
    void weakKeysAreRefused() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwt.hs256("secret"))
                .withMessage("The secret of HS256 has 6 bytes, and needs 32.");
        RSAPublicKey weak = (RSAPublicKey) rsa(1024).getPublic();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwt.rs256(weak))
                .withMessage("The key of RS256 has 1024 bits, and needs 2048.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "nonexistent",
                "a.b.c",
                "eyJhbGciOiJIUzI1NiJ9.e30",
                "eyJhbGciOiJIUzI1NiJ9..",
                "e30.e30.e30",
                "bnVsbA.bnVsbA.bnVsbA",
                "\u0000.\ud800.é",
                "eyJhbGciOiJIUzI1NiIsImNyaXQiOlsieCJdfQ.e30.AA"
            })
    void whatIsNoTokenIsRefused(String token) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(e ->
                        assertThat(e.reason())
                                .isIn(Reason.MALFORMED, Reason.WRONG_SIGNATURE, Reason.EXPIRED));
    }

    @Test
    void anExceptionDoesNotShowTheToken() {
        String forged = PYTHONS.substring(0, PYTHONS.length() - 4) + "AAAA";
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> tokens.verify(forged))
                .withNoCause()
                .withMessage("The token's signature is wrong.");
    }

    private Jwt at(Instant now) {
        return tokens.clock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void assertRefused(Jwt verifier, String token, Reason reason) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> verifier.verify(token))
                .extracting(InvalidTokenException::reason)
                .isEqualTo(reason);
    }

    private static KeyPair rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}

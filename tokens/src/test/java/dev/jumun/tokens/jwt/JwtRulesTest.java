package dev.jumun.tokens.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.tokens.jwt.InvalidTokenException.Reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of RFC 8725, and what each is for. */
class JwtRulesTest {
    private static final String SECRET = "kX3vT9pQ1zL8mN5bC7dF2gH4jK6wR0sY";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Jwt tokens = Jwt.hs256(SECRET);

    private static String signed(String header, String more) {
        String claims = "{\"sub\":\"kim\",\"exp\":4102444800" + more + "}";
        return Forged.hs256(SECRET.getBytes(UTF_8), header, claims);
    }

    private static void assertRefused(Jwt verifier, String token, Reason reason) {
        assertThatExceptionOfType(InvalidTokenException.class)
                .as(token)
                .isThrownBy(() -> verifier.verify(token))
                .extracting(InvalidTokenException::reason)
                .isEqualTo(reason);
    }

    /** RFC 7519, section 4.1.3. */
    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "[\"other\"]", "[\"a\",\"b\"]", "[]", "7", "\"\""})
    void aTokenForSomebodyIsRefusedWhereNobodyIsNamed(String audience) throws Exception {
        String token = signed("{\"alg\":\"HS256\"}", ",\"aud\":" + audience);
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(
                        e -> assertThat(e.reason()).isIn(Reason.WRONG_AUDIENCE, Reason.MALFORMED));
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> tokens.audience("shop").verify(token));
    }

    @Test
    void whoLooksAtTheAudienceItselfSaysSo() throws Exception {
        String token = signed("{\"alg\":\"HS256\"}", ",\"aud\":\"other\"");
        Claims claims = tokens.acceptingAnyAudience().verify(token);
        assertThat(claims.values()).containsEntry("aud", List.of("other"));
    }

    /** RFC 8725, section 3.11. */
    @ParameterizedTest
    @CsvSource({
        "'', JWT, true",
        "'', jwt, true",
        "'', application/jwt, true",
        "'', reset+jwt, false",
        "'', at+jwt, false",
        "at+jwt, at+jwt, true",
        "at+jwt, AT+JWT, true",
        "at+jwt, application/at+jwt, true",
        "at+jwt, JWT, false",
        "at+jwt, reset+jwt, false"
    })
    void aTokenOfAnotherKindIsRefused(String demanded, String said, boolean taken)
            throws Exception {
        Jwt verifier = demanded.isEmpty() ? tokens : tokens.type(demanded);
        String token = signed("{\"alg\":\"HS256\",\"typ\":\"" + said + "\"}", "");
        if (taken) {
            verifier.verify(token);
        } else {
            assertRefused(verifier, token, Reason.WRONG_TYPE);
        }
        String untyped = signed("{\"alg\":\"HS256\"}", "");
        if (demanded.isEmpty()) {
            verifier.verify(untyped);
        } else {
            assertRefused(verifier, untyped, Reason.WRONG_TYPE);
        }
    }

    @Test
    void aKindIsSigned() throws Exception {
        Jwt reset = tokens.type("reset+jwt");
        String token = reset.sign(Map.of("sub", "kim"), HOUR);
        assertThat(reset.verify(token).subject()).isEqualTo("kim");
        assertRefused(tokens, token, Reason.WRONG_TYPE);
    }

    /** RFC 7515, section 2: one token, one spelling. */
    @Test
    void eachPartHasOneSpelling() throws Exception {
        String token = signed("{\"alg\":\"HS256\"}", "");
        tokens.verify(token);
        int dot = token.lastIndexOf('.');
        String signature = token.substring(dot + 1);
        String last = signature.substring(signature.length() - 1);
        String twin = Character.toString(last.charAt(0) == 'z' ? 'y' : last.charAt(0) + 1);
        byte[] raw = Base64.getUrlDecoder().decode(signature);
        for (String other :
                List.of(
                        signature + "=",
                        signature + " ",
                        " " + signature,
                        signature + "\n",
                        signature.substring(0, 5) + "!" + signature.substring(5),
                        signature.substring(0, 42) + twin,
                        Base64.getEncoder().withoutPadding().encodeToString(raw) + "+",
                        "")) {
            assertThatExceptionOfType(InvalidTokenException.class)
                    .as(other)
                    .isThrownBy(() -> tokens.verify(token.substring(0, dot + 1) + other));
        }
        String standard = token.replace('-', '+').replace('_', '/');
        if (!standard.equals(token)) {
            assertRefused(tokens, standard, Reason.MALFORMED);
        }
        assertRefused(tokens, token + ".", Reason.MALFORMED);
        assertRefused(
                tokens, token.substring(0, dot) + "=" + token.substring(dot), Reason.MALFORMED);
    }

    /** RFC 7515, section 4.1.11; RFC 7797, section 6. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[]",
                "\"crit\":[\"exp\"]",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"crit\":[\"b64\"],\"b64\":true",
                "\"b64\":false"
            })
    void anExtensionIsRefused(String member) {
        assertRefused(tokens, signed("{\"alg\":\"HS256\"," + member + "}", ""), Reason.MALFORMED);
    }

    @Test
    void whatIsTooLongIsNotLookedAt() {
        String token = signed("{\"alg\":\"HS256\"}", ",\"a\":\"" + "x".repeat(13_000) + "\"");
        assertRefused(tokens, token, Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKC",
                "  -----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCg",
                "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7",
                "{\"kty\":\"RSA\",\"n\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM\"}",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abababababababababababababababababababab"
            })
    void whatIsNoSecretIsRefused(String secret) {
        assertThatIllegalArgumentException().isThrownBy(() -> Jwt.hs256(secret));
    }

    @Test
    void emptyNamesWouldSwitchOffWhatTheyShouldSwitchOn() {
        assertThatIllegalArgumentException().isThrownBy(() -> tokens.audience(""));
        assertThatIllegalArgumentException().isThrownBy(() -> tokens.issuer(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> tokens.type(""));
        assertThatIllegalArgumentException().isThrownBy(() -> tokens.keyId(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokens.leeway(Duration.ofSeconds(-1)));
    }

    @Test
    void whatCannotBeSignedIsRefused() {
        for (Duration lifetime : List.of(Duration.ZERO, HOUR.negated())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tokens.sign(Map.of(), lifetime))
                    .withMessage("A token cannot live for " + lifetime + ".");
        }
        for (Map<String, ?> claims :
                List.of(
                        Map.of("exp", 1),
                        Map.of("a", Duration.ZERO),
                        Map.of("a", Map.of("b", List.of(new Object()))),
                        Map.of("a", Double.NaN))) {
            assertThatIllegalArgumentException().isThrownBy(() -> tokens.sign(claims, HOUR));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokens.audience("a").sign(Map.of("aud", "b"), HOUR));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokens.issuer("a").sign(Map.of("iss", "b"), HOUR));
    }

    @Test
    void aTokenSaysWhenItWasMadeAndWhichItIs() throws Exception {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Jwt then = tokens.clock(Clock.fixed(now, ZoneOffset.UTC));
        Claims one = then.verify(then.sign(Map.of("since", now), HOUR));
        Claims two = then.verify(then.sign(Map.of(), HOUR));
        assertThat(one.values())
                .containsEntry("iat", Date.from(now))
                .containsEntry("since", now.getEpochSecond());
        assertThat(one.id()).isNotNull().isNotEqualTo(two.id());
        Map<String, Object> own = new HashMap<>(Map.of("jti", "7"));
        assertThat(then.verify(then.sign(own, HOUR)).id()).isEqualTo("7");
        // clocks of two machines differ: iat says when, and only nbf says from when on
        tokens.clock(Clock.fixed(now.minusSeconds(1), ZoneOffset.UTC))
                .verify(then.sign(Map.of(), HOUR));
    }
}

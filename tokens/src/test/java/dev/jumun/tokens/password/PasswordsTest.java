package dev.jumun.tokens.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Bcrypt;

import dev.jumun.async.Async;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

class PasswordsTest {
    private static final String BCRYPT =
            "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW";

    @Test
    void aHashIsOfItsPasswordAlone() {
        String hash = Passwords.hash("pässword ☕");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Passwords.verify("pässword ☕", hash)).isTrue();
        assertThat(Passwords.verify("passwort", hash)).isFalse();
        assertThat(Passwords.verify("", hash)).isFalse();
    }

    @Test
    void noTwoHashesAreTheSame() {
        assertThat(Passwords.hash("secret")).isNotEqualTo(Passwords.hash("secret"));
    }

    @Test
    void anUnknownUserHasNoPassword() {
        assertThat(Passwords.verify("secret", null)).isFalse();
        assertThat(Passwords.verify("nobody", null)).isFalse();
    }

    @Test
    void hashesOfOtherMakersAreVerifiedAndOutdated() {
        assertThat(Passwords.verify("secret", BCRYPT)).isTrue();
        assertThat(Passwords.verify("Secret", BCRYPT)).isFalse();
        assertThat(Passwords.isOutdated(BCRYPT)).isTrue();
        assertThat(Passwords.isOutdated(Passwords.hash("secret"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2id$",
                "$argon2id$v=19$m=1,t=1$x$y",
                "$2b$",
                "$2b$xx$x"
            })
    void whatIsNoHashIsRefusedAndNotShown(String hash) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.verify("secret", hash))
                .withNoCause()
                .withMessage("This isn't a hash of Argon2 or bcrypt.");
    }

    @Test
    void manyAreHashedAtOnce() {
        List<String> hashes = Async.gather(Collections.nCopies(20, () -> Passwords.hash("secret")));
        assertThat(hashes).doesNotHaveDuplicates().hasSize(20);
    }

    /** CVE-2025-22228: bcrypt looks at 72 bytes, and what follows must not be believed. */
    @Test
    void whatFollowsTheLastByteOfBcryptIsWrong() {
        String long72 = "x".repeat(72);
        String hash =
                Password.hash(long72).with(BcryptFunction.getInstance(Bcrypt.B, 4)).getResult();
        assertThat(Passwords.verify(long72, hash)).isTrue();
        assertThat(Passwords.verify(long72 + "anything", hash)).isFalse();
        String hangul = "한".repeat(24);
        String korean =
                Password.hash(hangul).with(BcryptFunction.getInstance(Bcrypt.B, 4)).getResult();
        assertThat(Passwords.verify(hangul, korean)).isTrue();
        assertThat(Passwords.verify(hangul + "글", korean)).isFalse();
    }

    @Test
    void whatCannotBeTypedAgainIsRefused() {
        for (String password : List.of("", "pw\ud800", "\udc00")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Passwords.hash(password));
        }
        assertThat(Passwords.verify("pw\ud800", Passwords.hash("pw?"))).isFalse();
    }

    @Test
    void theSameLettersAreTheSamePassword() {
        String composed = "pässword 한글";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(composed);
        assertThat(Passwords.verify(decomposed, Passwords.hash(composed))).isTrue();
        assertThat(Passwords.verify(composed, Passwords.hash(decomposed))).isTrue();
        String old =
                Password.hash(decomposed).with(BcryptFunction.getInstance(Bcrypt.B, 4)).getResult();
        assertThat(Passwords.verify(decomposed, old)).as("hashed before").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=2097152,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA",
                "$argon2id$v=19$m=19456,t=100000,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA",
                "$argon2id$v=19$m=19456,t=2,p=10000$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA",
                "$2b$31$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW"
            })
    void aHashThatAsksForTooMuchIsRefused(String hash) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.verify("secret", hash))
                .withMessageContaining("more memory or time");
        assertThatIllegalArgumentException().isThrownBy(() -> Passwords.isOutdated(hash));
    }

    @Test
    void aPepperIsNeededToVerify() {
        Pepper pepper =
                new Pepper("kX3vT9pQ1zL8mN5bC7dF2gH4jK6wR0sY".getBytes(StandardCharsets.UTF_8));
        String hash = Passwords.hash(pepper.with("secret"));
        assertThat(Passwords.verify(pepper.with("secret"), hash)).isTrue();
        assertThat(Passwords.verify("secret", hash)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Passwords.hash(pepper.with("")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pepper(new byte[16]));
    }

    /**
     * CVE-2025-22234: the time must not tell which kind of hash a user has, or that there is none.
     */
    @Test
    void allWaitForTheSlowestKind() {
        Pace pace = new Pace();
        pace.after("bcrypt", Duration.ofMillis(300).toNanos());
        assertThat(pace.slowest()).isEqualTo(Duration.ofMillis(300).toNanos());
        long start = System.nanoTime();
        pace.after("argon2", Duration.ofMillis(50).toNanos());
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(250));
        pace.after("bcrypt", Duration.ofHours(1).toNanos());
        assertThat(pace.slowest()).isLessThanOrEqualTo(Duration.ofSeconds(2).toNanos());
    }
}

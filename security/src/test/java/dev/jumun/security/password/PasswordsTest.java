package dev.jumun.security.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jumun.async.Async;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                "$2b$99$x"
            })
    void whatIsNoHashIsRefusedAndNotShown(String hash) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passwords.verify("secret", hash))
                .withNoCause()
                .withMessage("This is no hash of Argon2 or bcrypt.");
    }

    @Test
    void manyAreHashedAtOnce() {
        List<String> hashes = Async.gather(Collections.nCopies(20, () -> Passwords.hash("secret")));
        assertThat(hashes).doesNotHaveDuplicates().hasSize(20);
    }
}

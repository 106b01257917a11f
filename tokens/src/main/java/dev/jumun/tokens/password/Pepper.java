package dev.jumun.tokens.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that is mixed into passwords before they are hashed, and is not in the database: who
 * steals the hashes alone cannot try passwords (NIST SP 800-63B-4, section 3.1.1.2). If it gets
 * lost, no password fits any more.
 *
 * <pre>{@code
 * String hash = Passwords.hash(PEPPER.with(password));
 * boolean right = Passwords.verify(PEPPER.with(password), hash);
 * }</pre>
 */
public final class Pepper {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_SIZE = 32;

    private final SecretKeySpec key;

    /**
     * Of a key that is kept apart from the hashes.
     *
     * @throws IllegalArgumentException if it has less than 32 bytes
     */
    public Pepper(byte[] key) {
        if (key.length < KEY_SIZE) {
            throw new IllegalArgumentException(
                    "A pepper of " + key.length + " bytes can be guessed; it needs 32.");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Returns what to hash instead of a password; empty for an empty one. Always 44 characters. */
    public String with(String password) {
        if (!PasswordText.isText(password)) {
            return ""; // refused, as without pepper
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] bytes = PasswordText.normal(password).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
        }
    }
}

package dev.jumun.tokens.password;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;

import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id (RFC 9106), and verifies them. That takes some 50 milliseconds and
 * 19 MiB by design, so it is done on a thread of its own, and by no more at once than there are
 * processors: other requests continue meanwhile. Where more than {@value #MOST_WAITING} wait for
 * their turn, further ones are refused with a {@link PasswordsBusyException}, which is answered
 * with 503. Safe for use by several threads.
 *
 * <p>Passwords are compared in normal form C: the same letters, typed on another keyboard, are the
 * same.
 *
 * <pre>{@code
 * String hash = Passwords.hash("secret");              // kept instead of the password
 * boolean right = Passwords.verify("secret", hash);
 * }</pre>
 */
public final class Passwords {
    // OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(
                    19 * 1024, 2, 1, 32, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    private static final int SALT_BYTES = 16;

    /** Some seconds' work for two processors. */
    private static final int MOST_WAITING = 64;

    private static final ConcurrencyLimit LIMIT =
            new ConcurrencyLimit(Runtime.getRuntime().availableProcessors(), MOST_WAITING);
    private static final Pace PACE = new Pace();

    private Passwords() {}

    /** Of no user: what an unknown user's password is compared with. */
    private static final class Nobody {
        static final String HASH =
                Password.hash("nobody").addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
    }

    /**
     * Hashes a password, with a salt of its own. Blocks until that is done.
     *
     * @return {@code $argon2id$v=19$m=19456,t=2,p=1$…}
     * @throws IllegalArgumentException if it is empty, or has half a pair of surrogates, which has
     *     no bytes
     * @throws PasswordsBusyException if too many wait
     */
    public static String hash(String password) {
        if (!PasswordText.isText(password)) {
            throw new IllegalArgumentException(
                    "The password is empty, or no text that could be typed again.");
        }
        String normal = PasswordText.normal(password);
        return LIMIT.run(
                () -> Password.hash(normal).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
    }

    /**
     * Returns whether a password is the one that was hashed. Blocks until that is known. Of an
     * unknown user the hash is null: that takes as long, so that no one learns who is a user; where
     * there are hashes of several kinds, as long as the slowest. bcrypt looks at 72 bytes: a longer
     * password is wrong.
     *
     * @param hash of Argon2 with any parameters, or of bcrypt
     * @throws IllegalArgumentException if the hash is of another kind, or takes more than 256 MiB
     * @throws PasswordsBusyException if too many wait
     */
    public static boolean verify(String password, @Nullable String hash) {
        String known = hash == null ? Nobody.HASH : hash;
        HashingFunction function = StoredHash.function(known);
        boolean possible =
                PasswordText.isText(password)
                        && (!(function instanceof BcryptFunction)
                                || PasswordText.fitsBcrypt(password));
        String compared = possible ? password : "wrong";
        long start = System.nanoTime();
        boolean right = LIMIT.run(() -> check(compared, known, function));
        PACE.after(function, System.nanoTime() - start);
        return right && possible && hash != null;
    }

    /** In normal form; hashes from before that was so may be of another. */
    private static boolean check(String password, String hash, HashingFunction function) {
        String normal = PasswordText.normal(password);
        return Password.check(normal, hash).with(function)
                || (!normal.equals(password) && Password.check(password, hash).with(function));
    }

    /**
     * Returns whether a hash was made in another way than new ones are: hash the password again
     * when it is there, at the next login.
     */
    public static boolean isOutdated(String hash) {
        return !StoredHash.function(hash).equals(ARGON2);
    }
}

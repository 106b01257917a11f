package dev.jumun.security.password;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;

import dev.jumun.async.Async;
import dev.jumun.async.Cancelled;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Hashes passwords with Argon2id (RFC 9106), and verifies them. That takes some 50 milliseconds and
 * 19 MiB by design, so it is done on a thread of its own, and by no more at once than there are
 * processors: other requests go on meanwhile. May be used by several threads at once.
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
    private static final Semaphore TURNS =
            new Semaphore(Runtime.getRuntime().availableProcessors());

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
     */
    public static String hash(String password) {
        return inTurn(
                () -> Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
    }

    /**
     * Returns whether a password is the one that was hashed. Blocks until that is known. Of an
     * unknown user the hash is null: that takes as long, so that nobody learns who is a user.
     *
     * @param hash of Argon2 with any parameters, or of bcrypt
     * @throws IllegalArgumentException if the hash is none of these
     */
    public static boolean verify(String password, @Nullable String hash) {
        String known = hash == null ? Nobody.HASH : hash;
        HashingFunction function = function(known);
        boolean right = inTurn(() -> Password.check(password, known).with(function));
        return right && hash != null;
    }

    /**
     * Returns whether a hash was made in another way than new ones are: hash the password again
     * when it is there, at the next login.
     */
    public static boolean isOutdated(String hash) {
        return !function(hash).equals(ARGON2);
    }

    private static HashingFunction function(String hash) {
        try {
            if (hash.startsWith("$argon2")) {
                return Argon2Function.getInstanceFromHash(hash);
            }
            if (hash.startsWith("$2")) {
                return BcryptFunction.getInstanceFromHash(hash);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // said below, without the hash
        }
        throw new IllegalArgumentException("This is no hash of Argon2 or bcrypt.");
    }

    private static <T> T inTurn(Callable<T> work) {
        try {
            TURNS.acquire();
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        try {
            return Async.blocking(work);
        } finally {
            TURNS.release();
        }
    }
}

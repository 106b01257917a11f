package dev.jumun.tokens.password;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.HashingFunction;

/** Reads how a stored hash was made, and refuses what would take all memory, or days. */
final class StoredHash {
    /** OWASP's largest proposal is 46 MiB. */
    private static final int MOST_KIBIBYTES = 256 * 1024;

    private static final int MOST_PASSES = 64;
    private static final int MOST_LANES = 64;

    /** Some ten seconds. */
    private static final int MOST_BCRYPT_ROUNDS = 16;

    private StoredHash() {}

    /**
     * Returns the function that made a hash.
     *
     * @throws IllegalArgumentException if it is neither Argon2 nor bcrypt, or needs too much
     */
    static HashingFunction function(String hash) {
        HashingFunction function = read(hash);
        boolean tooMuch =
                switch (function) {
                    case Argon2Function argon2 ->
                            argon2.getMemory() > MOST_KIBIBYTES
                                    || argon2.getIterations() > MOST_PASSES
                                    || argon2.getParallelism() > MOST_LANES;
                    case BcryptFunction bcrypt ->
                            bcrypt.getLogarithmicRounds() > MOST_BCRYPT_ROUNDS;
                    default -> true;
                };
        if (tooMuch) {
            throw new IllegalArgumentException(
                    "To verify this hash would take more memory or time than a server can give: at"
                            + " most 256 MiB, 64 passes and 64 lanes of Argon2, or a cost of 16 of"
                            + " bcrypt.");
        }
        return function;
    }

    private static HashingFunction read(String hash) {
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
        throw new IllegalArgumentException("This isn't a hash of Argon2 or bcrypt.");
    }
}

package dev.jumun.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Compares secrets. */
public final class ConstantTime {
    private ConstantTime() {}

    /**
     * Returns whether two texts are the same, in a time that depends on the length of the first
     * alone: a client that guesses cannot learn from it how many characters are right.
     */
    public static boolean equal(String shown, String expected) {
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}

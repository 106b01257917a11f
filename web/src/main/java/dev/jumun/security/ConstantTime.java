package dev.jumun.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Compares secrets in constant time. */
public final class ConstantTime {
    private ConstantTime() {}

    /**
     * Returns whether two texts are equal. The duration depends only on the length of the first
     * text, so a client cannot learn how many characters match.
     */
    public static boolean equal(String shown, String expected) {
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}

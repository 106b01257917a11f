package dev.jumun;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must not be disclosed by accident, such as a password. When it is printed or written
 * as JSON, it is replaced with asterisks.
 *
 * <pre>{@code
 * if (!settings.exportKey().matches(key)) {
 *     throw new HttpException(403);
 * }
 * }</pre>
 */
public record Secret(String value) {
    /**
     * Returns whether a text that a client sent is equal to this one. The duration depends only on
     * the length of the given text, so that a client cannot learn how many characters match.
     */
    public boolean matches(String shown) {
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "" : "**********";
    }
}

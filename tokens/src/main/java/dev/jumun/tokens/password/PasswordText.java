package dev.jumun.tokens.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Passwords as text: one form for what looks the same (NIST SP 800-63B-4, section 3.1.1.2). */
final class PasswordText {
    /** bcrypt looks at no more bytes (CVE-2025-22228 is what follows from that). */
    private static final int BCRYPT_BYTES = 72;

    private PasswordText() {}

    /** Letters and their accents as one character where there is one (RFC 8265, section 4.2.1). */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /**
     * Whether it is text with something in it: half of a pair of surrogates has no bytes of its
     * own, and would be the same as any other.
     */
    static boolean isText(String password) {
        return !password.isEmpty() && StandardCharsets.UTF_8.newEncoder().canEncode(password);
    }

    static boolean fitsBcrypt(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= BCRYPT_BYTES;
    }
}

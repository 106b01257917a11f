package dev.jumun.session;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encodes bytes as text with a signature, which only the owner of the key can create. The text has
 * the bytes, their {@link Mark}, and an HMAC (RFC 2104) with SHA-256 over both and the purpose. It
 * isn't encrypted.
 */
final class SignedValue {
    /** A key should be at least as long as the hash (RFC 2104, section 3). */
    private static final int KEY_SIZE = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final List<SecretKeySpec> keys = new ArrayList<>();

    /** Signs with the first key, and accepts signatures of all keys. */
    SignedValue(List<String> keys) {
        for (String key : keys) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            if (bytes.length < KEY_SIZE) {
                throw new IllegalArgumentException(
                        "A session key has "
                                + bytes.length
                                + " bytes; it must have "
                                + KEY_SIZE
                                + " or more, and be random: openssl rand -base64 32 generates"
                                + " one.");
            }
            this.keys.add(new SecretKeySpec(bytes, ALGORITHM));
        }
    }

    String sign(String purpose, byte[] content, Mark mark) {
        String text = ENCODER.encodeToString(content) + "." + mark.toText();
        return text + "." + ENCODER.encodeToString(mac(keys.getFirst(), purpose, text));
    }

    /**
     * Returns the signed bytes. It is null if the signature is invalid, or made for another
     * purpose, or too old.
     */
    @Nullable Verified verify(
            String purpose, String value, Instant now, Duration maxAge, Duration wholeAge) {
        int last = value.lastIndexOf('.');
        int first = value.indexOf('.');
        if (first < 0 || first == last) {
            return null;
        }
        String text = value.substring(0, last);
        try {
            // as it was written: a decoder would take several spellings of one signature
            byte[] signature = value.substring(last + 1).getBytes(StandardCharsets.UTF_8);
            boolean known = false;
            for (SecretKeySpec key : keys) {
                byte[] right = ENCODER.encode(mac(key, purpose, text));
                known |= MessageDigest.isEqual(signature, right);
            }
            if (!known) {
                return null;
            }
            Mark mark = Mark.parse(text.substring(first + 1));
            return now.isBefore(mark.changed().plus(maxAge))
                            && now.isBefore(mark.created().plus(wholeAge))
                    ? new Verified(Base64.getUrlDecoder().decode(text.substring(0, first)), mark)
                    : null;
        } catch (RuntimeException malformed) {
            return null; // no Base64, or no number
        }
    }

    /** The signed bytes and their mark. */
    static final class Verified {
        private final byte[] content;
        private final Mark mark;

        Verified(byte[] content, Mark mark) {
            this.content = content;
            this.mark = mark;
        }

        byte[] content() {
            return content;
        }

        Mark mark() {
            return mark;
        }
    }

    private static byte[] mac(SecretKeySpec key, String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
        }
    }
}

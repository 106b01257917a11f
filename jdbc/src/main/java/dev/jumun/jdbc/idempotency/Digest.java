package dev.jumun.jdbc.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of several values: the length of each belongs to it, so that none runs into another. */
final class Digest {
    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    Digest add(String value) {
        return add(value.getBytes(StandardCharsets.UTF_8));
    }

    Digest add(byte[] value) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).flip());
        sha.update(value);
        return this;
    }

    String toHex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}

package dev.jumun.runtime.security;

import dev.jumun.security.BasicCredentials;
import dev.jumun.security.HttpCredentials;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the field {@code Authorization} (RFC 9110, section 11.6.2). */
final class AuthorizationField {
    private AuthorizationField() {}

    /** The field as it is; null if there is none, or nothing in it. */
    static @Nullable String whole(CredentialSource source) {
        String field = source.headerField("authorization");
        return field == null || field.isBlank() ? null : field;
    }

    /** What follows a scheme; null if there is another scheme, or nothing. */
    static @Nullable HttpCredentials of(CredentialSource source, String scheme) {
        String field = whole(source);
        if (field == null) {
            return null;
        }
        int blank = field.indexOf(' ');
        if (blank < 0 || !field.substring(0, blank).equalsIgnoreCase(scheme)) {
            return null;
        }
        String credentials = field.substring(blank).strip();
        return credentials.isEmpty()
                ? null
                : new HttpCredentials(field.substring(0, blank), credentials);
    }

    /**
     * A name and a password (RFC 7617), in UTF-8, of which FastAPI takes the ASCII part.
     *
     * @throws IllegalArgumentException if that is not what follows the scheme
     */
    static @Nullable BasicCredentials basic(CredentialSource source) {
        String field = whole(source);
        if (field == null || !field.split(" ", 2)[0].equalsIgnoreCase("basic")) {
            return null;
        }
        HttpCredentials sent = of(source, "basic");
        if (sent == null) {
            throw new IllegalArgumentException("nothing follows the scheme");
        }
        String pair = utf8(Base64.getDecoder().decode(sent.credentials()));
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("there is no colon");
        }
        return new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1));
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        }
    }
}

package dev.jumun.runtime.form;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a form in parts: UTF-8 (RFC 7578, section 5.1.2), or what the form's content
 * type names. What isn't of that encoding is ISO-8859-1, of which every byte is a character, as in
 * Starlette: some clients send it without a name.
 *
 * @param charset the encoding of the form
 */
record PartText(Charset charset) {
    static PartText of(@Nullable String name) {
        if (name == null) {
            return new PartText(StandardCharsets.UTF_8);
        }
        try {
            return new PartText(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return new PartText(StandardCharsets.ISO_8859_1);
        }
    }

    String decode(byte[] bytes) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Decodes bytes that were taken for ISO-8859-1. */
    String decode(String bytes) {
        return decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
}

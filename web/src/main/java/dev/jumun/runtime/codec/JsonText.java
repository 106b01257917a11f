package dev.jumun.runtime.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The characters of a JSON document. It is UTF-8 (RFC 8259, section 8.1); as in FastAPI, UTF-16,
 * UTF-32 and a byte order mark are accepted as well.
 *
 * <p>The whole document is checked before it is parsed, because the parser is lenient: it takes
 * {@code C0 AF} for a slash, which no filter in front of this server sees (RFC 3629, section 10).
 */
final class JsonText {
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final int BLOCK = 4 * Long.BYTES;
    private static final int MARK = 3;

    private JsonText() {}

    /**
     * Returns a document in well-formed UTF-8, without a byte order mark.
     *
     * @return the same array, if it is that already
     * @throws CharacterCodingException if the bytes aren't characters of their encoding
     */
    static byte[] utf8(byte[] json) throws CharacterCodingException {
        Charset charset = charset(json);
        if (charset != StandardCharsets.UTF_8) {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(json)).toString();
            return withoutMark(text).getBytes(StandardCharsets.UTF_8);
        }
        int wrong = firstIllFormed(json);
        if (wrong >= 0) {
            throw new MalformedInputException(wrong);
        }
        return isMarked(json) ? Arrays.copyOfRange(json, MARK, json.length) : json;
    }

    /** How many times its own size the making of {@link #utf8} takes at most. */
    static long copies(byte[] json) {
        if (charset(json) != StandardCharsets.UTF_8) {
            return 5; // chars, text, and bytes, which are up to three for two
        }
        return isMarked(json) ? 1 : 0;
    }

    private static boolean isMarked(byte[] json) {
        return json.length >= MARK
                && json[0] == (byte) 0xef
                && json[1] == (byte) 0xbb
                && json[2] == (byte) 0xbf;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * The encoding, by its mark or by the zeros of the first characters: those of a JSON document
     * are ASCII, except within a string.
     */
    private static Charset charset(byte[] json) {
        int length = json.length;
        if (length < 2 || (json[0] > 0 && json[1] > 0)) {
            return StandardCharsets.UTF_8;
        }
        boolean four = length >= 4;
        if (four && json[0] == 0 && json[1] == 0) {
            return StandardCharsets.UTF_32BE;
        }
        boolean littleMark = json[0] == (byte) 0xff && json[1] == (byte) 0xfe;
        if (four && json[2] == 0 && json[3] == 0 && (littleMark || json[1] == 0)) {
            return StandardCharsets.UTF_32LE;
        }
        boolean bigMark = json[0] == (byte) 0xfe && json[1] == (byte) 0xff;
        if (json[0] == 0 || bigMark) {
            return StandardCharsets.UTF_16BE;
        }
        return json[1] == 0 || littleMark ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    /** Returns where the first bytes are that aren't UTF-8 (RFC 3629, section 4); -1 if all are. */
    static int firstIllFormed(byte[] bytes) {
        int at = 0;
        while (true) {
            at = endOfAscii(bytes, at);
            if (at == bytes.length) {
                return -1;
            }
            int length = lengthOfCharacter(bytes, at);
            if (length == 0) {
                return at;
            }
            at += length;
        }
    }

    private static int endOfAscii(byte[] bytes, int from) {
        int at = from;
        for (int last = bytes.length - BLOCK; at <= last; at += BLOCK) {
            long any =
                    PlainText.word(bytes, at)
                            | PlainText.word(bytes, at + 8)
                            | PlainText.word(bytes, at + 16)
                            | PlainText.word(bytes, at + 24);
            if ((any & HIGHS) != 0) {
                break;
            }
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The number of bytes of a character beyond ASCII; 0 if it is ill-formed. */
    private static int lengthOfCharacter(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (first < 0xc2 || first > 0xf4) {
            return 0; // a byte of another character's middle, overlong, or beyond Unicode
        }
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80; // or it is overlong
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf; // surrogates; U+10FFFF
        if (second < least || second > most) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}

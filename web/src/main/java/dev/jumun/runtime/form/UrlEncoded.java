package dev.jumun.runtime.form;

import dev.jumun.HttpException;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.CountedMemory;
import dev.jumun.runtime.engine.PercentCodec;
import dev.jumun.runtime.engine.TextMemory;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Reads {@code application/x-www-form-urlencoded} (WHATWG URL, section 5.1). */
final class UrlEncoded {
    private final String text;
    private final @Nullable CountedMemory memory;

    private UrlEncoded(String text, @Nullable CountedMemory memory) {
        this.text = text;
        this.memory = memory;
    }

    /** Reads a body, counting what a large one becomes. Throws as {@link BodyMemory#take}. */
    static void read(byte[] body, FormData form, FormLimits limits, @Nullable BodyMemory all) {
        if (all == null || body.length <= BodyMemory.SMALL) {
            new UrlEncoded(new String(body, StandardCharsets.UTF_8), null).read(form, limits);
            return;
        }
        CountedMemory memory = new CountedMemory(all);
        memory.large();
        long making = TextMemory.whileMadeOf(body);
        memory.hold(making);
        String text = new String(body, StandardCharsets.UTF_8);
        memory.release(making);
        memory.hold(TextMemory.of(text));
        new UrlEncoded(text, memory).read(form, limits);
    }

    private void read(FormData form, FormLimits limits) {
        int from = 0;
        int count = 0;
        while (from < text.length()) {
            int end = text.indexOf('&', from);
            end = end < 0 ? text.length() : end;
            if (end > from) {
                if (++count > limits.fields()) {
                    throw new HttpException(
                            400,
                            "Too many fields. Maximum number of fields is "
                                    + limits.fields()
                                    + ".");
                }
                int equals = text.indexOf('=', from, end);
                boolean bare = equals < 0;
                form.add(decoded(from, bare ? end : equals), bare ? "" : decoded(equals + 1, end));
            }
            from = end + 1;
        }
    }

    private String decoded(int from, int to) {
        if (memory == null) {
            return PercentCodec.query(text.substring(from, to));
        }
        long making = whileDecoded(from, to);
        memory.hold(making);
        String decoded = PercentCodec.query(text.substring(from, to));
        memory.release(making);
        memory.hold(FormData.ENTRY + TextMemory.of(decoded));
        return decoded;
    }

    /** What the part of the text, its bytes, those without escapes, and their text take. */
    private long whileDecoded(int from, int to) {
        long length = (long) to - from;
        long bytes = TextMemory.utf8Length(text, from, to);
        if (bytes == length) {
            return 4 * length; // ASCII
        }
        boolean escaped = text.indexOf('%', from, to) >= 0 || text.indexOf('+', from, to) >= 0;
        return escaped ? 2 * length + Math.max(3 * length + bytes, 5 * bytes) : 2 * length;
    }
}

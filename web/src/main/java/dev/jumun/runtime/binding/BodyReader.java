package dev.jumun.runtime.binding;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.codec.Problem;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.codec.Secrets;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.TextMemory;
import dev.jumun.validation.RequestValidationException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads JSON bodies by FastAPI's rules for what is missing and what is JSON. */
public final class BodyReader {
    private BodyReader() {}

    /**
     * Reads a body that is one value. Blocks until it has come.
     *
     * @throws RequestValidationException at once, if it is no JSON: nothing of the request runs
     *     then
     * @throws dev.jumun.HttpException 400 if it cannot be read at all, 413, 408 as {@link
     *     dev.jumun.exchange.RequestBody}
     */
    public static <T> BodyValue<T> value(
            Inputs inputs, Codec<T> codec, boolean required, @Nullable T otherwise) {
        byte[] bytes = inputs.exchange().body().readAll();
        boolean json = isJson(inputs);
        Problems problems = new Problems();
        if (bytes.length == 0 || (json && isNull(bytes))) {
            if (required) {
                problems.enter("body");
                problems.input(null);
                problems.missing();
            }
            return new BodyValue<>(otherwise, problems);
        }
        if (!json) {
            return ofText(inputs, bytes, codec, problems);
        }
        T value = JsonBody.read(bytes, codec, problems, memory(inputs));
        refuseMalformed(problems);
        return new BodyValue<>(value, problems);
    }

    /** Reads a body whose members are values of their own. Blocks and throws as {@link #value}. */
    public static BodyValue<FieldValues> fields(Inputs inputs, BodyFields fields) {
        byte[] bytes = inputs.exchange().body().readAll();
        Problems problems = new Problems();
        FieldValues values = null;
        if (bytes.length > 0 && isJson(inputs)) {
            values = JsonBody.read(bytes, fields, problems, memory(inputs));
            refuseMalformed(problems);
        } else {
            problems.enter("body");
            values = fields.none(problems);
            problems.leave();
        }
        return new BodyValue<>(values, problems);
    }

    private static void refuseMalformed(Problems problems) {
        List<Problem> list = problems.list();
        if (list.size() == 1 && list.getFirst().type().equals("json_invalid")) {
            throw new RequestValidationException(problems);
        }
    }

    /**
     * What is not sent as JSON is text, whatever it looks like. What has been put in the place of
     * bytes that aren't UTF-8 is shown in errors, and never taken for what was sent.
     */
    private static <T> BodyValue<T> ofText(
            Inputs inputs, byte[] bytes, Codec<T> codec, Problems problems) {
        BodyMemory memory = memory(inputs);
        if (memory != null && bytes.length > BodyMemory.SMALL) {
            memory.take(whileQuoted(bytes));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        byte[] json = new JsonWriter(bytes.length + 16).string(text).toBytes();
        T value = JsonBody.read(json, codec, problems, memory);
        if (problems.isEmpty() && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            problems.enter("body");
            problems.input(text);
            problems.notUnicode();
            problems.leave();
            problems.hide(0, Secrets.of(codec));
            return new BodyValue<>(null, problems);
        }
        return new BodyValue<>(value, problems);
    }

    /**
     * What a text, and JSON that holds it, take while they are made: JSON in a buffer that grows.
     */
    private static long whileQuoted(byte[] bytes) {
        long json = bytes.length;
        for (byte each : bytes) {
            if (each < 0) {
                json += 2; // it may become U+FFFD
            } else if (each < ' ') {
                json += 5;
            } else if (each == '"' || each == '\\') {
                json++;
            }
        }
        return TextMemory.whileMadeOf(bytes) + 3 * json;
    }

    private static @Nullable BodyMemory memory(Inputs inputs) {
        return inputs.exchange().attribute(BodyMemory.class);
    }

    private static boolean isJson(Inputs inputs) {
        String type = inputs.exchange().head().headers().first("content-type");
        if (type == null) {
            return !inputs.strictContentType();
        }
        int parameters = type.indexOf(';');
        String media =
                (parameters < 0 ? type : type.substring(0, parameters))
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return media.equals("application/json")
                || (media.startsWith("application/") && media.endsWith("+json"));
    }

    private static boolean isNull(byte[] bytes) {
        return bytes.length == 4
                && bytes[0] == 'n'
                && bytes[1] == 'u'
                && bytes[2] == 'l'
                && bytes[3] == 'l';
    }
}

package dev.jumun.runtime.binding;

import dev.jumun.HttpException;
import dev.jumun.async.Generator;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestBody;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.validation.RequestValidationException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Set;

/**
 * A body of <a href="https://jsonlines.org">JSON Lines</a>, read line by line: never more than one
 * of them is in memory.
 */
public final class BodyLines {
    /** No line may be longer. */
    public static final int LONGEST = 1024 * 1024;

    private static final Set<String> MEDIA_TYPES =
            Set.of("application/jsonl", "application/x-ndjson", "application/x-jsonlines");

    private final RequestBody body;
    private final @Nullable LineMemory memory;
    private final byte[] buffer = new byte[8192];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int end;
    private int number;

    private BodyLines(Exchange exchange) {
        this.body = exchange.body();
        BodyMemory all = exchange.attribute(BodyMemory.class);
        this.memory = all == null ? null : new LineMemory(all);
    }

    /**
     * Returns the values of a body, which can be taken once. Taking blocks until the next line has
     * come, and throws {@link RequestValidationException} at one that does not fit, with the number
     * of the line, counted from 1, after {@code "body"}. Empty lines are skipped.
     *
     * @throws HttpException 415 if the content type is another one; while they are taken 413 for a
     *     line that is longer than {@link #LONGEST}, and as {@link RequestBody#read}
     */
    public static <T> Generator<T> of(Inputs inputs, Codec<T> codec) {
        checkType(inputs);
        BodyLines lines = new BodyLines(inputs.exchange());
        return Generator.of(yield -> {
            for (byte[] json = lines.next(); json != null; json = lines.next()) {
                yield.to(lines.read(json, codec));
            }
        });
    }

    /** As for JSON, what is not declared as such is not taken as such. */
    private static void checkType(Inputs inputs) {
        String type = inputs.exchange().head().headers().first("content-type");
        if (type == null ? inputs.strictContentType() : !MEDIA_TYPES.contains(media(type))) {
            throw new HttpException(415, "The body must be application/jsonl");
        }
    }

    private static String media(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("NullAway") // null only where the codec reads null, or a problem is thrown
    private <T> T read(byte[] json, Codec<T> codec) {
        Problems problems = new Problems();
        if (memory != null) {
            memory.next();
        }
        T value = JsonBody.read(json, codec, problems, memory);
        if (!problems.isEmpty()) {
            throw new RequestValidationException(problems.ofItem(number));
        }
        return value;
    }

    /** The next line that is not empty; null at the end. */
    private byte @Nullable [] next() {
        while (true) {
            byte[] found = nextLine();
            if (found == null || !isBlank(found)) {
                return found;
            }
        }
    }

    private byte @Nullable [] nextLine() {
        line.reset();
        number++;
        while (position < end || fill()) {
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, from, position - from);
            if (line.size() > LONGEST) {
                throw new HttpException(413, "Line " + number + " of the body is too long");
            }
            if (position < end) {
                position++;
                return line.toByteArray();
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private boolean fill() {
        position = 0;
        end = Math.max(0, body.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}

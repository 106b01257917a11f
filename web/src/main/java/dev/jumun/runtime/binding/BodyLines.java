package dev.jumun.runtime.binding;

import dev.jumun.HttpException;
import dev.jumun.async.Generator;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestBody;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.stream.GatheredPieces;
import dev.jumun.validation.RequestValidationException;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
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
    private int position;
    private int end;
    private int number;

    private BodyLines(Exchange exchange) {
        this(exchange.body(), exchange.attribute(BodyMemory.class));
    }

    BodyLines(RequestBody body, @Nullable BodyMemory all) {
        this.body = body;
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
        T value = JsonBody.read(json, codec, problems, memory);
        if (!problems.isEmpty()) {
            throw new RequestValidationException(problems.ofItem(number));
        }
        return value;
    }

    /** The next line that is not empty; null at the end. */
    byte @Nullable [] next() {
        while (true) {
            byte[] found = nextLine();
            if (found == null || !isBlank(found)) {
                return found;
            }
        }
    }

    private byte @Nullable [] nextLine() {
        if (memory != null) {
            memory.next();
        }
        number++;
        GatheredPieces line = null; // most lines lie in the buffer
        if (position == end) {
            empty();
        }
        int from = position;
        while (position < end || fill()) {
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            if (position < end) {
                return ended(line, Arrays.copyOfRange(buffer, from, position++));
            }
            if (end == buffer.length) {
                line = line == null ? new GatheredPieces(memory) : line;
                add(line, Arrays.copyOfRange(buffer, from, end));
                empty();
                from = 0;
            }
        }
        byte[] rest = Arrays.copyOfRange(buffer, from, end);
        return line == null && rest.length == 0 ? null : ended(line, rest);
    }

    private byte[] ended(@Nullable GatheredPieces line, byte[] rest) {
        if (line == null) {
            return rest;
        }
        add(line, rest);
        return line.joined();
    }

    private void add(GatheredPieces line, byte[] piece) {
        if (line.size() + piece.length > LONGEST) {
            throw new HttpException(413, "Line " + number + " of the body is too long");
        }
        line.add(piece);
    }

    private void empty() {
        position = 0;
        end = 0;
    }

    /** Reads more into the rest of the buffer, so that what comes in drops is held as one piece. */
    private boolean fill() {
        int count = body.read(buffer, end, buffer.length - end);
        end += Math.max(0, count);
        return count > 0;
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

package dev.jumun.testing;

import dev.jumun.Headers;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.Problems;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A response. */
public final class TestResponse {
    private final int status;
    private final Headers headers;
    private final byte[] bytes;

    TestResponse(int status, Headers headers, byte[] bytes) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
    }

    /** Returns the status. */
    public int status() {
        return status;
    }

    /** Returns the header fields. */
    public Headers headers() {
        return headers;
    }

    /** Returns the body. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the body as UTF-8 text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Returns the JSON body, or a part of it, as maps, lists, strings, numbers, booleans and null.
     *
     * @param steps names of members and indexes of items: {@code json("detail", 0, "msg")}
     * @throws IllegalStateException if the body is not valid JSON, or there is nothing at that
     *     place
     */
    public @Nullable Object json(Object... steps) {
        Problems problems = new Problems();
        Object at = JsonBody.read(bytes, Codecs.ANY, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The answer isn't JSON: " + text());
        }
        for (Object step : steps) {
            if (at instanceof Map<?, ?> map && map.containsKey(step)) {
                at = map.get(step);
            } else if (at instanceof List<?> list
                    && step instanceof Integer index
                    && index < list.size()) {
                at = list.get(index);
            } else {
                throw new IllegalStateException("There is no " + step + " in " + at + ".");
            }
        }
        return at;
    }

    @Override
    public String toString() {
        return status + " " + text();
    }
}

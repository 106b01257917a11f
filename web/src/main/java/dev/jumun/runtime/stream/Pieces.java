package dev.jumun.runtime.stream;

import dev.jumun.MutableHeaders;
import dev.jumun.async.Generator;
import dev.jumun.exchange.ResponseBody;

import java.nio.charset.StandardCharsets;

/** Bytes or text, as they are. */
public record Pieces(String mediaType) implements StreamFormat<Object> {
    @Override
    public void describe(MutableHeaders headers) {
        if (!mediaType.isEmpty()) {
            boolean plain = mediaType.startsWith("text/") && !mediaType.contains("charset");
            headers.add("content-type", plain ? mediaType + "; charset=utf-8" : mediaType);
        }
    }

    @Override
    public void write(Generator<?> values, ResponseBody body) {
        values.forEach(value -> {
            byte[] bytes =
                    value instanceof byte[] raw
                            ? raw
                            : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            body.write(bytes, 0, bytes.length);
        });
    }
}

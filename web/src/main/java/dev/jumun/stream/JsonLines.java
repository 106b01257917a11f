package dev.jumun.stream;

import dev.jumun.MutableHeaders;
import dev.jumun.async.Generator;
import dev.jumun.codec.Codec;
import dev.jumun.codec.JsonWriter;
import dev.jumun.exchange.ResponseBody;

/** Every value as JSON, on a line of its own. */
public record JsonLines<T>(Codec<T> codec) implements StreamFormat<T> {
    @Override
    public void describe(MutableHeaders headers) {
        headers.add("content-type", "application/jsonl");
    }

    @Override
    public void write(Generator<? extends T> values, ResponseBody body) {
        values.forEach(value -> {
            JsonWriter line = new JsonWriter();
            codec.encode(value, line);
            line.endLine();
            body.write(line.buffer(), 0, line.size());
        });
    }
}

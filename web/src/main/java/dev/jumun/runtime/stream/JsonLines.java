package dev.jumun.runtime.stream;

import dev.jumun.MutableHeaders;
import dev.jumun.async.Generator;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonWriter;

/** Every value as JSON, on a line of its own. */
public record JsonLines<T>(Codec<T> codec) implements StreamFormat<T> {
    @Override
    public void describe(MutableHeaders headers) {
        headers.add("content-type", "application/jsonl");
    }

    @Override
    public void write(Generator<? extends T> values, ResponseBody body) {
        values.forEach(value -> {
            JsonWriter line = new JsonWriter().<T>value(value, codec).endLine();
            body.write(line.buffer(), 0, line.size());
        });
    }
}

package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Objects with free names; their order is kept. */
record MapCodec<K, V>(Codec<K> key, Codec<V> value) implements Codec<Map<K, V>> {
    @Override
    @SuppressWarnings("NullAway") // a value is null only if its type allows it
    public @Nullable Map<K, V> decode(JsonReader reader) {
        Problems problems = reader.problems();
        if (reader.token() != JsonToken.START_OBJECT) {
            reader.skip();
            problems.add("dict_type", "Input should be a valid dictionary");
            return null;
        }
        int mark = problems.size();
        Map<K, V> map = new LinkedHashMap<>();
        reader.made(ValueMemory.MAP);
        String name = reader.nextField();
        while (name != null) {
            problems.enter(name);
            K decoded = decodeKey(name, problems);
            V item = value.decode(reader);
            if (decoded != null && problems.size() == mark) { // else the result is dropped
                reader.made(ValueMemory.ENTRY);
                map.put(decoded, item);
            }
            problems.leave();
            name = reader.nextField();
        }
        return problems.size() == mark ? Collections.unmodifiableMap(map) : null;
    }

    private @Nullable K decodeKey(String name, Problems problems) {
        problems.enter("[key]");
        problems.input(name);
        K decoded = key.decodeText(name, problems);
        problems.inputFromBody();
        problems.leave();
        return decoded;
    }

    @Override
    public @Nullable Map<K, V> decodeText(String text, Problems problems) {
        problems.add("dict_type", "Input should be a valid dictionary");
        return null;
    }

    @Override
    public void encode(Map<K, V> map, JsonWriter writer) {
        writer.beginObject();
        JsonWriter names = new JsonWriter(64);
        for (Map.Entry<K, V> entry : map.entrySet()) {
            writer.name(text(entry.getKey(), names));
            value.encode(entry.getValue(), writer);
        }
        writer.endObject();
    }

    /** The text of a key is what its codec writes: a string, or the digits of a number. */
    private String text(K name, JsonWriter names) {
        if (name instanceof String text) {
            return text;
        }
        names.clear();
        key.encode(name, names);
        byte[] json = names.toBytes();
        return JsonTree.read(json) instanceof String text
                ? text
                : new String(json, StandardCharsets.UTF_8);
    }

    @Override
    public Schema schema(Schemas schemas) {
        Schema values = value.schema(schemas);
        Schema object =
                values.isAny()
                        ? Schema.any().with("additionalProperties", true)
                        : Schema.any().with("additionalProperties", values);
        return object.with("type", "object");
    }
}

package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A record that is an array on the wire. */
record TupleCodec<T>(
        List<Codec<?>> items,
        Function<@Nullable Object[], T> make,
        Function<T, @Nullable Object[]> take)
        implements Codec<T> {
    @Override
    public @Nullable T decode(JsonReader reader) {
        Problems problems = reader.problems();
        if (reader.token() != JsonToken.START_ARRAY) {
            reader.skip();
            problems.add("tuple_type", "Input should be a valid tuple");
            return null;
        }
        int mark = problems.size();
        @Nullable Object[] values = new Object[items.size()];
        int count = 0;
        for (; reader.nextItem(); count++) {
            if (count < values.length) {
                problems.enter(count);
                values[count] = items.get(count).decode(reader);
                problems.leave();
            } else {
                reader.skip();
            }
        }
        return finish(values, count, problems, mark);
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        return decodeTexts(List.of(text), problems);
    }

    @Override
    public @Nullable T decodeTexts(List<String> texts, Problems problems) {
        int mark = problems.size();
        @Nullable Object[] values = new Object[items.size()];
        for (int i = 0; i < Math.min(values.length, texts.size()); i++) {
            problems.enter(i);
            problems.input(texts.get(i));
            values[i] = items.get(i).decodeText(texts.get(i), problems);
            problems.leave();
        }
        problems.input(texts);
        return finish(values, texts.size(), problems, mark);
    }

    private @Nullable T finish(@Nullable Object[] values, int count, Problems problems, int mark) {
        for (int i = count; i < values.length; i++) {
            problems.enter(i);
            problems.missing();
            problems.leave();
        }
        if (count > values.length) {
            Map<String, Object> context = new LinkedHashMap<>();
            context.put("field_type", "Tuple");
            context.put("max_length", values.length);
            context.put("actual_length", count);
            problems.add(
                    "too_long",
                    "Tuple should have at most "
                            + Counts.of(values.length, "item")
                            + " after validation, not "
                            + count,
                    context);
        }
        if (problems.size() > mark) {
            return null;
        }
        try {
            return make.apply(values);
        } catch (IllegalArgumentException refusal) {
            problems.refused(refusal);
            return null;
        }
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        @Nullable Object[] values = take.apply(value);
        writer.beginArray();
        for (int i = 0; i < values.length; i++) {
            writer.item();
            encode(items.get(i), values[i], writer);
        }
        writer.endArray();
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null only if the codec is of what may be null
    private static <V> void encode(Codec<V> codec, @Nullable Object value, JsonWriter writer) {
        codec.encode((V) value, writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return Schema.any()
                .with("prefixItems", items.stream().map(item -> item.schema(schemas)).toList())
                .with("type", "array")
                .with("maxItems", items.size())
                .with("minItems", items.size());
    }
}

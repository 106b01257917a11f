package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes objects without some of their members. */
record FilteredCodec<T>(
        Codec<T> codec, Set<String> only, Set<String> without, boolean nulls, boolean defaults)
        implements Codec<T> {
    @Override
    public @Nullable T decode(JsonReader reader) {
        return codec.decode(reader);
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        return codec.decodeText(text, problems);
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        Object json = JsonTree.of(codec, value);
        writer.any(filtered(defaults ? json : Defaults.without(json, codec)));
    }

    private @Nullable Object filtered(@Nullable Object json) {
        return switch (json) {
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> kept = new LinkedHashMap<>();
                object.forEach((name, value) -> {
                    String member = String.valueOf(name);
                    boolean stays = only.isEmpty() || only.contains(member);
                    if (stays && !without.contains(member) && (nulls || value != null)) {
                        kept.put(member, value);
                    }
                });
                yield kept;
            }
            case List<?> list -> list.stream().map(this::filtered).toList();
            case null, default -> json;
        };
    }

    @Override
    public Schema schema(Schemas schemas) {
        return codec.schema(schemas);
    }
}

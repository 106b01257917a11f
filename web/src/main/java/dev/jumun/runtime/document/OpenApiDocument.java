package dev.jumun.runtime.document;

import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An OpenAPI document. The final names of schemas are known only when it is complete: references
 * get them while the document is written, for a copy of a large one takes as long as writing it.
 */
public final class OpenApiDocument {
    private final Map<String, @Nullable Object> values;

    /** Null if all names are final. */
    private final @Nullable Schemas schemas;

    OpenApiDocument(Map<String, @Nullable Object> values, @Nullable Schemas schemas) {
        this.values = values;
        this.schemas = schemas;
    }

    /** Returns the document of values that a user has put together. */
    public static OpenApiDocument of(Map<String, @Nullable Object> values) {
        return new OpenApiDocument(values, null);
    }

    /** Returns the document as JSON values, in their order. */
    public Map<String, @Nullable Object> toValues() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        values.forEach((keyword, value) ->
                all.put(keyword, schemas == null ? value : schemas.resolve(value)));
        return all;
    }

    /** Returns the document as JSON. */
    public byte[] toJson() {
        JsonWriter json = new JsonWriter(8192);
        if (schemas == null) {
            json.any(values);
        } else {
            new DocumentWriter(schemas, json).write(values);
        }
        return json.toBytes();
    }

    /** The same with another value of a keyword. */
    OpenApiDocument with(String keyword, Object value) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(values);
        others.put(keyword, value);
        return new OpenApiDocument(others, schemas);
    }

    /** The value of a keyword; it may hold schemas, and references without their final names. */
    @Nullable Object get(String keyword) {
        return values.get(keyword);
    }
}

package dev.jumun.codec;

import dev.jumun.schema.Schema;
import dev.jumun.schema.Schemas;
import dev.jumun.schema.Titles;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together the schema of an object with declared fields. */
public final class ObjectSchema {
    private final Schemas schemas;
    private final String title;
    private final String description;
    private final Map<String, Schema> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    /** Of a type; its description is Markdown, and may be empty. */
    public ObjectSchema(Schemas schemas, String title, String description) {
        this.schemas = schemas;
        this.title = title;
        this.description = description;
    }

    /** Adds a field that must be there. */
    public ObjectSchema required(String name, Codec<?> codec, String text) {
        required.add(name);
        return add(name, codec.schema(schemas), text);
    }

    /** Adds a field that may be left out, and then has a value: null for none worth telling. */
    public <T> ObjectSchema optional(
            String name, Codec<T> codec, @Nullable T otherwise, String text) {
        Schema schema = codec.schema(schemas);
        if (otherwise != null) {
            schema = schema.with("default", JsonTree.of(codec, otherwise));
        }
        return add(name, schema, text);
    }

    private ObjectSchema add(String name, Schema schema, String text) {
        Schema titled = schema.titled(Titles.of(name));
        properties.put(name, text.isEmpty() ? titled : titled.with("description", text));
        return this;
    }

    /** Returns what a value is on the wire, as a value of a schema's keyword. */
    public static <T> @Nullable Object json(Codec<T> codec, T value) {
        return JsonTree.of(codec, value);
    }

    /** Returns the schema. */
    public Schema toSchema() {
        Schema object = Schema.any().with("properties", properties).with("type", "object");
        if (!required.isEmpty()) {
            object = object.with("required", required);
        }
        object = object.with("title", title);
        return description.isEmpty() ? object : object.with("description", description);
    }
}

package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts together the schema of an object with declared fields. */
public final class ObjectSchema {
    private final Schemas schemas;
    private final String title;
    private final String description;
    private final Map<String, Schema> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();
    private final List<@Nullable Object> examples = new ArrayList<>();
    private @Nullable Object others;
    private String last = "";

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

    /** Describes the field that was added last; empty for no title of its own. */
    public ObjectSchema details(String ownTitle, boolean deprecated, String... json) {
        Schema schema = Objects.requireNonNull(properties.get(last));
        properties.put(last, Details.of(schema, ownTitle, deprecated, json));
        return this;
    }

    /** Sets the format of the text of the field that was added last; empty for none. */
    public ObjectSchema format(String format) {
        if (!format.isEmpty()) {
            Schema schema = Objects.requireNonNull(properties.get(last));
            properties.put(last, schema.with("format", format));
        }
        return this;
    }

    /** Sets another name for the field that was added last, for output. */
    public ObjectSchema written(String name) {
        if (schemas.isWriting()) {
            boolean must = required.remove(last);
            Schema schema = Objects.requireNonNull(properties.remove(last));
            properties.put(name, schema.titled(schemas.title(name)));
            last = name;
            if (must) {
                required.add(name);
            }
        }
        return this;
    }

    /** Marks the field that was added last as always written, although it has a default. */
    public ObjectSchema alwaysWritten() {
        if (schemas.isWriting()) {
            required.add(last);
        }
        return this;
    }

    /** Adds a field that is only written. */
    public ObjectSchema computed(String name, Codec<?> codec, String text) {
        if (schemas.isWriting()) {
            required(name, codec, text);
            Schema schema = Objects.requireNonNull(properties.get(name));
            properties.put(name, schema.with("readOnly", true));
        }
        return this;
    }

    /** Sets the schema of undeclared fields. */
    public ObjectSchema open(Codec<?> codec) {
        Schema schema = codec.schema(schemas);
        others = schema.isAny() ? true : schema;
        return this;
    }

    /** Forbids undeclared fields. */
    public ObjectSchema closed() {
        others = false;
        return this;
    }

    /** Adds examples, as JSON. */
    public ObjectSchema examples(String... json) {
        for (String example : json) {
            examples.add(JsonTree.read(example.getBytes(StandardCharsets.UTF_8)));
        }
        return this;
    }

    private ObjectSchema add(String name, Schema schema, String text) {
        Schema titled = schemas.titled(schema, name);
        properties.put(name, text.isEmpty() ? titled : titled.with("description", text));
        last = name;
        return this;
    }

    /** Returns the fields, in their order. */
    public Map<String, Schema> properties() {
        return properties;
    }

    /** Returns whether a field must be there. */
    public boolean isRequired(String name) {
        return required.contains(name);
    }

    /** Returns what a value is on the wire, as a value of a schema's keyword. */
    public static <T> @Nullable Object json(Codec<T> codec, T value) {
        return JsonTree.of(codec, value);
    }

    /** Returns the schema. */
    public Schema toSchema() {
        return Schema.of(
                "properties",
                properties,
                "additionalProperties",
                others,
                "type",
                "object",
                "required",
                required.isEmpty() ? null : required,
                "title",
                title,
                "description",
                description.isEmpty() ? null : description,
                "examples",
                examples.isEmpty() ? null : examples);
    }
}

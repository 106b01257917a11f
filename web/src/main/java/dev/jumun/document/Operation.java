package dev.jumun.document;

import dev.jumun.binding.BodyFields;
import dev.jumun.codec.Codec;
import dev.jumun.codec.ObjectSchema;
import dev.jumun.schema.Schema;
import dev.jumun.schema.Schemas;
import dev.jumun.schema.Titles;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one operation says of itself. */
public final class Operation {
    private final Schemas schemas;
    private final String method;
    private final String path;
    private final String name;
    private final List<Map<String, @Nullable Object>> parameters = new ArrayList<>();
    private final Map<String, @Nullable Object> responses = new LinkedHashMap<>();
    private List<String> tags = List.of();
    private String description = "";
    private boolean deprecated;
    private @Nullable Map<String, @Nullable Object> body;

    Operation(Schemas schemas, String method, String path, String name) {
        this.schemas = schemas;
        this.method = method.toLowerCase(Locale.ROOT);
        this.path = path;
        this.name = name;
    }

    /** Says what it does, in Markdown. */
    public Operation description(String markdown) {
        description = markdown;
        return this;
    }

    /** Groups it with others. */
    public Operation tags(String... names) {
        tags = List.of(names);
        return this;
    }

    /** Says that it should not be used any more. */
    public Operation deprecated() {
        deprecated = true;
        return this;
    }

    /**
     * Adds a parameter that must be there. A second one of the same place and name is the first
     * one.
     */
    public Operation parameter(String place, String parameter, Codec<?> codec, String text) {
        return add(place, parameter, codec.schema(schemas), true, text);
    }

    /** Adds a parameter that may be left out. */
    public <T> Operation parameter(
            String place, String parameter, Codec<T> codec, @Nullable T otherwise, String text) {
        Schema schema = codec.schema(schemas);
        if (otherwise != null) {
            schema = schema.with("default", ObjectSchema.json(codec, otherwise));
        } else if (!schema.keywords().isEmpty() && !isNullable(schema)) {
            schema = Schema.anyOf(schema, Schema.type("null"));
        }
        return add(place, parameter, schema, false, text);
    }

    private static boolean isNullable(Schema schema) {
        return schema.get("anyOf") instanceof List<?> options
                && options.getLast() instanceof Schema last
                && "null".equals(last.get("type"));
    }

    private Operation add(
            String place, String parameter, Schema schema, boolean required, String text) {
        for (Map<String, @Nullable Object> present : parameters) {
            if (place.equals(present.get("in")) && parameter.equals(present.get("name"))) {
                return this;
            }
        }
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("name", parameter);
        entry.put("in", place);
        entry.put("required", required);
        Schema titled = schema.titled(Titles.of(parameter));
        if (!text.isEmpty()) {
            entry.put("description", text);
            titled = titled.with("description", text);
        }
        entry.put("schema", titled);
        parameters.add(entry);
        return this;
    }

    /** Sets the body. */
    public Operation body(Codec<?> codec, boolean required, String title) {
        Schema schema =
                codec instanceof BodyFields
                        ? codec.schema(schemas)
                        : codec.schema(schemas).titled(Titles.of(title));
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        if (required) {
            entry.put("required", true);
        }
        entry.put("content", content(schema));
        body = entry;
        return this;
    }

    /** Adds an answer with a value; what it is, in words, or empty. */
    public Operation answers(int status, @Nullable Codec<?> codec, String text) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("description", text.isEmpty() ? "Successful Response" : text);
        if (codec != null) {
            Schema schema = codec.schema(schemas);
            if (!schema.keywords().isEmpty()) {
                schema = schema.titled("Response " + Titles.of(operationId()));
            }
            entry.put("content", content(schema));
        }
        responses.put(Integer.toString(status), entry);
        return this;
    }

    /** Adds an answer of a media type whose form is not declared. */
    public Operation answersWith(int status, String mediaType, String text) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("description", text.isEmpty() ? "Successful Response" : text);
        entry.put("content", Map.of(mediaType, Map.of("schema", Schema.any())));
        responses.put(Integer.toString(status), entry);
        return this;
    }

    boolean hasInputs() {
        return !parameters.isEmpty() || body != null;
    }

    String method() {
        return method;
    }

    /** The path as OpenAPI has it: a variable that takes the rest looks as all others. */
    String openApiPath() {
        return path.replace(":path}", "}");
    }

    String operationId() {
        return (name + openApiPath()).replaceAll("\\W", "_") + "_" + method;
    }

    Map<String, @Nullable Object> toOpenApi() {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        if (!tags.isEmpty()) {
            entry.put("tags", tags);
        }
        entry.put("summary", Titles.of(name));
        if (!description.isEmpty()) {
            entry.put("description", description);
        }
        entry.put("operationId", operationId());
        if (deprecated) {
            entry.put("deprecated", true);
        }
        if (!parameters.isEmpty()) {
            entry.put("parameters", parameters);
        }
        if (body != null) {
            entry.put("requestBody", body);
        }
        if (hasInputs() && !responses.containsKey("422")) {
            Map<String, @Nullable Object> invalid = new LinkedHashMap<>();
            invalid.put("description", "Validation Error");
            invalid.put("content", content(Schema.reference("HTTPValidationError")));
            responses.put("422", invalid);
        }
        entry.put("responses", responses);
        return entry;
    }

    private static Map<String, Object> content(Schema schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }
}

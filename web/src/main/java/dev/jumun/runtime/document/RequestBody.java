package dev.jumun.runtime.document;

import dev.jumun.Api.DocumentStyle;
import dev.jumun.runtime.binding.BodyFields;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Details;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** The body of an operation's request, if it has one. */
final class RequestBody {
    private final Schemas schemas;
    private final DocumentStyle style;
    private @Nullable Map<String, @Nullable Object> body;

    RequestBody(Schemas schemas, DocumentStyle style) {
        this.schemas = schemas;
        this.style = style;
    }

    /** Null for none. */
    @Nullable Map<String, @Nullable Object> toOpenApi() {
        return body;
    }

    /** Sets the body. */
    void json(Codec<?> codec, boolean required, String title) {
        Schema schema = codec.schema(schemas.reading());
        if (!(codec instanceof BodyFields)) {
            schema = schema.titled(schemas.title(title));
        }
        set(required, MediaTypes.json(schema));
    }

    private void set(boolean required, Map<String, ?> content) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        if (required) {
            entry.put("required", true);
        }
        entry.put("content", content);
        body = entry;
    }

    /** Sets the body to bytes, which are read as they come. */
    void bytes() {
        Schema bytes = Schema.type("string").with("format", "binary");
        set(false, Map.of("application/octet-stream", Map.of("schema", bytes)));
    }

    /** Sets the body to JSON Lines. */
    void lines(Codec<?> item) {
        Schema schema = item.schema(schemas.reading());
        set(false, Map.of("application/jsonl", MediaTypes.items(schema, style)));
    }

    /** Sets the body to a form: in parts if files come with it. */
    void form(Codec<?> codec, boolean required, boolean inParts) {
        String type = inParts ? "multipart/form-data" : "application/x-www-form-urlencoded";
        set(required, Map.of(type, Map.of("schema", codec.schema(schemas.reading()))));
    }

    /** Describes the body; empty for no title or description of its own. */
    void details(String ownTitle, String text, String... examples) {
        if (body != null
                && body.get("content") instanceof Map<?, ?> content
                && content.get("application/json") instanceof Map<?, ?> media
                && media.get("schema") instanceof Schema schema) {
            Schema said = text.isEmpty() ? schema : schema.with("description", text);
            body.put("content", MediaTypes.json(Details.of(said, ownTitle, false, examples)));
        }
    }

    /** Sets the media type. */
    void mediaType(String type) {
        if (body != null && body.get("content") instanceof Map<?, ?> content) {
            body.put("content", Map.of(type, content.values().iterator().next()));
        }
    }

    /** Adds a named example of the body. */
    void example(String called, String line, String text, String json, String elsewhere) {
        if (body != null && body.get("content") instanceof Map<?, ?> content) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            content.forEach((type, media) -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                if (media instanceof Map<?, ?> said) {
                    said.forEach((key, value) -> copy.put(String.valueOf(key), value));
                }
                copy.put(
                        "examples",
                        NamedExamples.with(
                                copy.get("examples"), called, line, text, json, elsewhere));
                all.put(String.valueOf(type), copy);
            });
            body.put("content", all);
        }
    }
}

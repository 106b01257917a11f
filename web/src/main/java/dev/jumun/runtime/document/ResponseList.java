package dev.jumun.runtime.document;

import dev.jumun.exchange.StatusPhrase;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Details;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;
import dev.jumun.runtime.schema.Titles;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The answers of an operation. */
final class ResponseList {
    private final Schemas schemas;

    /** Those of the handler. */
    private final Map<String, @Nullable Object> responses = new LinkedHashMap<>();

    /** Those that are declared besides. */
    private final Map<String, @Nullable Object> others = new LinkedHashMap<>();

    ResponseList(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * All of them.
     *
     * @param takesInput whether a request may not fit
     */
    Map<String, @Nullable Object> toOpenApi(ErrorSchemas errors, boolean takesInput) {
        String invalid = Integer.toString(errors.status());
        if (takesInput && !others.containsKey(invalid)) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("description", "Validation Error");
            answer.put("content", errors.content(schemas));
            responses.put(invalid, answer);
        }
        Map<String, Object> problem = errors.ofAnyError(schemas);
        others.forEach((status, said) -> {
            if (problem != null
                    && Integer.parseInt(status) >= 400
                    && said instanceof Map<?, ?> other
                    && !other.containsKey("content")) {
                responses.put(status, new LinkedHashMap<>(Map.of("content", problem)));
            }
        });
        others.forEach((status, said) ->
                responses.merge(status, Objects.requireNonNull(said), ResponseList::merged));
        responses.replaceAll(ResponseList::described);
        return responses;
    }

    /** Adds an answer with a value; what it is, in words, or empty. */
    void answers(int status, @Nullable Codec<?> codec, String text, String operationId) {
        if (codec == null) {
            answer(status, text, null);
            return;
        }
        Schema schema = codec.schema(schemas.writing());
        if (!schema.keywords().isEmpty()) {
            schema = schema.titled("Response " + Titles.of(operationId));
        }
        answer(status, text, MediaTypes.json(schema));
    }

    /** Adds an answer of a media type whose form is not declared. */
    void answersWith(int status, String mediaType, String text) {
        answer(status, text, Map.of(mediaType, Map.of("schema", Schema.type("string"))));
    }

    /** Adds an answer of values that are sent one by one, as lines of JSON. */
    void answersLines(int status, Codec<?> item, String text) {
        stream(status, "application/jsonl", item.schema(schemas.writing()), text);
    }

    /** Adds an answer of server-sent events whose data is not declared. */
    void answersEvents(int status, String text) {
        stream(status, "text/event-stream", event(Schema.type("string"), false), text);
    }

    /** Adds an answer of server-sent events with declared data. */
    void answersEvents(int status, Codec<?> data, String text) {
        Schema json = data.schema(schemas.writing());
        Schema said = Schema.type("string");
        boolean declared = !json.keywords().isEmpty();
        if (declared) {
            said = said.with("contentMediaType", "application/json").with("contentSchema", json);
        }
        stream(status, "text/event-stream", event(said, declared), text);
    }

    private void stream(int status, String mediaType, Schema item, String text) {
        answer(status, text, Map.of(mediaType, Map.of("itemSchema", item)));
    }

    private void answer(int status, String text, @Nullable Map<String, ?> content) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("description", text.isEmpty() ? "Successful Response" : text);
        if (content != null) {
            entry.put("content", content);
        }
        responses.put(Integer.toString(status), entry);
    }

    private static Schema event(Schema data, boolean required) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("data", data);
        properties.put("event", Schema.type("string"));
        properties.put("id", Schema.type("string"));
        properties.put("retry", Schema.type("integer").with("minimum", 0));
        Schema event = Schema.type("object").with("properties", properties);
        return required ? event.with("required", List.of("data")) : event;
    }

    /**
     * Adds what else may be answered, or adds to what is said already.
     *
     * @param codec of a JSON body, or null
     * @param mediaType of another body, or empty
     * @param example of the JSON body, as JSON, or empty
     */
    void mayAnswer(
            int status, String text, @Nullable Codec<?> codec, String mediaType, String example) {
        Map<String, Object> media = new LinkedHashMap<>();
        if (codec != null || !example.isEmpty()) {
            Map<String, Object> json = new LinkedHashMap<>();
            if (codec != null) {
                json.put("schema", codec.schema(schemas.writing()));
            }
            if (!example.isEmpty()) {
                json.put("example", Objects.requireNonNull(Details.examples(example).getFirst()));
            }
            media.put("application/json", json);
        }
        if (!mediaType.isEmpty()) {
            media.put(mediaType, Map.of());
        }
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            entry.put("description", text);
        }
        if (!media.isEmpty()) {
            entry.put("content", media);
        }
        others.merge(Integer.toString(status), entry, ResponseList::merged);
    }

    /** What the second says counts; what only one says stays. */
    private static Object merged(@Nullable Object first, @Nullable Object second) {
        if (first instanceof Map<?, ?> a && second instanceof Map<?, ?> b) {
            Map<String, @Nullable Object> both = new LinkedHashMap<>();
            a.forEach((key, value) -> both.put(String.valueOf(key), value));
            b.forEach((key, value) ->
                    both.merge(
                            String.valueOf(key),
                            Objects.requireNonNull(value),
                            ResponseList::merged));
            return both;
        }
        return Objects.requireNonNull(second);
    }

    /** Every answer is described, at least by the words of its status. */
    private static @Nullable Object described(String status, @Nullable Object said) {
        if (!(said instanceof Map<?, ?> answer) || answer.containsKey("description")) {
            return said;
        }
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("description", StatusPhrase.of(Integer.parseInt(status)));
        answer.forEach((key, value) -> entry.put(String.valueOf(key), value));
        return entry;
    }
}

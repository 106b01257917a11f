package dev.jumun.runtime.document;

import dev.jumun.Api.DocumentStyle;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Details;
import dev.jumun.runtime.engine.StatusPhrase;
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
    private final DocumentStyle style;

    /** Those of the handler. */
    private final Map<String, @Nullable Object> responses = new LinkedHashMap<>();

    /** Those that are declared besides. */
    private final Map<String, @Nullable Object> others = new LinkedHashMap<>();

    ResponseList(Schemas schemas, DocumentStyle style) {
        this.schemas = schemas;
        this.style = style;
    }

    /**
     * All of them.
     *
     * @param takesInput whether a request may not fit
     */
    Map<String, @Nullable Object> toOpenApi(ErrorSchemas errors, boolean takesInput) {
        String invalid = Integer.toString(errors.status());
        boolean said =
                others.containsKey(invalid)
                        || others.containsKey("4XX")
                        || others.containsKey("default");
        if (takesInput && !said) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("description", "Validation Error");
            answer.put("content", errors.content(schemas));
            responses.put(invalid, answer);
        }
        addOthers(errors.ofAnyError(schemas));
        return responses;
    }

    /**
     * Adds those that are declared besides.
     *
     * @param problem the body of errors that declare no body; null if they stay without
     */
    private void addOthers(@Nullable Map<String, Object> problem) {
        if (others.isEmpty()) {
            return;
        }
        others.forEach((status, more) -> {
            if (problem != null
                    && isError(status)
                    && more instanceof Map<?, ?> other
                    && !other.containsKey("content")) {
                responses.put(status, new LinkedHashMap<>(Map.of("content", problem)));
            }
        });
        others.forEach((status, more) ->
                responses.merge(status, Objects.requireNonNull(more), ResponseList::merged));
        responses.replaceAll(ResponseList::described);
    }

    private static boolean isError(String status) {
        return status.equals("default") || status.charAt(0) >= '4';
    }

    /** Adds an answer with a value; what it is, in words, or empty. */
    void answers(
            int status,
            @Nullable Codec<?> codec,
            String text,
            String operationId,
            String mediaType) {
        if (codec == null) {
            answer(status, text, null);
            return;
        }
        Schema schema = codec.schema(schemas.writing());
        if (!schema.isAny() && !schema.isReference()) {
            schema = schema.titled("Response " + Titles.of(operationId));
        }
        answer(status, text, Map.of(mediaType, Map.of("schema", schema)));
    }

    /** Adds an answer of a media type whose form is not declared. */
    void answersWith(int status, String mediaType, String text) {
        Schema schema = MediaTypes.isJson(mediaType) ? Schema.any() : Schema.type("string");
        answer(status, text, Map.of(mediaType, Map.of("schema", schema)));
    }

    /** Adds an answer of values that are sent one by one, as lines of JSON. */
    void answersLines(int status, Codec<?> item, String text, String operationId) {
        Schema schema = item(item.schema(schemas.writing()), operationId);
        stream(status, "application/jsonl", schema, text);
    }

    private static Schema item(Schema schema, String operationId) {
        return schema.isAny() ? schema : schema.titled(Titles.of("StreamItem_" + operationId));
    }

    /**
     * Adds an answer of events that the handler makes itself, of which some may have no data: in
     * FastAPI they say nothing of their type.
     */
    void answersOwnEvents(int status, Codec<?> data, String text, String operationId) {
        Schema json = style == DocumentStyle.FASTAPI ? Schema.any() : json(data, operationId);
        stream(status, "text/event-stream", event(dataOf(json), false), text);
    }

    /** Adds an answer of server-sent events with declared data. */
    void answersEvents(int status, Codec<?> data, String text, String operationId) {
        Schema json = json(data, operationId);
        boolean declared = !json.isAny();
        stream(status, "text/event-stream", event(dataOf(json), declared), text);
    }

    private Schema json(Codec<?> data, String operationId) {
        return item(data.schema(schemas.writing()), operationId);
    }

    private static Schema dataOf(Schema json) {
        Schema text = Schema.type("string");
        return json.isAny()
                ? text
                : text.with("contentMediaType", "application/json").with("contentSchema", json);
    }

    private void stream(int status, String mediaType, Schema item, String text) {
        answer(status, text, Map.of(mediaType, MediaTypes.items(item, style)));
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
     * @param codec of a body in the operation's own media type, or null
     * @param mediaType the operation's own
     * @param otherType of another body, or empty
     * @param example of the first body, as JSON, or empty
     * @param title of its schema, if it has no name
     */
    void mayAnswer(
            String status,
            String text,
            @Nullable Codec<?> codec,
            String mediaType,
            String otherType,
            String example,
            String title) {
        Map<String, Object> media = new LinkedHashMap<>();
        if (codec != null || !example.isEmpty()) {
            Map<String, Object> json = new LinkedHashMap<>();
            if (codec != null) {
                Schema schema = codec.schema(schemas.writing());
                boolean free = schema.isAny();
                json.put("schema", free ? schema : schema.titled(Titles.of(title)));
            }
            if (!example.isEmpty()) {
                json.put("example", Objects.requireNonNull(Details.examples(example).getFirst()));
            }
            media.put(mediaType, json);
        }
        if (!otherType.isEmpty()) {
            media.put(otherType, Map.of());
        }
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            entry.put("description", text);
        }
        if (!media.isEmpty()) {
            entry.put("content", media);
        }
        others.merge(status, entry, ResponseList::merged);
    }

    /** The second takes precedence; what only one has stays. */
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
        entry.put("description", phrase(status));
        answer.forEach((key, value) -> entry.put(String.valueOf(key), value));
        return entry;
    }

    private static String phrase(String status) {
        return switch (status) {
            case "default" -> "Default Response";
            case "1XX" -> "Information";
            case "2XX" -> "Success";
            case "3XX" -> "Redirection";
            case "4XX" -> "Client Error";
            case "5XX" -> "Server Error";
            default -> StatusPhrase.of(Integer.parseInt(status));
        };
    }
}

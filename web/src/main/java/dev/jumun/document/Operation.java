package dev.jumun.document;

import dev.jumun.StatusPhrase;
import dev.jumun.binding.BodyFields;
import dev.jumun.codec.Codec;
import dev.jumun.codec.Details;
import dev.jumun.codec.ObjectCodec;
import dev.jumun.codec.ObjectSchema;
import dev.jumun.schema.Schema;
import dev.jumun.schema.Schemas;
import dev.jumun.schema.Titles;
import dev.jumun.security.SecurityScheme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What one operation says of itself. */
public final class Operation {
    private static final List<String> PLACES = List.of("path", "query", "header", "cookie");

    private final Schemas schemas;
    private ErrorSchemas errors;
    private final String method;
    private final String path;
    private final String name;
    private final List<Map<String, @Nullable Object>> parameters = new ArrayList<>();
    private final Map<String, @Nullable Object> responses = new LinkedHashMap<>();
    private List<String> tags = List.of();
    private String description = "";
    private String summary = "";
    private String id = "";
    private boolean hidden;
    private final Map<String, @Nullable Object> extras = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> others = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, Operation>>> callbacks =
            new LinkedHashMap<>();
    private final Map<SecurityScheme<?>, List<String>> security = new LinkedHashMap<>();
    private boolean deprecated;
    private @Nullable Map<String, @Nullable Object> body;

    Operation(Schemas schemas, ErrorSchemas errors, String method, String path, String name) {
        this.schemas = schemas;
        this.errors = errors;
        this.method = method.toLowerCase(Locale.ROOT);
        this.path = path;
        this.name = name;
    }

    /** Says what it does, in Markdown. */
    public Operation description(String markdown) {
        description = markdown;
        return this;
    }

    /** Says what it does, in a line. */
    public Operation summary(String line) {
        summary = line;
        return this;
    }

    /** Gives it an id of its own. */
    public Operation id(String own) {
        id = own;
        return this;
    }

    /** Adds the members of a JSON object. */
    public Operation extra(String json) {
        if (Details.examples(json).getFirst() instanceof Map<?, ?> object) {
            object.forEach((key, value) -> extras.put(String.valueOf(key), value));
        }
        return this;
    }

    /** Leaves it out of the document. */
    public Operation hidden() {
        hidden = true;
        return this;
    }

    boolean isHidden() {
        return hidden;
    }

    /** Groups it with others. */
    public Operation tags(String... names) {
        tags = List.of(names);
        return this;
    }

    /** Says how a client shows who it is, and what scopes that must have. */
    public Operation security(SecurityScheme<?> scheme, String... scopes) {
        security.put(scheme, List.of(scopes));
        return this;
    }

    /** All schemes, those of its callbacks, too. */
    Set<SecurityScheme<?>> securitySchemes() {
        Set<SecurityScheme<?>> all = new LinkedHashSet<>(security.keySet());
        callbacks.values().stream()
                .flatMap(paths -> paths.values().stream())
                .flatMap(methods -> methods.values().stream())
                .forEach(callback -> all.addAll(callback.securitySchemes()));
        return all;
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
        return add(place, parameter, codec.schema(schemas.reading()), true, text);
    }

    /** Adds a parameter for each component of a record. */
    public Operation parameters(String place, ObjectCodec<?> codec) {
        ObjectSchema object = codec.describe(new ObjectSchema(schemas.reading(), "", ""));
        object.properties()
                .forEach((field, schema) -> {
                    String wireName = place.equals("header") ? field.replace('_', '-') : field;
                    String text = schema.get("description") instanceof String said ? said : "";
                    add(place, wireName, schema, object.isRequired(field), text);
                });
        return this;
    }

    /** Says more of the parameter that was added last; empty for no title of its own. */
    public Operation details(String ownTitle, boolean outdated, String... examples) {
        Map<String, @Nullable Object> entry = parameters.getLast();
        if (entry.get("schema") instanceof Schema schema) {
            entry.put("schema", Details.of(schema, ownTitle, outdated, examples));
        }
        if (outdated) {
            entry.put("deprecated", true);
        }
        return this;
    }

    /** Adds a named example of the parameter that was added last. */
    public Operation example(
            String called, String line, String text, String json, String elsewhere) {
        Map<String, @Nullable Object> entry = parameters.getLast();
        entry.put("examples", with(entry.get("examples"), called, line, text, json, elsewhere));
        return this;
    }

    /** Adds a named example of the body. */
    public Operation bodyExample(
            String called, String line, String text, String json, String elsewhere) {
        if (body != null && body.get("content") instanceof Map<?, ?> content) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            content.forEach((type, media) -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                if (media instanceof Map<?, ?> said) {
                    said.forEach((key, value) -> copy.put(String.valueOf(key), value));
                }
                copy.put(
                        "examples",
                        with(copy.get("examples"), called, line, text, json, elsewhere));
                all.put(String.valueOf(type), copy);
            });
            body.put("content", all);
        }
        return this;
    }

    private static Map<String, @Nullable Object> with(
            @Nullable Object present,
            String called,
            String line,
            String text,
            String json,
            String elsewhere) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        if (present instanceof Map<?, ?> examples) {
            examples.forEach((key, value) -> all.put(String.valueOf(key), value));
        }
        Map<String, @Nullable Object> example = new LinkedHashMap<>();
        if (!line.isEmpty()) {
            example.put("summary", line);
        }
        if (!text.isEmpty()) {
            example.put("description", text);
        }
        if (!json.isEmpty()) {
            example.put("value", Details.examples(json).getFirst());
        }
        if (!elsewhere.isEmpty()) {
            example.put("externalValue", elsewhere);
        }
        all.put(called, example);
        return all;
    }

    /** Adds what it calls back. */
    void callback(Operation callback) {
        callbacks
                .computeIfAbsent(callback.name, _ -> new LinkedHashMap<>())
                .computeIfAbsent(callback.openApiPath(), _ -> new LinkedHashMap<>())
                .put(callback.method, callback);
    }

    /** Adds a parameter that may be left out. */
    public <T> Operation parameter(
            String place, String parameter, Codec<T> codec, @Nullable T otherwise, String text) {
        Schema schema = codec.schema(schemas.reading());
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
        Schema titled = schema.get("title") == null ? schema.titled(Titles.of(parameter)) : schema;
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
        Schema schema = codec.schema(schemas.reading());
        if (!(codec instanceof BodyFields)) {
            schema = schema.titled(Titles.of(title));
        }
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        if (required) {
            entry.put("required", true);
        }
        entry.put("content", content(schema));
        body = entry;
        return this;
    }

    /** Sets the body to bytes, which are read as they come. */
    public Operation bodyBytes() {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("content", Map.of("application/octet-stream", Map.of()));
        body = entry;
        return this;
    }

    /** Sets the body to JSON Lines. */
    public Operation bodyLines(Codec<?> item) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        Map<String, Object> lines = Map.of("itemSchema", item.schema(schemas.reading()));
        entry.put("content", Map.of("application/jsonl", lines));
        body = entry;
        return this;
    }

    /** Sets the body to a form: in parts if files come with it. */
    public Operation form(Codec<?> codec, boolean required, boolean inParts) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        if (required) {
            entry.put("required", true);
        }
        String type = inParts ? "multipart/form-data" : "application/x-www-form-urlencoded";
        entry.put("content", Map.of(type, Map.of("schema", codec.schema(schemas.reading()))));
        body = entry;
        return this;
    }

    /** Says more of the body; empty for no title or description of its own. */
    public Operation bodyDetails(String ownTitle, String text, String... examples) {
        if (body != null
                && body.get("content") instanceof Map<?, ?> content
                && content.get("application/json") instanceof Map<?, ?> media
                && media.get("schema") instanceof Schema schema) {
            Schema said = text.isEmpty() ? schema : schema.with("description", text);
            body.put("content", content(Details.of(said, ownTitle, false, examples)));
        }
        return this;
    }

    /**
     * Adds what else may be answered, or adds to what is said already.
     *
     * @param codec of a JSON body, or null
     * @param mediaType of another body, or empty
     * @param example of the JSON body, as JSON, or empty
     */
    public Operation mayAnswer(
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
        others.merge(Integer.toString(status), entry, Operation::merged);
        return this;
    }

    /** What the second says counts; what only one says stays. */
    private static Object merged(@Nullable Object first, @Nullable Object second) {
        if (first instanceof Map<?, ?> a && second instanceof Map<?, ?> b) {
            Map<String, @Nullable Object> both = new LinkedHashMap<>();
            a.forEach((key, value) -> both.put(String.valueOf(key), value));
            b.forEach((key, value) ->
                    both.merge(
                            String.valueOf(key), Objects.requireNonNull(value), Operation::merged));
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

    /** Adds an answer with a value; what it is, in words, or empty. */
    public Operation answers(int status, @Nullable Codec<?> codec, String text) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("description", text.isEmpty() ? "Successful Response" : text);
        if (codec != null) {
            Schema schema = codec.schema(schemas.writing());
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
        entry.put("content", Map.of(mediaType, Map.of("schema", Schema.type("string"))));
        responses.put(Integer.toString(status), entry);
        return this;
    }

    /** Adds an answer of values that are sent one by one, as lines of JSON. */
    public Operation answersLines(int status, Codec<?> item, String text) {
        return stream(status, "application/jsonl", item.schema(schemas.writing()), text);
    }

    /** Adds an answer of server-sent events whose data is not declared. */
    public Operation answersEvents(int status, String text) {
        return stream(status, "text/event-stream", event(Schema.type("string"), false), text);
    }

    /** Adds an answer of server-sent events with declared data. */
    public Operation answersEvents(int status, Codec<?> data, String text) {
        Schema json = data.schema(schemas.writing());
        Schema said = Schema.type("string");
        boolean declared = !json.keywords().isEmpty();
        if (declared) {
            said = said.with("contentMediaType", "application/json").with("contentSchema", json);
        }
        return stream(status, "text/event-stream", event(said, declared), text);
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

    private Operation stream(int status, String mediaType, Schema item, String text) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("description", text.isEmpty() ? "Successful Response" : text);
        entry.put("content", Map.of(mediaType, Map.of("itemSchema", item)));
        responses.put(Integer.toString(status), entry);
        return this;
    }

    /** Says what is answered to a request that does not fit, where others answer otherwise. */
    public Operation invalid(int status, Codec<?> codec) {
        errors = errors.withInvalid(status, codec);
        return this;
    }

    private boolean hasInputs() {
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
        if (!id.isEmpty()) {
            return id;
        }
        return (name + openApiPath()).replaceAll("\\W", "_") + "_" + method;
    }

    Map<String, @Nullable Object> toOpenApi() {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        if (!tags.isEmpty()) {
            entry.put("tags", tags);
        }
        entry.put("summary", summary.isEmpty() ? Titles.ofName(name) : summary);
        if (!description.isEmpty()) {
            entry.put("description", description);
        }
        entry.put("operationId", operationId());
        if (deprecated) {
            entry.put("deprecated", true);
        }
        if (!parameters.isEmpty()) {
            parameters.sort(Comparator.comparingInt(each -> PLACES.indexOf(each.get("in"))));
            entry.put("parameters", parameters);
        }
        if (body != null) {
            entry.put("requestBody", body);
        }
        if (!callbacks.isEmpty()) {
            Map<String, Object> all = new LinkedHashMap<>();
            callbacks.forEach((called, paths) -> {
                Map<String, Object> byPath = new LinkedHashMap<>();
                paths.forEach((at, methods) -> {
                    Map<String, Object> byMethod = new LinkedHashMap<>();
                    methods.forEach((verb, call) -> byMethod.put(verb, call.toOpenApi()));
                    byPath.put(at, byMethod);
                });
                all.put(called, byPath);
            });
            entry.put("callbacks", all);
        }
        String invalid = Integer.toString(errors.status());
        if (hasInputs() && !others.containsKey(invalid)) {
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
                responses.merge(status, Objects.requireNonNull(said), Operation::merged));
        responses.replaceAll(Operation::described);
        entry.put("responses", responses);
        if (!security.isEmpty()) {
            entry.put("security", securityRequirements());
        }
        entry.putAll(extras);
        return entry;
    }

    /** One of them is enough, as FastAPI has it; what is declared twice counts once. */
    private List<Map<String, Object>> securityRequirements() {
        Map<String, Set<String>> byName = new LinkedHashMap<>();
        security.forEach((scheme, scopes) ->
                byName.computeIfAbsent(scheme.name(), _ -> new LinkedHashSet<>()).addAll(scopes));
        List<Map<String, Object>> requirements = new ArrayList<>();
        byName.forEach((called, scopes) -> requirements.add(Map.of(called, List.copyOf(scopes))));
        return requirements;
    }

    private static Map<String, Object> content(Schema schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }
}

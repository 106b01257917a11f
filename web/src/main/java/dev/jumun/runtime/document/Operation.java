package dev.jumun.runtime.document;

import dev.jumun.Api.DocumentStyle;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Details;
import dev.jumun.runtime.codec.ObjectCodec;
import dev.jumun.runtime.schema.Schemas;
import dev.jumun.runtime.schema.Titles;
import dev.jumun.runtime.security.SecurityScheme;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The description of one operation. */
public final class Operation {
    private ErrorSchemas errors;
    private final String method;
    private final String path;
    private final String name;
    private final String description;
    private final ParameterList parameters;
    private final RequestBody body;
    private final ResponseList responses;
    private List<String> tags = List.of();
    private String summary = "";
    private String id = "";
    private String madeId = "";
    private boolean hidden;
    private boolean takesHidden;
    private String mediaType = "application/json";
    private final Map<String, @Nullable Object> extras = new LinkedHashMap<>();
    private final Callbacks callbacks = new Callbacks();
    private final SecurityRequirements security = new SecurityRequirements();
    private boolean deprecated;

    Operation(
            Schemas schemas,
            DocumentStyle style,
            ErrorSchemas errors,
            String method,
            String path,
            String name,
            String description) {
        this.errors = errors;
        this.method = method.toLowerCase(Locale.ROOT);
        this.path = path;
        this.name = name;
        this.description = description;
        this.parameters = new ParameterList(schemas);
        this.body = new RequestBody(schemas, style);
        this.responses = new ResponseList(schemas, style);
    }

    /** Sets the summary, one line. */
    public Operation summary(String line) {
        summary = line;
        return this;
    }

    /** Gives it an id of its own. */
    public Operation id(String own) {
        id = own;
        return this;
    }

    /** Adds the members of a JSON object: within objects and lists that are there already, too. */
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

    /** Adds a security scheme, and the scopes that it requires. */
    public Operation security(SecurityScheme<?> scheme, String... scopes) {
        security.add(scheme, scopes);
        return this;
    }

    /** All schemes, those of its callbacks, too. */
    Set<SecurityScheme<?>> securitySchemes() {
        if (callbacks.isEmpty()) {
            return security.schemes();
        }
        Set<SecurityScheme<?>> all = new LinkedHashSet<>(security.schemes());
        callbacks.addSecuritySchemes(all);
        return all;
    }

    /** Marks the operation as deprecated. */
    public Operation deprecated() {
        deprecated = true;
        return this;
    }

    /**
     * Adds a parameter that must be there. A second one of the same place and name is the first
     * one.
     */
    public Operation parameter(String place, String parameter, Codec<?> codec, String text) {
        parameters.parameter(place, parameter, codec, text);
        return this;
    }

    /** Adds a parameter that may be left out. */
    public <T> Operation parameter(
            String place, String parameter, Codec<T> codec, @Nullable T otherwise, String text) {
        parameters.parameter(place, parameter, codec, otherwise, text);
        return this;
    }

    /** Adds a parameter for each component of a record. */
    public Operation parameters(String place, ObjectCodec<?> codec) {
        return parameters(place, codec, Map.of());
    }

    /**
     * Adds a parameter for each component of a record.
     *
     * @param names of header fields, by those of the components, where they aren't the same with
     *     dashes
     */
    public Operation parameters(String place, ObjectCodec<?> codec, Map<String, String> names) {
        parameters.parameters(place, codec, names);
        return this;
    }

    /** Describes the parameter that was added last; empty for no title of its own. */
    public Operation details(String ownTitle, boolean outdated, String... examples) {
        parameters.details(ownTitle, outdated, examples);
        return this;
    }

    /** Adds a named example of the parameter that was added last. */
    public Operation example(
            String called, String line, String text, String json, String elsewhere) {
        parameters.example(called, line, text, json, elsewhere);
        return this;
    }

    /**
     * Adds a parameter that may be left out, without a documented default: its default is not for
     * clients to know.
     */
    public Operation undocumentedDefault(
            String place, String parameter, Codec<?> codec, String text) {
        parameters.optional(place, parameter, codec, text);
        return this;
    }

    /** Documents that a request may be invalid, although no described input can be wrong. */
    public Operation takesHidden() {
        takesHidden = true;
        return this;
    }

    /** Sets the body. */
    public Operation body(Codec<?> codec, boolean required, String title) {
        body.json(codec, required, title);
        return this;
    }

    /** Sets the body to bytes, which are read as they come. */
    public Operation bodyBytes() {
        body.bytes();
        return this;
    }

    /** Sets the body to JSON Lines. */
    public Operation bodyLines(Codec<?> item) {
        body.lines(item);
        return this;
    }

    /** Sets the body to a form: in parts if files come with it. */
    public Operation form(Codec<?> codec, boolean required, boolean inParts) {
        body.form(codec, required, inParts);
        return this;
    }

    /** Sets the media type of the body, if not {@code application/json}. */
    public Operation bodyMediaType(String type) {
        body.mediaType(type);
        return this;
    }

    /** Describes the body; empty for no title or description of its own. */
    public Operation bodyDetails(String ownTitle, String text, String... examples) {
        body.details(ownTitle, text, examples);
        return this;
    }

    /** Adds a named example of the body. */
    public Operation bodyExample(
            String called, String line, String text, String json, String elsewhere) {
        body.example(called, line, text, json, elsewhere);
        return this;
    }

    /** Sets the media type of the values, if not {@code application/json}. */
    public Operation mediaType(String type) {
        mediaType = type;
        return this;
    }

    /** Adds an answer with a value; what it is, in words, or empty. */
    public Operation answers(int status, @Nullable Codec<?> codec, String text) {
        responses.answers(status, codec, text, operationId(), mediaType);
        return this;
    }

    /** Adds an answer of a media type whose form is not declared. */
    public Operation answersWith(int status, String mediaType, String text) {
        responses.answersWith(status, mediaType, text);
        return this;
    }

    /** Adds an answer of values that are sent one by one, as lines of JSON. */
    public Operation answersLines(int status, Codec<?> item, String text) {
        responses.answersLines(status, item, text, operationId());
        return this;
    }

    /** Adds an answer of server-sent events that the handler makes, with the type of their data. */
    public Operation answersOwnEvents(int status, Codec<?> data, String text) {
        responses.answersOwnEvents(status, data, text, operationId());
        return this;
    }

    /** Adds an answer of server-sent events with declared data. */
    public Operation answersEvents(int status, Codec<?> data, String text) {
        responses.answersEvents(status, data, text, operationId());
        return this;
    }

    /**
     * Adds what else may be answered, or adds to what is said already.
     *
     * @param status a number, {@code 4XX} or its like, or {@code default}
     * @param codec of a JSON body, or null
     * @param otherType of another body, or empty
     * @param example of the JSON body, as JSON, or empty
     */
    public Operation mayAnswer(
            String status,
            String text,
            @Nullable Codec<?> codec,
            String otherType,
            String example) {
        String title = "Response_" + status + "_" + operationId();
        responses.mayAnswer(status, text, codec, mediaType, otherType, example, title);
        return this;
    }

    /** Adds what it calls back. */
    void callback(Operation callback) {
        callbacks.add(callback);
    }

    /** Sets the answer to an invalid request, if it differs from that of other operations. */
    public Operation invalid(int status, Codec<?> codec) {
        errors = errors.withInvalid(status, codec);
        return this;
    }

    String name() {
        return name;
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
        if (madeId.isEmpty()) {
            madeId = OperationId.of(name, openApiPath(), method);
        }
        return madeId;
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
            entry.put("parameters", parameters.toOpenApi());
        }
        Map<String, @Nullable Object> taken = body.toOpenApi();
        if (taken != null) {
            entry.put("requestBody", taken);
        }
        if (!callbacks.isEmpty()) {
            entry.put("callbacks", callbacks.toOpenApi());
        }
        boolean takesInput = taken != null || !parameters.isEmpty() || takesHidden;
        entry.put("responses", responses.toOpenApi(errors, takesInput));
        if (!security.isEmpty()) {
            entry.put("security", security.toOpenApi());
        }
        return extras.isEmpty() ? entry : JsonMerge.of(entry, extras);
    }
}

package dev.jumun.runtime.document;

import dev.jumun.Api.ErrorFormat;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is answered to a request that does not fit: as FastAPI documents it, or otherwise. */
final class ErrorSchemas {
    private ErrorFormat format = ErrorFormat.DETAIL;
    private int status = 422;
    private @Nullable Codec<?> codec;

    /** The body as FastAPI documents it, of which there is one for all operations. */
    private @Nullable Map<String, Object> detail;

    void format(ErrorFormat other) {
        format = other;
    }

    void invalid(int other, Codec<?> body) {
        status = other;
        codec = body;
    }

    /** The same for the answer to an invalid request. */
    ErrorSchemas withInvalid(int other, Codec<?> body) {
        ErrorSchemas copy = new ErrorSchemas();
        copy.format(format);
        copy.invalid(other, body);
        return copy;
    }

    /** The status of the answer. */
    int status() {
        return status;
    }

    /** The body of the answer, by its media type. */
    Map<String, Object> content(Schemas schemas) {
        if (codec != null) {
            return content("application/json", codec.schema(schemas.writing()));
        }
        if (format == ErrorFormat.PROBLEM_JSON) {
            return problem(schemas);
        }
        Map<String, Object> known = detail;
        if (known == null) {
            known = detail(schemas);
            detail = known;
        }
        return known;
    }

    /** The body of any other error; null if nothing is known of it. */
    @Nullable Map<String, Object> ofAnyError(Schemas schemas) {
        return format == ErrorFormat.PROBLEM_JSON ? problem(schemas) : null;
    }

    private static Map<String, Object> content(String mediaType, Schema schema) {
        return Map.of(mediaType, Map.of("schema", schema));
    }

    private static Map<String, Object> detail(Schemas schemas) {
        Schemas written = schemas.writing();
        return content(
                "application/json",
                written.named(
                        "HTTPValidationError",
                        "dev.jumun.HTTPValidationError",
                        _ ->
                                Schema.any()
                                        .with("properties", Map.of("detail", errors(written)))
                                        .with("type", "object")
                                        .with("title", "HTTPValidationError")));
    }

    private static Map<String, Object> problem(Schemas schemas) {
        Schemas written = schemas.writing();
        return content(
                "application/problem+json",
                written.named(
                        "ProblemDetails",
                        "dev.jumun.ProblemDetails",
                        ErrorSchemas::problemDetails));
    }

    /** RFC 9457, section 3.1. */
    private static Schema problemDetails(Schemas schemas) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        Schema uri = Schema.type("string").with("format", "uri-reference");
        properties.put("type", uri.titled("Type").with("default", "about:blank"));
        properties.put("title", Schema.type("string").titled("Title"));
        properties.put("status", Schema.type("integer").titled("Status"));
        properties.put("detail", Schema.type("string").titled("Detail"));
        properties.put("instance", uri.titled("Instance"));
        properties.put("errors", errors(schemas).titled("Errors"));
        return Schema.any()
                .with("properties", properties)
                .with("type", "object")
                .with("required", List.of("title", "status"))
                .with("title", "ProblemDetails");
    }

    private static Schema errors(Schemas schemas) {
        Schema error =
                schemas.named("ValidationError", "dev.jumun.ValidationError", ErrorSchemas::error);
        return Schema.array(error).titled("Detail");
    }

    private static Schema error(Schemas schemas) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        Schema step = Schema.anyOf(Schema.type("string"), Schema.type("integer"));
        properties.put("loc", Schema.array(step).titled("Location"));
        properties.put("msg", Schema.type("string").titled("Message"));
        properties.put("type", Schema.type("string").titled("Error Type"));
        properties.put("input", Schema.any().titled("Input"));
        properties.put("ctx", Schema.type("object").titled("Context"));
        return Schema.any()
                .with("properties", properties)
                .with("type", "object")
                .with("required", List.of("loc", "msg", "type"))
                .with("title", "ValidationError");
    }
}

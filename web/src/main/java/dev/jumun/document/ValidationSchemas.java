package dev.jumun.document;

import dev.jumun.schema.Schema;
import dev.jumun.schema.Schemas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of a 422 answer, as FastAPI documents it. */
final class ValidationSchemas {
    private ValidationSchemas() {}

    static void addTo(Schemas schemas) {
        schemas.named(
                "HTTPValidationError", "dev.jumun.HTTPValidationError", () -> answer(schemas));
    }

    private static Schema answer(Schemas schemas) {
        Schema error =
                schemas.named(
                        "ValidationError", "dev.jumun.ValidationError", ValidationSchemas::error);
        return Schema.any()
                .with("properties", Map.of("detail", Schema.array(error).titled("Detail")))
                .with("type", "object")
                .with("title", "HTTPValidationError");
    }

    private static Schema error() {
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

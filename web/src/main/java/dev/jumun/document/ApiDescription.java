package dev.jumun.document;

import dev.jumun.schema.Schema;
import dev.jumun.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what an API says of itself; generated code fills it, and an OpenAPI 3.1 document comes
 * out.
 */
public final class ApiDescription {
    private final Schemas schemas = new Schemas();
    private final List<Operation> operations = new ArrayList<>();
    private String title = "Jumun";
    private String version = "0.1.0";
    private String description = "";

    /** Makes an empty description. */
    public ApiDescription() {}

    /** Says what the API is; the description is Markdown, and may be empty. */
    public void info(String apiTitle, String apiVersion, String apiDescription) {
        title = apiTitle;
        version = apiVersion;
        description = apiDescription;
    }

    /**
     * Begins the description of an operation: its method and path, and the name of its function.
     */
    public Operation operation(String method, String path, String name) {
        Operation operation = new Operation(schemas, method, path, name);
        operations.add(operation);
        return operation;
    }

    /** Returns the document, as JSON values in their order. */
    public Map<String, @Nullable Object> toOpenApi() {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("title", title);
        if (!description.isEmpty()) {
            info.put("description", description);
        }
        info.put("version", version);

        Map<String, @Nullable Object> paths = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable Object>> byPath = new LinkedHashMap<>();
        boolean validated = false;
        for (Operation operation : operations) {
            byPath.computeIfAbsent(operation.openApiPath(), path -> new LinkedHashMap<>())
                    .put(operation.method(), operation.toOpenApi());
            validated |= operation.hasInputs();
        }
        paths.putAll(byPath);
        if (validated) {
            ValidationSchemas.addTo(schemas);
        }

        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info);
        document.put("paths", paths);
        Map<String, Schema> named = schemas.all();
        if (!named.isEmpty()) {
            document.put("components", Map.of("schemas", named));
        }
        return document;
    }
}

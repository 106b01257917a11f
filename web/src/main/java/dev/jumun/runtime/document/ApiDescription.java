package dev.jumun.runtime.document;

import dev.jumun.Api.DocumentStyle;
import dev.jumun.Api.ErrorFormat;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;
import dev.jumun.runtime.security.SecurityScheme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the description of an API; generated code fills it, and an OpenAPI 3.1 document comes
 * out.
 */
public final class ApiDescription {
    private final DocumentStyle style;
    private final Schemas schemas;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Operation> webhooks = new ArrayList<>();
    private final Map<String, @Nullable Object> more = new LinkedHashMap<>();
    private final List<Map<String, @Nullable Object>> servers = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> tags = new ArrayList<>();
    private final ErrorSchemas errors = new ErrorSchemas();
    private String title = "Jumun";
    private String version = "0.1.0";
    private String description = "";

    /** Makes an empty description, as FastAPI writes it. */
    public ApiDescription() {
        this(DocumentStyle.FASTAPI);
    }

    /** Makes an empty description. */
    public ApiDescription(DocumentStyle style) {
        this.style = style;
        this.schemas = new Schemas(style != DocumentStyle.FASTAPI);
    }

    /** Sets title, version and description; the description is Markdown, and may be empty. */
    public void info(String apiTitle, String apiVersion, String apiDescription) {
        title = apiTitle;
        version = apiVersion;
        description = apiDescription;
    }

    /** Sets further fields of OpenAPI's info object; empty ones are left out. */
    public void info(String keyword, String text) {
        if (!text.isEmpty()) {
            more.put(keyword, text);
        }
    }

    /** Sets the contact or the licence: pairs of keyword and text; empty ones are left out. */
    public void infoObject(String keyword, String... pairs) {
        Map<String, @Nullable Object> object = pairs(pairs);
        if (!object.isEmpty()) {
            more.put(keyword, object);
        }
    }

    /** Sets the format of errors. */
    public void errors(ErrorFormat format) {
        errors.format(format);
    }

    /** Sets the answer to an invalid request, in place of the framework's own. */
    public void invalid(int status, Codec<?> codec) {
        errors.invalid(status, codec);
    }

    /** Adds an address where the API is served. */
    public void server(String url, String text) {
        servers.add(pairs("url", url, "description", text));
    }

    /** Describes a tag. */
    public void tag(String name, String text, String moreAt, String moreText) {
        Map<String, @Nullable Object> tag = pairs("name", name, "description", text);
        Map<String, @Nullable Object> docs = pairs("description", moreText, "url", moreAt);
        if (!docs.isEmpty()) {
            tag.put("externalDocs", docs);
        }
        tags.add(tag);
    }

    private static Map<String, @Nullable Object> pairs(String... pairs) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                object.put(pairs[i], pairs[i + 1]);
            }
        }
        return object;
    }

    /**
     * Begins the description of an operation: its method and path, the name of its function, and
     * what it does, in Markdown or empty.
     */
    public Operation operation(String method, String path, String name, String text) {
        Operation operation = new Operation(schemas, style, errors, method, path, name, text);
        operations.add(operation);
        return operation;
    }

    /** Begins the description of a call that this API makes elsewhere, in the same way. */
    public Operation webhook(String method, String called, String name, String text) {
        Operation operation = new Operation(schemas, style, errors, method, called, name, text);
        webhooks.add(operation);
        return operation;
    }

    /** Begins the description of what the operation that was described last calls back. */
    public Operation callback(String method, String expression, String name, String text) {
        Operation operation = new Operation(schemas, style, errors, method, expression, name, text);
        operations.getLast().callback(operation);
        return operation;
    }

    /** Returns the document. */
    public OpenApiDocument toOpenApi() {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("title", title);
        if (!description.isEmpty()) {
            info.put("description", description);
        }
        info.putAll(more);
        info.put("version", version);

        Map<String, Map<String, @Nullable Object>> paths = byPath(operations);
        Map<String, Map<String, @Nullable Object>> calls = byPath(webhooks);

        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("openapi", style == DocumentStyle.OPENAPI_3_2 ? "3.2.0" : "3.1.0");
        document.put("info", info);
        if (!servers.isEmpty()) {
            document.put("servers", servers);
        }
        document.put("paths", paths);
        if (!calls.isEmpty()) {
            document.put("webhooks", calls);
        }
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        Map<String, Schema> named = schemas.unresolved();
        if (!named.isEmpty()) {
            components.put("schemas", named);
        }
        Map<String, @Nullable Object> schemes = securitySchemes();
        if (!schemes.isEmpty()) {
            components.put("securitySchemes", schemes);
        }
        if (!components.isEmpty()) {
            document.put("components", components);
        }
        if (!tags.isEmpty()) {
            document.put("tags", tags);
        }
        return new OpenApiDocument(document, schemas);
    }

    private static Map<String, Map<String, @Nullable Object>> byPath(List<Operation> operations) {
        Map<String, Map<String, @Nullable Object>> paths = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (!operation.isHidden()) {
                String path = operation.openApiPath();
                Map<String, @Nullable Object> methods = paths.get(path);
                if (methods == null) {
                    methods = new LinkedHashMap<>();
                    paths.put(path, methods);
                }
                methods.put(operation.method(), operation.toOpenApi());
            }
        }
        return paths;
    }

    private Map<String, @Nullable Object> securitySchemes() {
        Map<String, @Nullable Object> schemes = new LinkedHashMap<>();
        addSecuritySchemes(operations, schemes);
        addSecuritySchemes(webhooks, schemes);
        return schemes;
    }

    private static void addSecuritySchemes(
            List<Operation> operations, Map<String, @Nullable Object> schemes) {
        for (Operation operation : operations) {
            if (!operation.isHidden()) {
                for (SecurityScheme<?> scheme : operation.securitySchemes()) {
                    schemes.put(scheme.name(), scheme.definition());
                }
            }
        }
    }
}

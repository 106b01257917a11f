package dev.jumun.runtime.document;

import dev.jumun.Api.DocumentStyle;
import dev.jumun.Api.ErrorFormat;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
     * Begins the description of an operation: its method and path, and the name of its function.
     */
    public Operation operation(String method, String path, String name) {
        Operation operation = new Operation(schemas, style, errors, method, path, name);
        operations.add(operation);
        return operation;
    }

    /** Begins the description of a call that this API makes elsewhere: its method and name. */
    public Operation webhook(String method, String called, String name) {
        Operation operation = new Operation(schemas, style, errors, method, called, name);
        webhooks.add(operation);
        return operation;
    }

    /** Begins the description of what the operation that was described last calls back. */
    public Operation callback(String method, String expression, String name) {
        Operation operation = new Operation(schemas, style, errors, method, expression, name);
        operations.getLast().callback(operation);
        return operation;
    }

    /** Returns the document, as JSON values in their order. */
    public Map<String, @Nullable Object> toOpenApi() {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("title", title);
        if (!description.isEmpty()) {
            info.put("description", description);
        }
        info.putAll(more);
        info.put("version", version);

        Map<String, @Nullable Object> paths = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable Object>> byPath = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (operation.isHidden()) {
                continue;
            }
            byPath.computeIfAbsent(operation.openApiPath(), path -> new LinkedHashMap<>())
                    .put(operation.method(), operation.toOpenApi());
        }
        paths.putAll(byPath);
        Map<String, Map<String, @Nullable Object>> calls = new LinkedHashMap<>();
        for (Operation webhook : webhooks) {
            calls.computeIfAbsent(webhook.openApiPath(), path -> new LinkedHashMap<>())
                    .put(webhook.method(), webhook.toOpenApi());
        }

        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("openapi", style == DocumentStyle.OPENAPI_3_2 ? "3.2.0" : "3.1.0");
        document.put("info", info);
        if (!servers.isEmpty()) {
            document.put("servers", servers);
        }
        document.put("paths", schemas.resolve(paths));
        if (!calls.isEmpty()) {
            document.put("webhooks", schemas.resolve(calls));
        }
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        Map<String, @Nullable Object> named = schemas.all();
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
        return document;
    }

    private Map<String, @Nullable Object> securitySchemes() {
        Map<String, @Nullable Object> schemes = new LinkedHashMap<>();
        Stream.concat(operations.stream(), webhooks.stream())
                .filter(operation -> !operation.isHidden())
                .forEach(operation ->
                        operation
                                .securitySchemes()
                                .forEach(
                                        scheme -> schemes.put(scheme.name(), scheme.definition())));
        return schemes;
    }
}

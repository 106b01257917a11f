package dev.jumun.runtime.document;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Details;
import dev.jumun.runtime.codec.ObjectCodec;
import dev.jumun.runtime.codec.ObjectSchema;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;
import dev.jumun.runtime.schema.Titles;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of an operation. */
final class ParameterList {
    private static final List<String> PLACES = List.of("path", "query", "header", "cookie");

    private final Schemas schemas;
    private final List<Map<String, @Nullable Object>> parameters = new ArrayList<>();

    ParameterList(Schemas schemas) {
        this.schemas = schemas;
    }

    boolean isEmpty() {
        return parameters.isEmpty();
    }

    /** Those in the path first, then of the query, headers, cookies. */
    List<Map<String, @Nullable Object>> toOpenApi() {
        parameters.sort(Comparator.comparingInt(each -> PLACES.indexOf(each.get("in"))));
        return parameters;
    }

    /**
     * Adds a parameter that must be there. A second one of the same place and name is the first
     * one.
     */
    void parameter(String place, String parameter, Codec<?> codec, String text) {
        add(place, parameter, codec.schema(schemas.reading()), true, text);
    }

    /** Adds a parameter that may be left out, without a documented default. */
    void optional(String place, String parameter, Codec<?> codec, String text) {
        add(place, parameter, codec.schema(schemas.reading()), false, text);
    }

    /** Adds a parameter for each component of a record. */
    void parameters(String place, ObjectCodec<?> codec, Map<String, String> names) {
        ObjectSchema object = codec.describe(new ObjectSchema(schemas.reading(), "", ""));
        object.properties()
                .forEach((field, schema) -> {
                    String dashed = place.equals("header") ? field.replace('_', '-') : field;
                    String wireName = names.getOrDefault(field, dashed);
                    String text = schema.get("description") instanceof String said ? said : "";
                    add(place, wireName, schema, object.isRequired(field), text);
                });
    }

    /** Adds a parameter that may be left out. */
    <T> void parameter(
            String place, String parameter, Codec<T> codec, @Nullable T otherwise, String text) {
        Schema schema = codec.schema(schemas.reading());
        if (otherwise != null) {
            schema = schema.with("default", ObjectSchema.json(codec, otherwise));
        } else if (!schema.isAny() && !isNullable(schema)) {
            schema = Schema.anyOf(schema, Schema.type("null"));
        }
        add(place, parameter, schema, false, text);
    }

    private void add(String place, String parameter, Schema schema, boolean required, String text) {
        for (Map<String, @Nullable Object> present : parameters) {
            if (place.equals(present.get("in")) && parameter.equals(present.get("name"))) {
                return;
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
    }

    /** Describes the parameter that was added last; empty for no title of its own. */
    void details(String ownTitle, boolean outdated, String... examples) {
        Map<String, @Nullable Object> entry = parameters.getLast();
        if (entry.get("schema") instanceof Schema schema) {
            entry.put("schema", Details.of(schema, ownTitle, outdated, examples));
        }
        if (outdated) {
            entry.put("deprecated", true);
        }
    }

    /** Adds a named example of the parameter that was added last. */
    void example(String called, String line, String text, String json, String elsewhere) {
        Map<String, @Nullable Object> entry = parameters.getLast();
        entry.put(
                "examples",
                NamedExamples.with(entry.get("examples"), called, line, text, json, elsewhere));
    }

    private static boolean isNullable(Schema schema) {
        if ("null".equals(schema.get("type"))) {
            return true;
        }
        return schema.get("anyOf") instanceof List<?> options
                && options.getLast() instanceof Schema last
                && "null".equals(last.get("type"));
    }
}

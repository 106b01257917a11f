package dev.jumun.runtime.document;

import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Details;
import dev.jumun.runtime.codec.ObjectCodec;
import dev.jumun.runtime.codec.ObjectSchema;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of an operation. */
final class ParameterList {
    private static final List<String> PLACES = List.of("path", "query", "header", "cookie");

    private final Schemas schemas;

    /** Those in the path first, then of the query, headers, cookies. */
    private final List<Map<String, @Nullable Object>> parameters = new ArrayList<>();

    private Map<String, @Nullable Object> last = Map.of();

    ParameterList(Schemas schemas) {
        this.schemas = schemas;
    }

    boolean isEmpty() {
        return parameters.isEmpty();
    }

    List<Map<String, @Nullable Object>> toOpenApi() {
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
        Schema titled = titled(schema, parameter);
        if (!text.isEmpty()) {
            entry.put("description", text);
            titled = titled.with("description", text);
        }
        entry.put("schema", titled);
        parameters.add(indexOf(place), entry);
        last = entry;
    }

    private Schema titled(Schema schema, String parameter) {
        if (schema.get("title") != null) {
            return schema;
        }
        return schema.isNullableReference()
                ? schema.titled(schemas.title(parameter))
                : schemas.titled(schema, parameter);
    }

    /** After all others of its place and of those before. */
    private int indexOf(String place) {
        int index = parameters.size();
        while (index > 0 && rank(parameters.get(index - 1).get("in")) > rank(place)) {
            index--;
        }
        return index;
    }

    private static int rank(@Nullable Object place) {
        return PLACES.indexOf(String.valueOf(place));
    }

    /** Describes the parameter that was added last; empty for no title of its own. */
    void details(String ownTitle, boolean outdated, String... examples) {
        if (last.get("schema") instanceof Schema schema) {
            last.put("schema", Details.of(schema, ownTitle, outdated, examples));
        }
        if (outdated) {
            last.put("deprecated", true);
        }
    }

    /** Adds a named example of the parameter that was added last. */
    void example(String called, String line, String text, String json, String elsewhere) {
        last.put(
                "examples",
                NamedExamples.with(last.get("examples"), called, line, text, json, elsewhere));
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

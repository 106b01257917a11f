package dev.jumun.runtime.schema;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON Schema: its keywords in order. Immutable; the {@code with} methods return a copy. */
public final class Schema {
    private static final Schema ANY = new Schema(Map.of());

    private final Map<String, @Nullable Object> keywords;

    private Schema(Map<String, @Nullable Object> keywords) {
        this.keywords = keywords;
    }

    /** The schema that everything fits. */
    public static Schema any() {
        return ANY;
    }

    /** A schema of one type: {@code string}, {@code integer}, … */
    public static Schema type(String type) {
        return any().with("type", type);
    }

    /** A reference to a named schema of the document. */
    public static Schema reference(String name) {
        return any().with("$ref", "#/components/schemas/" + name);
    }

    /** What fits at least one of several. */
    public static Schema anyOf(Schema... options) {
        return any().with("anyOf", List.of(options));
    }

    /** An array of items. */
    public static Schema array(Schema items) {
        return any().with("items", items).with("type", "array");
    }

    /**
     * Returns a copy with a keyword added or replaced: a string, number, boolean, null, list, map
     * or schema.
     */
    public Schema with(String keyword, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(keywords);
        copy.put(keyword, value);
        return new Schema(copy);
    }

    /** Returns a copy with a title, unless the schema is only a reference, which has its own. */
    public Schema titled(String title) {
        return keywords.containsKey("$ref") ? this : with("title", title);
    }

    /** Returns whether it is a reference, or null: what is referred to has a title. */
    public boolean isNullableReference() {
        return get("anyOf") instanceof List<?> options
                && options.size() == 2
                && options.getFirst() instanceof Schema first
                && first.get("$ref") != null
                && options.getLast() instanceof Schema last
                && "null".equals(last.get("type"));
    }

    /** Returns the value of a keyword, or null. */
    public @Nullable Object get(String keyword) {
        return keywords.get(keyword);
    }

    /** Returns the keywords; the map cannot be changed. */
    public Map<String, @Nullable Object> keywords() {
        return Collections.unmodifiableMap(keywords);
    }

    @Override
    public String toString() {
        return keywords.toString();
    }
}

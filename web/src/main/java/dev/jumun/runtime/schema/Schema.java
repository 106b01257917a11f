package dev.jumun.runtime.schema;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A JSON Schema: its keywords in order. Immutable; the {@code with} methods return a copy. */
public final class Schema {
    private static final Schema ANY = new Schema(new String[0], new Object[0]);

    // Few, and copied often: arrays are copied faster than a map.
    private final String[] keywords;
    private final @Nullable Object[] values;

    private Schema(String[] keywords, @Nullable Object[] values) {
        this.keywords = keywords;
        this.values = values;
    }

    /** The schema that everything fits. */
    public static Schema any() {
        return ANY;
    }

    /**
     * A schema of several keywords and their values, in turn; one whose value is null is left out.
     */
    public static Schema of(@Nullable Object... pairs) {
        String[] keywords = new String[pairs.length / 2];
        @Nullable Object[] values = new Object[keywords.length];
        int size = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] instanceof String keyword && pairs[i + 1] != null) {
                keywords[size] = keyword;
                values[size++] = pairs[i + 1];
            }
        }
        return size == keywords.length
                ? new Schema(keywords, values)
                : new Schema(Arrays.copyOf(keywords, size), Arrays.copyOf(values, size));
    }

    /** A schema of one type: {@code string}, {@code integer}, … */
    public static Schema type(String type) {
        return any().with("type", type);
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
        int at = indexOf(keyword);
        if (at >= 0) {
            @Nullable Object[] others = values.clone();
            others[at] = value;
            return new Schema(keywords, others);
        }
        int size = keywords.length;
        String[] more = Arrays.copyOf(keywords, size + 1);
        @Nullable Object[] longer = Arrays.copyOf(values, size + 1);
        more[size] = keyword;
        longer[size] = value;
        return new Schema(more, longer);
    }

    private int indexOf(String keyword) {
        for (int i = 0; i < keywords.length; i++) {
            if (keywords[i].equals(keyword)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns a copy with a title, unless the schema is only a reference, which has its own. */
    public Schema titled(String title) {
        return isReference() ? this : with("title", title);
    }

    /** Returns whether it is a reference: what is referred to has a title. */
    public boolean isReference() {
        return indexOf("$ref") >= 0;
    }

    /** Returns whether it is a reference, or null: what is referred to has a title. */
    public boolean isNullableReference() {
        return get("anyOf") instanceof List<?> options
                && options.size() == 2
                && options.getFirst() instanceof Schema first
                && first.isReference()
                && options.getLast() instanceof Schema last
                && "null".equals(last.get("type"));
    }

    /** Returns the value of a keyword, or null. */
    public @Nullable Object get(String keyword) {
        int at = indexOf(keyword);
        return at < 0 ? null : values[at];
    }

    /** Returns whether another one has the same keywords with equal values. */
    boolean isSameAs(Schema other) {
        return this == other
                || (Arrays.equals(keywords, other.keywords) && Arrays.equals(values, other.values));
    }

    /** Returns whether everything fits. */
    public boolean isAny() {
        return keywords.length == 0;
    }

    /** Returns the keywords and their values, in a map of its own. */
    public Map<String, @Nullable Object> keywords() {
        return keywords(UnaryOperator.identity());
    }

    /** Returns how many keywords there are. */
    public int size() {
        return keywords.length;
    }

    /** Returns a keyword, by its place. */
    public String keyword(int index) {
        return keywords[index];
    }

    /** Returns the value of a keyword, by its place. */
    public @Nullable Object value(int index) {
        return values[index];
    }

    /** The same, with other values. */
    Map<String, @Nullable Object> keywords(UnaryOperator<@Nullable Object> change) {
        Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(keywords.length);
        for (int i = 0; i < keywords.length; i++) {
            map.put(keywords[i], change.apply(values[i]));
        }
        return map;
    }

    @Override
    public String toString() {
        return keywords().toString();
    }
}

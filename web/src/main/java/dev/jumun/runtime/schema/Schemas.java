package dev.jumun.runtime.schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The named schemas of a document, gathered while its operations are described. A type may look
 * different as it is read and as it is written: then it has two, {@code Item-Input} and {@code
 * Item-Output}, as FastAPI has it. Not for several threads at once.
 */
public final class Schemas {
    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, NamedType> types = new HashMap<>();
    private final Map<SchemaReference, Set<String>> required = new HashMap<>();
    private final boolean precise;
    private boolean writing;

    /** The types that are being described, the outermost first. */
    private final Deque<SchemaReference> open = new ArrayDeque<>();

    /** Titles by names, of which most are those of many properties. */
    private final Map<String, String> titles = new HashMap<>();

    /** What was titled last, by the names of properties. */
    private final Map<String, Titled> titledRead = new HashMap<>();

    private final Map<String, Titled> titledWritten = new HashMap<>();

    private record Titled(Schema before, Schema after) {}

    /** Whether it is known which types have sides that differ. */
    private boolean settled;

    /** Makes an empty set, of schemas as pydantic writes them. */
    public Schemas() {
        this(false);
    }

    /**
     * Makes an empty set.
     *
     * @param precise whether schemas describe all that is true of the values, and nothing else:
     *     with formats of numbers and of times without an offset
     */
    public Schemas(boolean precise) {
        this.precise = precise;
    }

    /** Returns whether schemas are more precise than those of pydantic. */
    public boolean isPrecise() {
        return precise;
    }

    /** Returns the title of a property. */
    public String title(String property) {
        String title = titles.get(property);
        if (title == null) {
            title = Titles.of(property);
            titles.put(property, title);
        }
        return title;
    }

    /**
     * Returns the schema of a property with its title, unless the schema is only a reference: of a
     * named schema, or that or null. It is that of the last property of this name if the schema is
     * the same: in a large API, many properties share theirs, and the document is written faster.
     */
    public Schema titled(Schema schema, String property) {
        Map<String, Titled> titled = writing ? titledWritten : titledRead;
        Titled last = titled.get(property);
        if (last == null || !schema.isSameAs(last.before)) {
            last =
                    new Titled(
                            schema,
                            schema.isNullableReference() ? schema : schema.titled(title(property)));
            titled.put(property, last);
        }
        return last.after;
    }

    /** Marks a property of a named schema as required, although it has a default. */
    public void require(Schema reference, String property) {
        if (precise && reference.get("$ref") instanceof SchemaReference side) {
            side.type.sided = true;
            required.computeIfAbsent(side, _ -> new TreeSet<>()).add(property);
        }
    }

    /** From now on types are described as they are read. */
    public Schemas reading() {
        writing = false;
        return this;
    }

    /** From now on types are described as they are written. */
    public Schemas writing() {
        writing = true;
        return this;
    }

    /** Returns whether types are described as they are written. */
    public boolean isWriting() {
        for (SchemaReference side : open) {
            side.type.sided = true;
        }
        return writing;
    }

    /**
     * Returns a reference to the schema of a type, which is made if it is not there yet. A type may
     * refer to itself.
     *
     * @param name if another type has its simple name already, the qualified name with {@code __}
     *     for dots serves
     */
    public Schema named(String name, String qualifiedName, DescribedType content) {
        NamedType type = types.get(name);
        if (type == null) {
            type = new NamedType(name, qualifiedName);
            types.put(name, type);
        } else if (!type.qualifiedName.equals(qualifiedName)) {
            String longName =
                    qualifiedName
                            .replace(".", "__")
                            .replace("$", "__")
                            .replaceAll("[^A-Za-z0-9_-]", "_");
            return named(longName.equals(name) ? name + "_" : longName, qualifiedName, content);
        }
        SchemaReference side = side(type);
        if (!open.isEmpty()) {
            open.getLast().refersTo(side);
        }
        if (side.begin()) {
            open.addLast(side);
            side.content(content.schema(this));
            open.removeLast();
            settled = false;
        }
        return side.reference();
    }

    private SchemaReference side(NamedType type) {
        SchemaReference own = writing ? type.written : type.read;
        if (own == null) {
            SchemaReference other = writing ? type.read : type.written;
            own =
                    other == null || precise || !other.isForBothSides()
                            ? new SchemaReference(type, writing)
                            : other;
            if (writing) {
                type.written = own;
            } else {
                type.read = own;
            }
        }
        return own;
    }

    /** Returns all schemas by their final names, sorted; what is in them has its final names. */
    public Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> all = new TreeMap<>();
        unresolved().forEach((name, schema) -> all.put(name, resolve(schema)));
        return all;
    }

    /** The same; what is in them does not have its final names. */
    public Map<String, Schema> unresolved() {
        if (!required.isEmpty()) {
            required.forEach(
                    (side, properties) -> side.content(requiring(side.content(), properties)));
            required.clear();
            settled = false;
        }
        settle();
        Map<String, Schema> all = new TreeMap<>();
        for (NamedType type : types.values()) {
            add(type.read, all);
            add(type.written, all); // the same, if the sides do not differ
        }
        return all;
    }

    private static void add(@Nullable SchemaReference side, Map<String, Schema> all) {
        if (side != null) {
            all.putIfAbsent(side.name(), side.content());
        }
    }

    /** Returns how the document writes a reference. */
    public String text(SchemaReference reference) {
        settle();
        return PREFIX.concat(reference.name());
    }

    private static Schema requiring(Schema schema, Set<String> properties) {
        List<Object> all = new ArrayList<>();
        if (schema.get("required") instanceof List<?> before) {
            all.addAll(before);
        }
        properties.stream().filter(property -> !all.contains(property)).forEach(all::add);
        return schema.with("required", all);
    }

    /** Returns a value of the document with the final names in all references. */
    public @Nullable Object resolve(@Nullable Object value) {
        if (value instanceof SchemaReference reference) {
            return text(reference);
        }
        if (value instanceof Schema schema) {
            return schema.keywords(this::resolve);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                copy.put(String.valueOf(entry.getKey()), resolve(entry.getValue()));
            }
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object each : list) {
                copy.add(resolve(each));
            }
            return copy;
        }
        return value;
    }

    /** Finds the types whose two sides differ: in themselves, or in what they are made of. */
    private void settle() {
        if (settled) {
            return;
        }
        settled = true;
        List<NamedType> both = new ArrayList<>();
        for (NamedType type : types.values()) {
            SchemaReference read = type.read;
            SchemaReference written = type.written;
            if (read != null && written != null && read != written) {
                both.add(type);
                // Pydantic distinguishes recursive types in any case.
                type.apart =
                        (type.sided && !isAlike(read.content(), written.content()))
                                || read.isRecursive();
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (NamedType type : both) {
                if (!type.apart && type.read != null && type.read.hasPartApart()) {
                    type.apart = true;
                    more = true;
                }
            }
        }
    }

    private static boolean haveLikeKeywords(Schema one, Schema other) {
        if (one == other) {
            return true;
        }
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.keyword(i).equals(other.keyword(i))
                    || !isAlike(one.value(i), other.value(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether two values are the same as JSON, if both sides of what they refer to are. */
    private static boolean isAlike(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Schema schema && other instanceof Schema second) {
            return haveLikeKeywords(schema, second);
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> second) {
            if (map.size() != second.size()) {
                return false;
            }
            Iterator<? extends Map.Entry<?, ?>> entries = second.entrySet().iterator();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Map.Entry<?, ?> next = entries.next();
                if (!entry.getKey().equals(next.getKey())
                        || !isAlike(entry.getValue(), next.getValue())) {
                    return false;
                }
            }
            return true;
        }
        if (one instanceof List<?> list && other instanceof List<?> second) {
            if (list.size() != second.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!isAlike(list.get(i), second.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (one instanceof SchemaReference reference && other instanceof SchemaReference second) {
            return reference.type == second.type;
        }
        return String.valueOf(one).equals(String.valueOf(other));
    }
}

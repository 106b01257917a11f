package dev.jumun.runtime.schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The named schemas of a document, gathered while its operations are described. A type may look
 * different as it is read and as it is written: then it has two, {@code Item-Input} and {@code
 * Item-Output}, as FastAPI has it. Not for several threads at once.
 */
public final class Schemas {
    /**
     * Separates a name from its side (input or output), until it is known whether the sides differ.
     */
    private static final String READ = "\u0000Input";

    private static final String WRITTEN = "\u0000Output";
    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Schema> gathered = new HashMap<>();
    private final Map<String, String> ownerOfName = new HashMap<>();
    private final Map<String, Set<String>> required = new HashMap<>();
    private final boolean precise;
    private boolean writing;

    /** The types that are being described, the outermost first. */
    private final Deque<String> open = new ArrayDeque<>();

    /** What each type refers to. */
    private final Map<String, Set<String>> references = new HashMap<>();

    /** The names of types that have asked on which side they are. Only their sides can differ. */
    private final Set<String> sided = new HashSet<>();

    /** The types of which it is known that they are the same on both sides. */
    private final Set<String> indifferent = new HashSet<>();

    /** Titles by names, of which most are those of many properties. */
    private final Map<String, String> titles = new HashMap<>();

    /** The names whose two sides differ; null until it is asked for again. */
    private @Nullable Set<String> apart;

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
        return titles.computeIfAbsent(property, Titles::of);
    }

    /** Marks a property of a named schema as required, although it has a default. */
    public void require(Schema reference, String property) {
        if (precise && reference.get("$ref") instanceof String name) {
            String key = name.substring(PREFIX.length());
            sided.add(nameOf(key));
            required.computeIfAbsent(key, _ -> new TreeSet<>()).add(property);
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
        open.forEach(key -> sided.add(nameOf(key)));
        return writing;
    }

    /**
     * Returns a reference to the schema of a type, which is made if it is not there yet. A type may
     * refer to itself.
     *
     * @param name if another type has its simple name already, the qualified name with {@code __}
     *     for dots serves
     */
    public Schema named(SchemaName name, Supplier<Schema> schema) {
        return named(name.key(), name.qualified(), schema);
    }

    /** The same, for a type without type arguments. */
    public Schema named(String name, String qualifiedName, Supplier<Schema> schema) {
        String owner = ownerOfName.putIfAbsent(name, qualifiedName);
        if (owner != null && !owner.equals(qualifiedName)) {
            String longName =
                    qualifiedName
                            .replace(".", "__")
                            .replace("$", "__")
                            .replaceAll("[^A-Za-z0-9_-]", "_");
            return named(longName.equals(name) ? name + "_" : longName, qualifiedName, schema);
        }
        String otherSide = name + (writing ? READ : WRITTEN);
        String key =
                isTheSameOnBothSides(otherSide) ? otherSide : name + (writing ? WRITTEN : READ);
        if (!open.isEmpty()) {
            references.computeIfAbsent(open.getLast(), _ -> new LinkedHashSet<>()).add(key);
        }
        if (!gathered.containsKey(key)) {
            gathered.put(key, Schema.any()); // ends the recursion of a type that holds itself
            open.addLast(key);
            gathered.put(key, schema.get());
            open.removeLast();
            apart = null;
        }
        return Schema.reference(key);
    }

    /** Whether the schema of one side serves for the other: it does not ask on which it is. */
    private boolean isTheSameOnBothSides(String key) {
        return !precise && gathered.containsKey(key) && asksForNoSide(key, new HashSet<>());
    }

    /** Whether neither a type nor what it is made of asks; a recursive type has two sides. */
    private boolean asksForNoSide(String key, Set<String> above) {
        if (indifferent.contains(key)) {
            return true;
        }
        if (sided.contains(nameOf(key)) || !above.add(key)) {
            return false;
        }
        for (String part : references.getOrDefault(key, Set.of())) {
            if (!asksForNoSide(part, above)) {
                return false;
            }
        }
        above.remove(key);
        return indifferent.add(key);
    }

    /** Returns all schemas by their final names, sorted. */
    public Map<String, @Nullable Object> all() {
        required.forEach((key, properties) ->
                gathered.computeIfPresent(key, (_, schema) -> requiring(schema, properties)));
        if (!required.isEmpty()) {
            required.clear();
            apart = null;
        }
        Set<String> differing = apart();
        Map<String, @Nullable Object> all = new TreeMap<>();
        gathered.forEach((key, schema) -> {
            String name = finalName(key, differing);
            if (!all.containsKey(name)) { // the other side is the same
                all.put(name, resolve(schema, differing));
            }
        });
        return all;
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
        return resolve(value, apart());
    }

    private @Nullable Object resolve(@Nullable Object value, Set<String> differing) {
        if (value instanceof String text) {
            return isReference(text)
                    ? PREFIX + finalName(text.substring(PREFIX.length()), differing)
                    : text;
        }
        if (value instanceof Schema schema) {
            return schema.keywords(each -> resolve(each, differing));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                copy.put(String.valueOf(entry.getKey()), resolve(entry.getValue(), differing));
            }
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object each : list) {
                copy.add(resolve(each, differing));
            }
            return copy;
        }
        return value;
    }

    private static String finalName(String key, Set<String> apart) {
        String name = nameOf(key);
        return apart.contains(name) ? key.replace('\u0000', '-') : name;
    }

    /** The names whose two sides differ: in themselves, or in what they are made of. */
    private Set<String> apart() {
        Set<String> known = apart;
        if (known != null) {
            return known;
        }
        Set<String> both = new HashSet<>();
        for (String key : gathered.keySet()) {
            if (key.endsWith(READ) && gathered.containsKey(nameOf(key) + WRITTEN)) {
                both.add(nameOf(key));
            }
        }
        Set<String> found = new HashSet<>();
        for (String name : both) {
            // Pydantic distinguishes recursive types in any case.
            if ((sided.contains(name)
                            && !isAlike(gathered.get(name + READ), gathered.get(name + WRITTEN)))
                    || reaches(name + READ, name + READ, new HashSet<>())) {
                found.add(name);
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (String name : both) {
                if (!found.contains(name)
                        && references.getOrDefault(name + READ, Set.of()).stream()
                                .anyMatch(other -> found.contains(nameOf(other)))) {
                    more |= found.add(name);
                }
            }
        }
        apart = found;
        return found;
    }

    private static String nameOf(String key) {
        return key.substring(0, key.indexOf(0));
    }

    private static boolean isReference(String text) {
        return text.startsWith(PREFIX) && text.indexOf(0) > 0;
    }

    /** Whether two values are the same as JSON, if both sides of what they refer to are. */
    private static boolean isAlike(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Schema schema && other instanceof Schema second) {
            return schema.isAlike(second, Schemas::isAlike);
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
        if (one instanceof String text
                && other instanceof String second
                && isReference(text)
                && isReference(second)) {
            return nameOf(text).equals(nameOf(second));
        }
        return String.valueOf(one).equals(String.valueOf(other));
    }

    private boolean reaches(String from, String to, Set<String> seen) {
        for (String next : references.getOrDefault(from, Set.of())) {
            if (next.equals(to) || (seen.add(next) && reaches(next, to, seen))) {
                return true;
            }
        }
        return false;
    }
}

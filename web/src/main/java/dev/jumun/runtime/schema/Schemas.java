package dev.jumun.runtime.schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    private final Map<String, Schema> gathered = new TreeMap<>();
    private final Map<String, String> ownerOfName = new HashMap<>();
    private final Map<String, Set<String>> required = new HashMap<>();
    private final boolean precise;
    private boolean writing;

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

    /** Marks a property of a named schema as required, although it has a default. */
    public void require(Schema reference, String property) {
        if (precise && reference.get("$ref") instanceof String name) {
            String key = name.substring(PREFIX.length());
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
        String key = name + (writing ? WRITTEN : READ);
        if (!gathered.containsKey(key)) {
            gathered.put(key, Schema.any()); // ends the recursion of a type that holds itself
            gathered.put(key, schema.get());
        }
        return Schema.reference(key);
    }

    /** Returns all schemas by their final names, sorted. */
    public Map<String, @Nullable Object> all() {
        required.forEach((key, properties) ->
                gathered.computeIfPresent(key, (_, schema) -> requiring(schema, properties)));
        required.clear();
        Set<String> apart = apart();
        Map<String, @Nullable Object> all = new TreeMap<>();
        gathered.forEach((key, schema) -> all.put(finalName(key, apart), resolve(schema, apart)));
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

    private @Nullable Object resolve(@Nullable Object value, Set<String> apart) {
        return switch (value) {
            case Schema schema -> resolve(schema.keywords(), apart);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((name, each) -> copy.put(String.valueOf(name), resolve(each, apart)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(each -> copy.add(resolve(each, apart)));
                yield copy;
            }
            case String text when text.startsWith(PREFIX) && text.indexOf(0) > 0 ->
                    PREFIX + finalName(text.substring(PREFIX.length()), apart);
            case null, default -> value;
        };
    }

    private static String finalName(String key, Set<String> apart) {
        String name = key.substring(0, key.indexOf(0));
        return apart.contains(name) ? key.replace('\u0000', '-') : name;
    }

    /** The names whose two sides differ: in themselves, or in what they are made of. */
    private Set<String> apart() {
        Set<String> both = new TreeSet<>();
        for (String key : gathered.keySet()) {
            String name = key.substring(0, key.indexOf(0));
            if (gathered.containsKey(name + READ) && gathered.containsKey(name + WRITTEN)) {
                both.add(name);
            }
        }
        Set<String> apart = new HashSet<>();
        for (String name : both) {
            Object read = resolve(gathered.get(name + READ), Set.of());
            Object written = resolve(gathered.get(name + WRITTEN), Set.of());
            // Pydantic distinguishes recursive types in any case.
            if (!String.valueOf(read).equals(String.valueOf(written))
                    || reaches(name + READ, name + READ, new HashSet<>())) {
                apart.add(name);
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (String name : both) {
                if (!apart.contains(name) && refersTo(name + READ, apart)) {
                    more |= apart.add(name);
                }
            }
        }
        return apart;
    }

    private boolean refersTo(String key, Set<String> names) {
        return references(gathered.get(key)).stream()
                .anyMatch(other -> names.contains(other.substring(0, other.indexOf(0))));
    }

    private boolean reaches(String from, String to, Set<String> seen) {
        for (String next : references(gathered.get(from))) {
            if (next.equals(to) || (seen.add(next) && reaches(next, to, seen))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> references(@Nullable Object value) {
        Set<String> found = new HashSet<>();
        switch (value) {
            case Schema schema -> found.addAll(references(schema.keywords()));
            case Map<?, ?> map -> map.values().forEach(each -> found.addAll(references(each)));
            case List<?> list -> list.forEach(each -> found.addAll(references(each)));
            case String text when text.startsWith(PREFIX) && text.indexOf(0) > 0 ->
                    found.add(text.substring(PREFIX.length()));
            case null, default -> {}
        }
        return found;
    }
}

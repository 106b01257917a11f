package dev.jumun.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The named schemas of a document, gathered while its operations are described. Not for several
 * threads at once.
 */
public final class Schemas {
    private final Map<String, Schema> byName = new TreeMap<>();
    private final Map<String, String> ownerOfName = new HashMap<>();

    /** Makes an empty set. */
    public Schemas() {}

    /**
     * Returns a reference to the schema of a type, which is made if it is not there yet. A type may
     * refer to itself.
     *
     * @param name its simple name; if another type has it already, the qualified name with {@code
     *     __} for dots serves
     * @param qualifiedName what tells types apart
     */
    public Schema named(String name, String qualifiedName, Supplier<Schema> schema) {
        String owner = ownerOfName.putIfAbsent(name, qualifiedName);
        if (owner != null && !owner.equals(qualifiedName)) {
            String longName = qualifiedName.replace(".", "__").replace("$", "__");
            return named(longName, qualifiedName, schema);
        }
        if (owner == null) {
            byName.put(name, Schema.any()); // ends the recursion of a type that holds itself
            byName.put(name, schema.get());
        }
        return Schema.reference(name);
    }

    /** Returns all schemas by their names, sorted. */
    public Map<String, Schema> all() {
        return byName;
    }
}

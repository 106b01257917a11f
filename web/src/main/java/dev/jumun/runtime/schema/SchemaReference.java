package dev.jumun.runtime.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One side of a named schema: of a type as it is read, or as it is written. It is the value of
 * {@code $ref}; how the document writes it is known when all schemas are there.
 */
public final class SchemaReference {
    final NamedType type;
    private final boolean writing;

    /** What it refers to. */
    private final List<SchemaReference> parts = new ArrayList<>(2);

    private final Schema reference = Schema.of("$ref", this);
    private boolean begun;
    private Schema content = Schema.any();
    private boolean indifferent;
    private boolean entered;

    SchemaReference(NamedType type, boolean writing) {
        this.type = type;
        this.writing = writing;
    }

    /** Begins to describe it; false if that has begun before: a type may hold itself. */
    boolean begin() {
        boolean isFirst = !begun;
        begun = true;
        return isFirst;
    }

    /** The schema that refers to it. */
    Schema reference() {
        return reference;
    }

    Schema content() {
        return content;
    }

    void content(Schema described) {
        content = described;
    }

    void refersTo(SchemaReference part) {
        parts.add(part);
    }

    /** Whether it refers to a type whose sides differ. */
    boolean hasPartApart() {
        for (SchemaReference part : parts) {
            if (part.type.apart) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it serves for the other side, too: neither its type nor what that is made of asks on
     * which side it is. A recursive type has two sides.
     */
    boolean isForBothSides() {
        if (indifferent) {
            return true;
        }
        if (type.sided || entered) {
            return false;
        }
        entered = true;
        boolean all = true;
        for (SchemaReference part : parts) {
            all = all && part.isForBothSides();
        }
        entered = false;
        indifferent = all;
        return all;
    }

    /** Whether it is made of itself. */
    boolean isRecursive() {
        return reaches(this, new HashSet<>());
    }

    private boolean reaches(SchemaReference other, Set<SchemaReference> seen) {
        for (SchemaReference part : parts) {
            if (part == other || (seen.add(part) && part.reaches(other, seen))) {
                return true;
            }
        }
        return false;
    }

    /** What it is called, if it is known which types have sides that differ. */
    String name() {
        return type.apart ? type.name.concat(writing ? "-Output" : "-Input") : type.name;
    }

    @Override
    public String toString() {
        return name();
    }
}

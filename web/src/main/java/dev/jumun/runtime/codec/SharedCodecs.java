package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

/**
 * The codecs of the records of a class, mostly nested in it. The class that extends this is
 * generated: it has a constant for each record, numbers the records, and reads and writes their
 * members. One class for all is compiled and loaded in less time than a class for each.
 */
public abstract class SharedCodecs {
    /** Called once, by the generated class. */
    protected SharedCodecs() {}

    /** Begins the members of a record that has its own name in the document. */
    protected static RecordMembers members(Class<?> record, String description) {
        return new RecordMembers(record).described(description);
    }

    /**
     * Reads the members of the record with a number, and makes it.
     *
     * @return the record; null, with problems recorded, if the members do not fit
     */
    protected abstract @Nullable Object read(int record, ObjectSource from);

    /** Writes the members of the record with a number. */
    protected abstract void write(int record, Object value, JsonWriter writer);
}

package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * The codec of a record, in a class that has those of other records, too.
 *
 * <p>It is a record itself since the JVM trusts that the fields of a record never change. Where a
 * codec is a constant, so are the home, the number and the names: what is read or written is known
 * when the code is compiled, and no number is looked at.
 *
 * @param home has the codecs of all records of the class
 * @param number the number of the record there
 * @param names the names of the members, encoded: a list whose elements the JVM trusts to stay
 * @param <T> the record
 */
public record SharedCodec<T>(
        SharedCodecs home, int number, RecordMembers members, List<byte[]> names)
        implements ObjectCodec<T> {
    SharedCodec(SharedCodecs home, int number, RecordMembers members) {
        this(home, number, members.complete(), List.of(members.encodedNames()));
    }

    /** Returns the record. */
    @SuppressWarnings("unchecked") // the generated code has declared its members
    public Class<T> type() {
        return (Class<T>) members.type();
    }

    /** Begins the members of an object. */
    public MemberReader reader(ObjectSource from) {
        return new MemberReader(members, from);
    }

    /** Returns the codec of members that the record does not declare. */
    @SuppressWarnings("unchecked") // the generated code knows it
    public <V> Codec<V> others() {
        return (Codec<V>) Objects.requireNonNull(members.others());
    }

    @Override
    public @Nullable T decode(JsonReader reader) {
        return reader.beginObject() ? make(reader) : null;
    }

    @Override
    public @Nullable T decodeParameters(ParameterSource parameters) {
        return make(parameters);
    }

    @SuppressWarnings("unchecked") // the generated code reads the record with this number
    private @Nullable T make(ObjectSource from) {
        Problems problems = from.problems();
        try {
            T made = (T) home.read(number, from);
            problems.making(false);
            return made;
        } catch (IllegalArgumentException failure) {
            problems.refusedBy(failure);
            return null;
        }
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        RecordMembers.refuseText(problems);
        return null;
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        writer.beginObject();
        home.write(number, value, writer);
        writer.endObject();
    }

    @Override
    public Schema schema(Schemas schemas) {
        return members.named(schemas);
    }

    @Override
    public ObjectSchema describe(ObjectSchema object) {
        return members.describe(object);
    }

    /** There is one codec of a record. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "The codec of " + type().getName();
    }
}

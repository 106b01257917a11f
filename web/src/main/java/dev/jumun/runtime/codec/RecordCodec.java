package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.SchemaName;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * What the codecs of records have in common that have a class of their own. The class is generated:
 * it names the members, reads them into a new record, and writes them. The records of one class
 * share {@link SharedCodecs}.
 *
 * @param <T> the record
 */
public abstract class RecordCodec<T> implements ObjectCodec<T> {
    private final RecordMembers members;
    private final List<byte[]> names;

    /** Creates the codec of a record with these members. */
    protected RecordCodec(RecordMembers members) {
        this.members = members.complete();
        this.names = List.of(members.encodedNames());
    }

    /** Begins the members of a record that has its own name in the document. */
    protected static RecordMembers members(String name, String qualifiedName) {
        return new RecordMembers(name, qualifiedName, name);
    }

    /** Begins the members of a record whose name contains those of its type arguments. */
    protected static RecordMembers members(SchemaName name) {
        return new RecordMembers(name.key(), name.qualified(), name.title());
    }

    /**
     * Reads the members, and makes the record.
     *
     * @return the record; null, with problems recorded, if the members do not fit
     */
    protected abstract @Nullable T read(ObjectSource from);

    /** Begins the members of an object. */
    protected final MemberReader reader(ObjectSource from) {
        return new MemberReader(members, from);
    }

    /** Writes the members. */
    protected abstract void write(T value, JsonWriter writer);

    /** Returns the names of the members, encoded: a list whose elements the JVM trusts to stay. */
    protected final List<byte[]> names() {
        return names;
    }

    /** Returns the codec of a member, in a codec that is made for type arguments. */
    @SuppressWarnings("unchecked") // the generated code knows it
    protected final <V> Codec<V> codec(int member) {
        return (Codec<V>) members.at(member).codec;
    }

    /** Returns the codec of members that the record does not declare. */
    @SuppressWarnings("unchecked") // the generated code knows it
    protected final <V> Codec<V> others() {
        return (Codec<V>) Objects.requireNonNull(members.others());
    }

    @Override
    public final @Nullable T decode(JsonReader reader) {
        return reader.beginObject() ? make(reader) : null;
    }

    @Override
    public final @Nullable T decodeParameters(ParameterSource parameters) {
        return make(parameters);
    }

    private @Nullable T make(ObjectSource from) {
        Problems problems = from.problems();
        try {
            T made = read(from);
            problems.making(false);
            return made;
        } catch (IllegalArgumentException failure) {
            problems.refusedBy(failure);
            return null;
        }
    }

    @Override
    public final @Nullable T decodeText(String text, Problems problems) {
        RecordMembers.refuseText(problems);
        return null;
    }

    @Override
    public final void encode(T value, JsonWriter writer) {
        writer.beginObject();
        write(value, writer);
        writer.endObject();
    }

    @Override
    public final Schema schema(Schemas schemas) {
        return members.named(schemas);
    }

    @Override
    public final ObjectSchema describe(ObjectSchema object) {
        return members.describe(object);
    }
}

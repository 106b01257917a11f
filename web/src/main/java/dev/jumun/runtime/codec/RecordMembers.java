package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.DescribedType;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a record's codec knows about the record: its name, and its members in the order of their
 * declaration. The methods that return {@code this} are called only while it is made.
 */
public final class RecordMembers implements DescribedType {
    private final String name;
    private final String qualifiedName;

    /** Null if the codec has a class of its own. */
    private final @Nullable Class<?> type;

    private final List<RecordMember> all = new ArrayList<>();
    private String title;
    private String description = "";
    private boolean closed;
    private @Nullable Codec<?> others;
    private String[] examples = {};

    /** Null until something is read. */
    private @Nullable FieldNames fieldNames;

    // Made of the members when they are complete.
    private int declared;
    private long required;
    private RecordMember[] table = {};

    RecordMembers(String name, String qualifiedName, String title) {
        this.name = name;
        this.qualifiedName = qualifiedName;
        this.title = title;
        this.type = null;
    }

    RecordMembers(Class<?> type) {
        this.name = type.getSimpleName();
        this.qualifiedName = type.getCanonicalName();
        this.title = name;
        this.type = type;
    }

    /** Sets another title than the name. */
    public RecordMembers titled(String other) {
        title = other;
        return this;
    }

    /** Sets the description of the record in the document, in Markdown. */
    public RecordMembers described(String text) {
        description = text;
        return this;
    }

    /** Adds a member that must be there. */
    public RecordMembers required(String member, Codec<?> codec, String text) {
        return add(RecordMember.required(member, codec, text));
    }

    /** Adds a member that may be left out, and what it is then. */
    public <V> RecordMembers optional(
            String member, Codec<V> codec, @Nullable V otherwise, String text) {
        return add(RecordMember.optional(member, codec, otherwise, text));
    }

    /** Adds a member that is only written; after all others. */
    public RecordMembers computed(String member, Codec<?> codec, String text) {
        return add(RecordMember.computed(member, codec, text));
    }

    private RecordMembers add(RecordMember member) {
        all.add(member);
        return this;
    }

    /** Hides the default of the last member from the document. */
    public RecordMembers undocumented() {
        all.getLast().undocumented();
        return this;
    }

    /** Marks the last member as always written, although it has a default. */
    public RecordMembers alwaysWritten() {
        all.getLast().alwaysWritten();
        return this;
    }

    /** Sets another name for the last member, for output. */
    public RecordMembers written(String other) {
        all.getLast().written(other);
        return this;
    }

    /** Describes the last member; empty for no title of its own. */
    public RecordMembers details(String ownTitle, boolean deprecated, String... json) {
        all.getLast().details(ownTitle, deprecated, json);
        return this;
    }

    /** Sets the codec of members that are not declared. */
    public RecordMembers open(Codec<?> codec) {
        others = codec;
        return this;
    }

    /** Forbids members that are not declared. */
    public RecordMembers closed() {
        closed = true;
        return this;
    }

    /** Sets examples, as JSON. */
    public RecordMembers examples(String... json) {
        examples = json;
        return this;
    }

    /**
     * Ends the members, and makes the codec of the record.
     *
     * @param home the class that has the codec
     * @param number the number of the record there
     */
    public <T> SharedCodec<T> codec(SharedCodecs home, int number) {
        return new SharedCodec<>(home, number, this);
    }

    /** Ends the members. */
    RecordMembers complete() {
        table = all.toArray(new RecordMember[0]);
        while (declared < table.length && !table[declared].computed) {
            declared++;
        }
        for (int i = 0; i < Math.min(declared, Long.SIZE); i++) {
            if (table[i].required) {
                required |= 1L << i;
            }
        }
        return this;
    }

    /** Records that a text is no record. */
    static void refuseText(Problems problems) {
        problems.add(
                "model_attributes_type",
                "Input should be a valid dictionary or object to extract fields from");
    }

    /** The record, if its codec shares a class. */
    Class<?> type() {
        return Objects.requireNonNull(type);
    }

    /** How many members are read. */
    int declared() {
        return declared;
    }

    /** Whether there are more than a word has bits. */
    boolean isWide() {
        return declared > Long.SIZE;
    }

    /** Which of the first 64 members must be there: a bit each. */
    long required() {
        return required;
    }

    byte[][] encodedNames() {
        byte[][] encoded = new byte[table.length][];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = table[i].encodedName();
        }
        return encoded;
    }

    /**
     * The names of the members that are read. They are made for the first reader: what makes them
     * ready takes a sixth of the start of a large application, and many records are only written,
     * or not used for long. Two threads may both make them: they are the same.
     */
    FieldNames fieldNames() {
        FieldNames made = fieldNames;
        return made == null ? makeFieldNames() : made;
    }

    private FieldNames makeFieldNames() {
        String[] names = new String[declared];
        for (int i = 0; i < declared; i++) {
            names[i] = table[i].name;
        }
        FieldNames made = FieldNames.of(names);
        fieldNames = made;
        return made;
    }

    RecordMember at(int index) {
        return table[index];
    }

    boolean isClosed() {
        return closed;
    }

    @Nullable Codec<?> others() {
        return others;
    }

    /** A reference to the schema of the record. */
    Schema named(Schemas schemas) {
        return schemas.named(name, qualifiedName, this);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return describe(new ObjectSchema(schemas, title, description)).toSchema();
    }

    ObjectSchema describe(ObjectSchema object) {
        for (RecordMember member : all) {
            member.describe(object);
        }
        if (others != null) {
            object.open(others);
        } else if (closed) {
            object.closed();
        }
        return object.examples(examples);
    }
}

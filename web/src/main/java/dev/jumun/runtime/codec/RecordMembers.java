package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a record's codec knows about the record: its name, and its members in the order of their
 * declaration. The methods that return {@code this} are called only while it is made.
 */
public final class RecordMembers {
    private final String name;
    private final String qualifiedName;
    private final List<RecordMember> all = new ArrayList<>();
    private String title;
    private String description = "";
    private boolean closed;
    private @Nullable Codec<?> others;
    private String[] examples = {};

    // Made of the members when they are complete.
    private FieldNames fieldNames = FieldNames.NONE;
    private int declared;
    private long required;
    private RecordMember[] table = {};

    RecordMembers(String name, String qualifiedName, String title) {
        this.name = name;
        this.qualifiedName = qualifiedName;
        this.title = title;
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

    /** Ends the members. */
    RecordMembers complete() {
        fieldNames =
                FieldNames.of(
                        all.stream()
                                .filter(member -> !member.computed)
                                .map(member -> member.name)
                                .toArray(String[]::new));
        declared = fieldNames.list().size();
        table = all.toArray(RecordMember[]::new);
        for (int i = 0; i < Math.min(declared, Long.SIZE); i++) {
            if (table[i].required) {
                required |= 1L << i;
            }
        }
        return this;
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
        return all.stream().map(RecordMember::encodedName).toArray(byte[][]::new);
    }

    /** The names of the members that are read. */
    FieldNames fieldNames() {
        return fieldNames;
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

    Schema schema(Schemas schemas) {
        return schemas.named(
                name,
                qualifiedName,
                () -> describe(new ObjectSchema(schemas, title, description)).toSchema());
    }

    ObjectSchema describe(ObjectSchema object) {
        all.forEach(member -> member.describe(object));
        if (others != null) {
            object.open(others);
        } else if (closed) {
            object.closed();
        }
        return object.examples(examples);
    }
}

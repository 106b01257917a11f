package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Reads the members of one object for the codec of a record: from JSON, or from the parameters of a
 * request. It reads numbers, text and booleans that keep their rules itself, without boxes, and
 * calls the member's codec for all other values.
 *
 * <p>The method that reads a record makes it, and gives it to no other method: then the JVM makes
 * none, and keeps its fields in registers.
 */
public final class MemberReader {
    /** What {@link #next} returns at the end. */
    public static final int END = FieldNames.END;

    private final RecordMembers members;

    /** Null for parameters. */
    private final @Nullable JsonReader json;

    private final int mark;

    /** The declared member that was read last, or is being read. */
    private int last = -1;

    /** Which of the first 64 members were there. */
    private long seen;

    /**
     * What only parameters and records of more than 64 members need; otherwise null. It is apart
     * since every object that is read pays for each field of this class.
     */
    private final @Nullable MemberSource more;

    /** Begins the members of an object. */
    MemberReader(RecordMembers members, ObjectSource from) {
        this.members = members;
        this.mark = from.problems().size();
        if (from instanceof JsonReader reader) {
            this.json = reader;
            this.more = members.isWide() ? new MemberSource(members, null) : null;
        } else {
            this.json = null;
            this.more = new MemberSource(members, (ParameterSource) from);
        }
    }

    private MemberSource more() {
        return Objects.requireNonNull(more);
    }

    /**
     * Goes to the next member. Skips those that the record does not declare, unless it takes them.
     *
     * @return its index in the order of the declaration; {@link #END} at the end, and another
     *     negative number for a member that the record takes without declaring it
     */
    public int next() {
        if (json == null) {
            return nextParameter();
        }
        int found = json.nextMember(members, last + 1);
        if (found >= 0) {
            if (has(found)) {
                json.problems().forget(mark, members.at(found).name);
            }
            see(found);
            last = found;
        }
        return found;
    }

    /** Each is asked for in turn, whether it is there or not: the source knows the defaults. */
    private int nextParameter() {
        if (last + 1 < members.declared()) {
            last++;
            see(last);
            return last;
        }
        return more().nextOther() ? FieldNames.UNKNOWN : END;
    }

    private void see(int index) {
        if (index < Long.SIZE) {
            seen |= 1L << index;
        } else {
            more().see(index);
        }
    }

    /** Returns whether a member was there. */
    public boolean has(int index) {
        return index < Long.SIZE ? (seen & 1L << index) != 0 : more().has(index);
    }

    /** Reads text. */
    public String text() {
        return text(0, Integer.MAX_VALUE);
    }

    /** Reads text of a length in characters (code points). */
    public String text(int least, int most) {
        return (json != null && json.isText(least, most)) ? json.text() : value(this.<String>own());
    }

    /** Reads text of a length in characters (code points), which isn't blank. */
    public String words(int least, int most) {
        return (json != null && json.isText(least, most) && !json.text().isBlank())
                ? json.text()
                : value(this.<String>own());
    }

    /** Reads an int; zero, if it does not fit. */
    public int integer() {
        return integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Reads an int from a least to a greatest one; zero, if it does not fit. */
    public int integer(int least, int greatest) {
        return (int) whole(least, greatest);
    }

    /** Reads a long; zero, if it does not fit. */
    public long whole() {
        return whole(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Reads a whole number from a least to a greatest one; zero, if it does not fit. */
    public long whole(long least, long greatest) {
        return (json != null && json.isWhole(least, greatest)) ? json.whole() : anyWhole();
    }

    /** Reads a whole number with rules of its own; zero, if it does not fit. */
    public long anyWhole() {
        Number number = value(this.<Number>own());
        return number == null ? 0 : number.longValue();
    }

    /** Reads a double; zero, if it does not fit. */
    public double number() {
        return number(-Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** Reads a double from a least to a greatest one; zero, if it does not fit. */
    public double number(double least, double greatest) {
        return (json != null && json.isNumber(least, greatest)) ? json.number() : anyNumber();
    }

    /** Reads a double with rules of its own; zero, if it does not fit. */
    public double anyNumber() {
        Number number = value(this.<Number>own());
        return number == null ? 0 : number.doubleValue();
    }

    /** Reads a boolean; false, if it does not fit. */
    public boolean truth() {
        return (json != null && json.isTruth()) ? json.truth() : anyTruth();
    }

    /** Reads a boolean with rules of its own; false, if it does not fit. */
    public boolean anyTruth() {
        Boolean truth = value(this.<Boolean>own());
        return truth != null && truth;
    }

    /** The codec of the member that is being read. */
    @SuppressWarnings("unchecked") // the generated code knows it
    private <V> Codec<V> own() {
        return (Codec<V>) members.at(last).codec;
    }

    /** Reads any value; null, with problems recorded, if it does not fit. */
    @SuppressWarnings("NullAway") // generated code keeps null only where it returns none
    public <V> V value(Codec<V> codec) {
        return json == null
                ? more().parameter(members.at(last), codec)
                : json.field(members.at(last).name, codec);
    }

    /** Returns the name of a member that the record does not declare. */
    public String name() {
        return json == null ? more().other().getKey() : json.fieldName();
    }

    /** Reads the value of a member that the record does not declare. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the source has read it with this codec
    public <V> V other(Codec<V> codec) {
        return json == null ? (V) more().other().getValue() : json.field(json.fieldName(), codec);
    }

    /**
     * Ends the object. Returns whether every member is right, and none is missing: then the record
     * is made.
     */
    public boolean isWhole() {
        boolean whole = json == null ? more().end(mark) : end(json);
        problems().making(whole);
        return whole;
    }

    private boolean end(JsonReader reader) {
        if ((seen & members.required()) != members.required() || more != null) {
            reportMissing(reader);
        }
        return reader.endObject(mark, members.fieldNames().list());
    }

    private void reportMissing(JsonReader reader) {
        for (int i = 0; i < members.declared(); i++) {
            if (members.at(i).required && !has(i)) {
                reader.missing(members.at(i).name);
            }
        }
    }

    private Problems problems() {
        return json == null ? more().problems() : json.problems();
    }

    /** Returns a record that keeps its rules, or null with problems recorded. */
    public <V> @Nullable V checked(Constraint<? super V> rules, V made) {
        return rules.checked(made, problems());
    }
}

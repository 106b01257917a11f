package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/** What a reader of members needs for parameters, and for records of more than 64 members. */
final class MemberSource {
    private final RecordMembers members;
    private final @Nullable ParameterSource parameters;

    /** Which members were there, from the 64th on. */
    private final boolean[] seen;

    // Parameters that the record does not declare.
    private @Nullable Iterator<? extends Map.Entry<String, ?>> others;
    private Map.@Nullable Entry<String, ?> other;

    MemberSource(RecordMembers members, @Nullable ParameterSource parameters) {
        this.members = members;
        this.parameters = parameters;
        this.seen = new boolean[Math.max(0, members.declared() - Long.SIZE)];
    }

    void see(int index) {
        seen[index - Long.SIZE] = true;
    }

    boolean has(int index) {
        return seen[index - Long.SIZE];
    }

    private ParameterSource source() {
        return Objects.requireNonNull(parameters);
    }

    Problems problems() {
        return source().problems();
    }

    /** Goes to the next parameter that the record does not declare, if it takes them. */
    boolean nextOther() {
        Codec<?> codec = members.others();
        if (codec == null) {
            return false;
        }
        Iterator<? extends Map.Entry<String, ?>> all = others;
        if (all == null) {
            all = source().others(members.fieldNames().list(), codec).entrySet().iterator();
            others = all;
        }
        if (!all.hasNext()) {
            return false;
        }
        other = all.next();
        return true;
    }

    Map.Entry<String, ?> other() {
        return Objects.requireNonNull(other);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the default is of the type of its codec
    <V> V parameter(RecordMember member, Codec<V> codec) {
        return member.required
                ? source().required(member.name, codec)
                : source().optional(member.name, codec, (V) member.ownDefault());
    }

    boolean end(int mark) {
        source().end(members.fieldNames().list(), members.isClosed());
        return problems().size() == mark;
    }
}

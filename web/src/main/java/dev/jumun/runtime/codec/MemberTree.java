package dev.jumun.runtime.codec;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Names of members, and of members within them. */
final class MemberTree {
    private static final MemberTree WHOLE = new MemberTree();

    private final Map<String, MemberTree> within = new TreeMap<>();

    /** Makes a tree of names; dots lead into members: {@code owner.name}. */
    static MemberTree of(Set<String> names) {
        MemberTree tree = new MemberTree();
        for (String name : names) {
            MemberTree at = tree;
            for (String part : name.split("\\.", -1)) {
                at = at.within.computeIfAbsent(part, _ -> new MemberTree());
            }
        }
        return tree;
    }

    /** Whether no member within is named: the whole is meant. */
    boolean isWhole() {
        return within.isEmpty();
    }

    boolean names(String member) {
        return within.containsKey(member);
    }

    MemberTree at(String member) {
        return within.getOrDefault(member, WHOLE);
    }
}

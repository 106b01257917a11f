package dev.jumun.processor.source;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.lang.model.SourceVersion;

/**
 * Gives out names for generated code, none of them twice.
 *
 * <p>A local variable hides a field, and a variable hides a class or package of its name, so that
 * {@code List.of()} or {@code java.util.List} would mean something else. Therefore constants have
 * no lower-case letter from a to z, local variables have at least one and begin with none in upper
 * case, fields are written with {@code this}, and the names of users' types that do not begin in
 * upper case are reserved, as the first parts of packages are.
 */
public final class NameSpace {
    private final @Nullable NameSpace outer;
    private final Set<String> taken = new HashSet<>();
    private final Map<Object, String> names = new HashMap<>();

    /** Makes a name space in which some names are taken. */
    public NameSpace(String... reserved) {
        this(null, reserved);
    }

    private NameSpace(@Nullable NameSpace outer, String... reserved) {
        this.outer = outer;
        taken.addAll(Set.of(reserved));
    }

    /**
     * Makes a name space within this one: what is taken here is taken there. It is not copied,
     * since there is one for each record and each route.
     */
    public NameSpace within(String... reserved) {
        return new NameSpace(this, reserved);
    }

    /** Takes some names. */
    public NameSpace reserve(Collection<String> reserved) {
        taken.addAll(reserved);
        return this;
    }

    /**
     * Returns the name of a thing: the one that was proposed for it first, or that with a number.
     */
    public String of(Object thing, String proposal) {
        return names.computeIfAbsent(thing, key -> free(proposal));
    }

    /** Returns the name of a local variable. */
    public String local(Object thing, String proposal) {
        return of(thing, local(proposal));
    }

    private static String local(String proposal) {
        String name = lower(proposal);
        return name.chars().anyMatch(c -> c >= 'a' && c <= 'z') ? name : name + "Value";
    }

    private String free(String proposal) {
        String base = SourceVersion.isKeyword(proposal) ? proposal + "_" : proposal;
        String name = base;
        for (int i = 2; isTaken(name); i++) {
            name = base + i;
        }
        taken.add(name);
        return name;
    }

    private boolean isTaken(String name) {
        return taken.contains(name) || (outer != null && outer.isTaken(name));
    }

    /** {@code Item} becomes {@code item}. */
    public static String lower(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}

package dev.jumun.codec;

import tools.jackson.core.sym.BinaryNameMatcher;
import tools.jackson.core.sym.PropertyNameMatcher;

import java.util.List;

/** The names of a type's fields, in the order of their declaration, made ready to be met. */
public final class FieldNames {
    /** What is told at the object's end. */
    public static final int END = PropertyNameMatcher.MATCH_END_OBJECT;

    /** What is told of a field that the type does not declare. */
    public static final int UNKNOWN = PropertyNameMatcher.MATCH_UNKNOWN_NAME;

    private final List<String> names;
    private final PropertyNameMatcher matcher;

    private FieldNames(List<String> names) {
        this.names = names;
        this.matcher = BinaryNameMatcher.construct(names);
    }

    /** Makes names ready. */
    public static FieldNames of(String... names) {
        return new FieldNames(List.of(names));
    }

    /** Returns the names. */
    public List<String> list() {
        return names;
    }

    PropertyNameMatcher matcher() {
        return matcher;
    }
}

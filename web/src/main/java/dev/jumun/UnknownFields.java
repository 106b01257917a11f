package dev.jumun;

/** How members of an object that no component of its record declares are treated. */
public enum UnknownFields {
    /** They are ignored. */
    IGNORE,
    /** Each of them is an error: {@code extra_forbidden}. */
    FORBID
}

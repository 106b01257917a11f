package dev.jumun;

/** What becomes of members of an object that no component of its record takes. */
public enum UnknownFields {
    /** They are passed over. */
    IGNORE,
    /** Each is an error: {@code extra_forbidden}. */
    FORBID
}

package dev.jumun;

/** How Java names are converted to names on the wire. */
public enum Naming {
    /** Unchanged: {@code itemId}. */
    AS_WRITTEN,
    /** In snake case: {@code item_id}. */
    SNAKE_CASE
}

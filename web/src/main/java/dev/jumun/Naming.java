package dev.jumun;

/** How Java names become names on the wire. */
public enum Naming {
    /** As they are written: {@code itemId}. */
    AS_WRITTEN,
    /** As Python writes them: {@code item_id}. */
    SNAKE_CASE
}

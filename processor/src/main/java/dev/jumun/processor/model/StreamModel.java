package dev.jumun.processor.model;

/**
 * How the values of a generator are sent.
 *
 * @param kind as what
 * @param mediaType of raw pieces; empty for none
 */
public record StreamModel(Kind kind, String mediaType) {
    /** What the values become. */
    public enum Kind {
        /** Lines of JSON. */
        LINES,
        /** Server-sent events: the values are events. */
        EVENTS,
        /** Server-sent events: the values are the data of events. */
        DATA,
        /** What they are: bytes or text. */
        PIECES
    }
}

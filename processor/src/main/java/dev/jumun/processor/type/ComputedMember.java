package dev.jumun.processor.type;

/**
 * A method of a record whose result is written.
 *
 * @param constant the constant that holds its codec
 * @param text its description in the document
 */
record ComputedMember(
        String method, String wireName, String constant, TypeModel type, String text) {}

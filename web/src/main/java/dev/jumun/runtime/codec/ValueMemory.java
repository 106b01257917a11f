package dev.jumun.runtime.codec;

import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.engine.TextMemory;

/**
 * Measures what the values of a large body take while they are read: three bytes of JSON may become
 * an object of forty. What is counted is about what the JVM needs, rather more than less. Belongs
 * to one thread.
 */
final class ValueMemory {
    /** A list, and the array in it. */
    static final int LIST = 80;

    /** A map, and the table in it. */
    static final int MAP = 144;

    /** An entry of a map, with the object that its name is. */
    static final int ENTRY = 104;

    /** The place of an item in an array that grows. */
    static final int PLACE = 12;

    /** A number, or the object around it. */
    static final int NUMBER = 24;

    /** A text without its characters. */
    static final int TEXT = TextMemory.OBJECT;

    /** An object without its fields. */
    static final int OBJECT = 16;

    /** A field of an object, for each name that its type declares. */
    static final int FIELD = 8;

    /** A step in which the memory that all requests share is asked. */
    private static final int STEP = 64 * 1024;

    private final BodyMemory memory;
    private long counted;
    private long passing;

    ValueMemory(BodyMemory memory) {
        this.memory = memory;
    }

    /** Something was made, or is going to be. Throws as {@link BodyMemory#take}. */
    void made(long bytes) {
        counted += bytes;
        if (counted >= STEP) {
            long step = counted;
            counted = 0;
            memory.take(step);
        }
    }

    /** Something is needed for a moment: only the largest of them is kept in the sum. */
    void passing(long bytes) {
        if (bytes > passing) {
            made(bytes - passing);
            passing = bytes;
        }
    }

    /** The name of a field was made: its characters, and its bytes in the parser's table. */
    void name(String name) {
        made(TextMemory.of(name) - TEXT + name.length());
    }
}

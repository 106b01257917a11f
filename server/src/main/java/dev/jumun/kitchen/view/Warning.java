package dev.jumun.kitchen.view;

import dev.jumun.runtime.codec.JsonWriter;

/**
 * Something that needs attention.
 *
 * @param fact what is wrong
 * @param place where
 * @param remedy what to do
 */
record Warning(String fact, String place, String remedy) {
    void write(JsonWriter to) {
        to.beginObject();
        to.name("fact").string(fact);
        to.name("place").string(place);
        to.name("remedy").string(remedy);
        to.endObject();
    }
}

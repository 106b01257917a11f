package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

/** How constraints on a number of things are worded, and written into a schema. */
final class Counts {
    private Counts() {}

    /** {@code 1 item}, {@code 2 items}. */
    static String of(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * Adds {@code minItems} and {@code maxItems}, or what else is counted.
     *
     * @param least 0 for any
     * @param most {@link Integer#MAX_VALUE} for any
     */
    static Schema limited(Schema schema, String counted, int least, int most) {
        Schema from = least > 0 ? schema.with("min" + counted, least) : schema;
        return most < Integer.MAX_VALUE ? from.with("max" + counted, most) : from;
    }
}

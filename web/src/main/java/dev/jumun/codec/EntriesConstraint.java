package dev.jumun.codec;

import dev.jumun.schema.Schema;

import java.util.Map;

/** A map of a size: its entries are items. */
record EntriesConstraint(SizeConstraint items, int least, int most)
        implements Constraint<Map<?, ?>> {
    @Override
    public boolean check(Map<?, ?> value, Problems problems) {
        return items.check(value.size(), problems);
    }

    @Override
    public Schema describe(Schema schema) {
        Schema from = least > 0 ? schema.with("minProperties", least) : schema;
        return most < Integer.MAX_VALUE ? from.with("maxProperties", most) : from;
    }
}

package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import java.util.Map;

/** A map of a size: its entries are items. */
record EntriesConstraint(SizeConstraint items) implements Constraint<Map<?, ?>> {
    @Override
    public boolean check(Map<?, ?> value, Problems problems) {
        return items.check(value.size(), problems);
    }

    @Override
    public Schema describe(Schema schema) {
        return Counts.limited(schema, "Properties", items.least(), items.most());
    }
}

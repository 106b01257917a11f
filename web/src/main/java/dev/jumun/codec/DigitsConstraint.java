package dev.jumun.codec;

import dev.jumun.schema.Schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A number of so many digits at most, as pydantic tells it. */
record DigitsConstraint(int integer, int fraction) implements Constraint<Number> {
    @Override
    public boolean check(Number value, Problems problems) {
        BigDecimal number = new BigDecimal(value.toString()).stripTrailingZeros();
        int places = Math.max(number.scale(), 0);
        int whole = Math.max(number.precision() - number.scale(), 0);
        if (whole + places > integer + fraction) {
            int most = integer + fraction;
            problems.add(
                    "decimal_max_digits",
                    "Decimal input should have no more than "
                            + most
                            + " digit"
                            + (most == 1 ? "" : "s")
                            + " in total",
                    Map.of("max_digits", most));
            return false;
        }
        if (places > fraction) {
            problems.add(
                    "decimal_max_places",
                    "Decimal input should have no more than "
                            + fraction
                            + " decimal place"
                            + (fraction == 1 ? "" : "s"),
                    Map.of("decimal_places", fraction));
            return false;
        }
        if (whole > integer) {
            problems.add(
                    "decimal_whole_digits",
                    "Decimal input should have no more than "
                            + integer
                            + " digit"
                            + (integer == 1 ? "" : "s")
                            + " before the decimal point",
                    Map.of("whole_digits", integer));
            return false;
        }
        return true;
    }

    @Override
    public Schema describe(Schema schema) {
        if (schema.get("anyOf") instanceof List<?> options
                && options.getLast() instanceof Schema last) {
            return Schema.anyOf((Schema) options.getFirst(), text(last));
        }
        return schema.get("pattern") == null ? schema : text(schema);
    }

    /** As pydantic has it. */
    private Schema text(Schema schema) {
        String whole = "\\d{0," + integer + "}";
        return schema.with(
                "pattern",
                "^(?!^[-+.]*$)[+-]?0*(?:%s|(?=[\\d.]{1,%d}0*$)%s\\.\\d{0,%d}0*$)"
                        .formatted(whole, integer + fraction + 1, whole, fraction));
    }
}

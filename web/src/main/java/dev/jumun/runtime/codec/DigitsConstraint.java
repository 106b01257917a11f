package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A number with a maximum of digits, with pydantic's messages. */
record DigitsConstraint(int integer, int fraction) implements Constraint<Number> {
    @Override
    public boolean check(Number value, Problems problems) {
        if ((value instanceof Double || value instanceof Float)
                && !Double.isFinite(value.doubleValue())) {
            problems.add("finite_number", "Input should be a finite number");
            return false;
        }
        BigDecimal number = new BigDecimal(value.toString()).stripTrailingZeros();
        int places = Math.max(number.scale(), 0);
        int whole = Math.max(number.precision() - number.scale(), 0);
        int most = integer + fraction;
        if (whole + places > most) {
            String words = Counts.of(most, "digit") + " in total";
            return refuse(problems, "decimal_max_digits", "max_digits", most, words);
        }
        if (places > fraction) {
            String words = Counts.of(fraction, "decimal place");
            return refuse(problems, "decimal_max_places", "decimal_places", fraction, words);
        }
        if (whole > integer) {
            String words = Counts.of(integer, "digit") + " before the decimal point";
            return refuse(problems, "decimal_whole_digits", "whole_digits", integer, words);
        }
        return true;
    }

    private static boolean refuse(
            Problems problems, String type, String key, int most, String words) {
        problems.add(type, "Decimal input should have no more than " + words, Map.of(key, most));
        return false;
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

package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** Decimal numbers, exact; written as text, as pydantic does. */
final class DecimalCodec extends ScalarCodec<BigDecimal> {
    /** No computation with it, nor its plain text, becomes larger than this. */
    private static final int LARGEST_SCALE = 1000;

    static final Schema TEXT =
            Schema.type("string").with("pattern", "^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$");

    /** One schema for all decimals that are read, so that many properties share it. */
    private static final Schema NUMBER_OR_TEXT = Schema.anyOf(Schema.type("number"), TEXT);

    DecimalCodec() {
        super(TEXT, (out, value) -> out.string(value.toString()));
    }

    @Override
    public Schema schema(Schemas schemas) {
        return schemas.isWriting() ? TEXT : NUMBER_OR_TEXT;
    }

    @Override
    @Nullable BigDecimal decodeScalar(JsonReader reader, JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING ->
                    decodeText(reader.parser().getString(), reader.problems());
            default -> wrongType(reader.problems());
        };
    }

    @Override
    public @Nullable BigDecimal decodeText(String text, Problems problems) {
        String number = text.strip();
        if (number.length() > IntegerText.MAX_DIGITS && digits(number) > IntegerText.MAX_DIGITS) {
            problems.add(
                    "decimal_max_digits",
                    "Decimal input should have no more than 4300 digits in total",
                    Map.of("max_digits", IntegerText.MAX_DIGITS));
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(number.replace("_", ""));
            if (Math.abs((long) value.scale()) <= LARGEST_SCALE) {
                return value;
            }
        } catch (NumberFormatException e) {
            String word = number.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
            if (word.equals("nan") || word.equals("inf") || word.equals("infinity")) {
                problems.add("finite_number", "Input should be a finite number");
                return null;
            }
        }
        problems.add("decimal_parsing", "Input should be a valid decimal");
        return null;
    }

    private static int digits(String number) {
        int digits = 0;
        for (int i = 0; i < number.length(); i++) {
            if (Character.isDigit(number.charAt(i))) {
                digits++;
            }
        }
        return digits;
    }

    @Override
    @Nullable BigDecimal wrongType(Problems problems) {
        problems.add(
                "decimal_type",
                "Decimal input should be an integer, float, string or Decimal object");
        return null;
    }
}

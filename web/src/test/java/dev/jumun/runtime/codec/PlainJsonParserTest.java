package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Whatever is read on the short ways is what Jackson reads without them. */
class PlainJsonParserTest {
    private static final JsonFactory JACKSON =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .build();

    private static final JsonFactory PLAIN = new PlainJsonFactory();

    private static final String[] NAMES = {"a", "id", "quantity", "über", "a long name", "seven77"};
    private static final FieldNames FIELDS = FieldNames.of(NAMES);

    /** What is asked of a value, in an order that the seed chooses. */
    private interface Question {
        @Nullable Object of(JsonParser parser);
    }

    private static final List<Question> QUESTIONS =
            List.of(
                    JsonParser::getString,
                    JsonParser::getValueAsString,
                    p -> p.getValueAsString("otherwise"),
                    JsonParser::hasStringCharacters,
                    JsonParser::getValueAsString,
                    p ->
                            new String(
                                    p.getStringCharacters(),
                                    p.getStringOffset(),
                                    p.getStringLength()),
                    p -> p.getString(new StringWriter()),
                    p -> text(p),
                    JsonParser::getNumberType,
                    JsonParser::getNumberValue,
                    JsonParser::getNumberValueExact,
                    JsonParser::getNumberValueDeferred,
                    JsonParser::getIntValue,
                    JsonParser::getLongValue,
                    JsonParser::getFloatValue,
                    JsonParser::getDoubleValue,
                    JsonParser::getDecimalValue,
                    JsonParser::getBigIntegerValue,
                    JsonParser::isNaN);

    private static String text(JsonParser parser) {
        StringWriter writer = new StringWriter();
        parser.readString(writer);
        return writer.toString();
    }

    private int shortWays;

    @Test
    void textWithEscapesHasAnyLength() {
        for (int length = 0; length < 600; length++) {
            String rest = "x".repeat(length);
            byte[] json = ("[\"\\n" + rest + "\"]").getBytes(StandardCharsets.UTF_8);
            try (JsonParser parser =
                    PLAIN.createParser(ObjectReadContext.empty(), json, 0, json.length)) {
                parser.nextToken();
                parser.nextToken();
                assertThat(parser.getString()).isEqualTo("\n" + rest);
            }
        }
    }

    @Test
    void asJacksonReadsIt() {
        for (int seed = 0; seed < 20_000; seed++) {
            byte[] json = new Documents(new Random(seed)).document();
            compare(seed, json);
        }
        assertThat(shortWays).isGreaterThan(5_000);
    }

    @Test
    void asJacksonRefusesIt() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] json = new Documents(random).document();
            switch (random.nextInt(3)) {
                case 0 -> json = Arrays.copyOf(json, random.nextInt(json.length + 1));
                case 1 -> json[random.nextInt(json.length)] = (byte) random.nextInt(256);
                default ->
                        json[random.nextInt(json.length)] =
                                (byte) "\"\\,:{}[] 0e.-".charAt(random.nextInt(13));
            }
            compare(seed, json);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{\"a\": 1, \"id\": 2}",
                "{\"a\" :1}",
                "{\"a\":007}",
                "{\"a\":1.}",
                "{\"a\":1.5e3,\"id\":0.1}",
                "{\"a\":123456789012345,\"id\":1234567890123456,\"quantity\":0.123456789012345}",
                "{\"a\":truex}",
                "{\"a\":tru",
                "{\"a\":1 2}",
                "{,\"a\":1}",
                "{\"a\":1,}",
                "{\"a\":1,,\"id\":2}",
                "{\"a\":1\"id\":2}",
                "{\"a\":{\"a\":[{\"id\":[]}]}}",
                "{\"a\":[1],\"id\":[}",
                "{\"a\":\"x\",\"id\":\"\\n\\u00e9\",\"quantity\":\"한\"}",
                "{\"a\":\"tab\there\"}",
                "{\"quantity\":1",
                "{\"quantity\":",
                "{\"quantity\"",
                "[\"a\":1]"
            })
    void written(String json) {
        for (int seed = 0; seed < 50; seed++) {
            compare(seed, json.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void decimalsAreExact() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            String digits = Long.toString(random.nextLong(1_000_000_000_000_000L));
            int point = random.nextInt(digits.length() + 1);
            String number =
                    (point == 0 ? "0" : digits.substring(0, point).replaceFirst("^0+(?=.)", ""))
                            + (point == digits.length() ? "" : "." + digits.substring(point));
            try (JsonParser parser =
                    PLAIN.createParser(
                            ObjectReadContext.empty(),
                            ("[" + number + "]").getBytes(StandardCharsets.UTF_8))) {
                parser.nextToken();
                parser.nextToken();
                assertThat(parser.getDoubleValue())
                        .as(number)
                        .isEqualTo(Double.parseDouble(number));
            }
        }
    }

    private void compare(int seed, byte[] json) {
        List<Object> expected = walk(JACKSON, seed, json);
        List<Object> found = walk(PLAIN, seed, json);
        assertThat(found)
                .as("seed %s: %s", seed, new String(json, StandardCharsets.ISO_8859_1))
                .isEqualTo(expected);
    }

    /** All that can be observed, up to the first fault. */
    private List<Object> walk(JsonFactory factory, int seed, byte[] json) {
        Random random = new Random(seed);
        List<Object> seen = new ArrayList<>();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                seen.add(token);
                seen.add(parser.currentTokenLocation().toString());
                seen.add(String.valueOf(parser.currentName()));
                if (token.isScalarValue()) {
                    for (int i = random.nextInt(4); i > 0; i--) {
                        seen.add(answer(QUESTIONS.get(random.nextInt(QUESTIONS.size())), parser));
                    }
                }
                token = next(parser, random.nextInt(NAMES.length));
            }
            seen.add("end");
        } catch (JacksonException e) {
            seen.add(e.getClass());
            seen.add(e.getOriginalMessage());
        }
        return seen;
    }

    private static Object answer(Question question, JsonParser parser) {
        try {
            return String.valueOf(question.of(parser));
        } catch (InputCoercionException e) {
            return e.getOriginalMessage();
        } catch (NumberFormatException | IllegalStateException e) { // Jackson's own, for NaN
            return String.valueOf(e.getMessage());
        }
    }

    /** Goes to the next value, on the short way if there is one, and past the name if not. */
    private @Nullable JsonToken next(JsonParser parser, int expected) {
        FieldNames.Name name = FIELDS.at(expected);
        if (parser instanceof PlainJsonParser plain && name != null && plain.nextIs(name)) {
            shortWays++;
            return parser.currentToken();
        }
        JsonToken token = parser.nextToken();
        return token == JsonToken.PROPERTY_NAME ? parser.nextToken() : token;
    }

    /** Documents of all kinds, most of them well-formed. */
    private static final class Documents {
        private static final String[] NUMBERS = {
            "0",
            "7",
            "-7",
            "42",
            "1000",
            "2147483647",
            "2147483648",
            "999999999999999",
            "9007199254740993",
            "9223372036854775808",
            "123456789012345678901234567890",
            "0.1",
            "4.25",
            "-4.25",
            "1.50",
            "0.0",
            "123456.789012345",
            "1e3",
            "1.5E-7",
            "2.5e+300",
            "NaN",
            "Infinity",
            "-Infinity",
            "00",
            "01",
            "1.",
            ".5",
            "1e",
            "0.30000000000000004"
        };
        private static final String[] TEXTS = {
            "",
            "a",
            "plain",
            "eight888",
            "something longer than sixteen bytes",
            "é",
            "한국어 커피",
            "\\n\\t\\\"\\\\\\/",
            "\\u00e9 and \\uD83D\\uDE00",
            "😀 emoji",
            "\\x",
            "a\nb",
            "\uFFFD"
        };
        private final Random random;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Documents(Random random) {
            this.random = random;
        }

        byte[] document() {
            value(0);
            return out.toByteArray();
        }

        private void value(int depth) {
            int kind = depth == 0 ? 0 : random.nextInt(depth > 4 ? 7 : 10);
            switch (kind) {
                case 1, 2 -> text();
                case 3, 4 -> write(NUMBERS[random.nextInt(NUMBERS.length - 7)]);
                case 5 -> write(NUMBERS[random.nextInt(20) == 0 ? 25 : random.nextInt(8)]);
                case 6 -> write(List.of("true", "false", "null").get(random.nextInt(3)));
                case 7 -> array(depth);
                default -> object(depth);
            }
        }

        private void text() {
            write("\"");
            for (int i = random.nextInt(3); i >= 0; i--) {
                write(TEXTS[random.nextInt(random.nextInt(8) == 0 ? TEXTS.length : 6)]);
            }
            if (random.nextInt(200) == 0) {
                out.write(0x80 + random.nextInt(128)); // no UTF-8
            }
            write("\"");
        }

        private void array(int depth) {
            write("[");
            for (int i = random.nextInt(4); i > 0; i--) {
                space();
                value(depth + 1);
                space();
                write(i == 1 ? "" : ",");
            }
            write("]");
        }

        private void object(int depth) {
            write("{");
            for (int i = random.nextInt(5); i > 0; i--) {
                space();
                write("\"" + NAMES[random.nextInt(NAMES.length)] + "\"");
                write(random.nextInt(20) == 0 ? " " : "");
                write(":");
                space();
                value(depth + 1);
                write(i == 1 ? "" : ",");
            }
            space();
            write("}");
        }

        private void space() {
            write(random.nextInt(10) > 2 ? "" : random.nextInt(4) == 0 ? "\n  " : " ");
        }

        private void write(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}

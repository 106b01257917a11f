package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, strings, numbers, booleans and null: for values without a declared type. */
final class JsonTree {
    private JsonTree() {}

    /** Reads a whole document. */
    static @Nullable Object read(byte[] json) {
        try (JsonParser parser = JsonReader.parser(json)) {
            parser.nextToken();
            return read(parser);
        }
    }

    /** Returns what a value is on the wire. */
    static <T> @Nullable Object of(Codec<T> codec, T value) {
        JsonWriter out = new JsonWriter();
        codec.encode(value, out);
        return read(out.toBytes());
    }

    /** Reads the parser's current value. */
    static @Nullable Object read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    private static Object integer(JsonParser parser) {
        BigInteger big = parser.getBigIntegerValue();
        if (big.bitLength() < 64) {
            return big.longValue();
        }
        return big;
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        String name = parser.nextName();
        while (name != null) {
            parser.nextToken();
            map.put(name, read(parser));
            name = parser.nextName();
        }
        return map;
    }

    private static List<@Nullable Object> array(JsonParser parser) {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser));
        }
        return list;
    }
}

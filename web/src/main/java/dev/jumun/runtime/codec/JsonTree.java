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
    /** An empty map and an empty list have no array yet. */
    private static final int MAP_ALONE = 64;

    private static final int LIST_ALONE = 24;

    private JsonTree() {}

    /** Reads a whole document. */
    static @Nullable Object read(byte[] json) {
        return read(json, null);
    }

    /** The same, counting what the tree takes. */
    static @Nullable Object read(byte[] json, @Nullable ValueMemory memory) {
        try (JsonParser parser = JsonReader.parser(json, memory)) {
            parser.nextToken();
            return read(parser, memory);
        }
    }

    /** Returns what a value is on the wire. */
    static <T> @Nullable Object of(Codec<T> codec, T value) {
        JsonWriter out = new JsonWriter();
        codec.encode(value, out);
        return read(out.toBytes());
    }

    /** Reads the parser's current value, counting what it takes. */
    static @Nullable Object read(JsonParser parser, @Nullable ValueMemory memory) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, memory);
            case START_ARRAY -> array(parser, memory);
            case VALUE_STRING -> {
                made(memory, ValueMemory.TEXT);
                yield parser.getString();
            }
            case VALUE_NUMBER_INT -> {
                made(memory, ValueMemory.NUMBER);
                yield integer(parser);
            }
            case VALUE_NUMBER_FLOAT -> {
                made(memory, ValueMemory.NUMBER);
                yield parser.getDoubleValue();
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    private static void made(@Nullable ValueMemory memory, int bytes) {
        if (memory != null) {
            memory.made(bytes);
        }
    }

    private static Object integer(JsonParser parser) {
        BigInteger big = parser.getBigIntegerValue();
        if (big.bitLength() < 64) {
            return big.longValue();
        }
        return big;
    }

    private static Map<String, @Nullable Object> object(
            JsonParser parser, @Nullable ValueMemory memory) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        made(memory, MAP_ALONE);
        String name = parser.nextName();
        if (name != null) {
            made(memory, ValueMemory.MAP - MAP_ALONE);
        }
        while (name != null) {
            parser.nextToken();
            if (memory != null) {
                memory.made(ValueMemory.ENTRY);
                memory.name(name);
            }
            map.put(name, read(parser, memory));
            name = parser.nextName();
        }
        return map;
    }

    private static List<@Nullable Object> array(JsonParser parser, @Nullable ValueMemory memory) {
        List<@Nullable Object> list = new ArrayList<>();
        made(memory, LIST_ALONE);
        JsonToken next = parser.nextToken();
        if (next != JsonToken.END_ARRAY) {
            made(memory, ValueMemory.LIST - LIST_ALONE);
        }
        for (; next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            made(memory, ValueMemory.PLACE);
            list.add(read(parser, memory));
        }
        return list;
    }
}

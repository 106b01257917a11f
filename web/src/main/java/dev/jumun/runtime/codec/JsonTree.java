package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, strings, numbers, booleans and null: for values without a declared type. */
final class JsonTree {
    /** An empty map and an empty list have no array yet. */
    private static final int MAP_ALONE = 64;

    private static final int LIST_ALONE = 24;

    /** As many as every long can have, with a sign. */
    private static final int MOST_DIGITS = 18;

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
        byte[] json = out.toBytes();
        Object simple = plain(new String(json, StandardCharsets.UTF_8));
        return simple == null ? read(json) : simple;
    }

    /**
     * Returns the value of a boolean, a short integer or a text without escapes; null for others.
     * Most defaults are of these: for the document of an API that has just started, no parser is
     * loaded.
     */
    private static @Nullable Object plain(String json) {
        if (json.equals("true") || json.equals("false")) {
            return json.equals("true");
        }
        if (json.startsWith("\"")) {
            return json.indexOf('\\') < 0 ? json.substring(1, json.length() - 1) : null;
        }
        for (int i = json.startsWith("-") ? 1 : 0; i < json.length(); i++) {
            if (json.charAt(i) < '0' || json.charAt(i) > '9') {
                return null;
            }
        }
        return json.length() <= MOST_DIGITS ? Long.valueOf(json) : null;
    }

    /** Reads the parser's current value, counting what it takes. */
    static @Nullable Object read(JsonParser parser, @Nullable ValueMemory memory) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return null;
        }
        return switch (token) {
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
            default -> null;
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

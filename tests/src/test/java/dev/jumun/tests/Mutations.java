package dev.jumun.tests;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes something strange of something right; the same for the same random numbers. */
final class Mutations {
    /** Not a value but its text, which need not be JSON. */
    record Raw(String json) {}

    static final List<String> STRANGE =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-0",
                    "-1",
                    "1.5",
                    "1e400",
                    "-1e400",
                    "1e-400",
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "1e999999999",
                    "-1E-999999999",
                    "9223372036854775808",
                    "123456789012345678901234567890",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\"é한😀\"",
                    "\"1\"",
                    "\" 1_0 \"",
                    "\"1e5\"",
                    "\"1e999999999\"",
                    "\"nan\"",
                    "\"-inf\"",
                    "\"P1Y\"",
                    "\"P99999999999999D\"",
                    "\"2024-02-30\"",
                    "\"2024-02-29T24:00:00Z\"",
                    "\"+999999999-12-31T23:59:59Z\"",
                    "\"0000-00-00\"",
                    "99999999999999999",
                    "-99999999999999999",
                    "\"http://[::1\"",
                    "\"a@b\"",
                    "\"@\"",
                    "\"a@b..c\"",
                    "\"true\"",
                    "\"on\"",
                    "[]",
                    "{}",
                    "[[[[[]]]]]",
                    "[null]",
                    "{\"\":null}",
                    "{\"a\":{\"a\":{}}}",
                    "[1,\"1\",1.0,true]",
                    "01",
                    "+1",
                    ".5",
                    "tru",
                    "'a'",
                    "\"\t\"",
                    "[1,]",
                    "{\"a\":1,}",
                    "\"\\x\"",
                    "1 2");

    private static final List<String> STRANGE_TEXTS =
            List.of(
                    "",
                    "%",
                    "%zz",
                    "%00",
                    "%2F",
                    "%2e%2e",
                    "%C3%28",
                    "%F0%9F%98%80",
                    "%ED%A0%80",
                    "+",
                    "a+b",
                    "&",
                    "=",
                    ";",
                    "#",
                    "?",
                    "//",
                    "..",
                    "\u0000",
                    "é",
                    "😀",
                    "\"",
                    "1_0",
                    "0x1",
                    "1e999999999",
                    "nan",
                    "P1Y",
                    "99999999999999999999",
                    "-0",
                    " 1 ",
                    "[]",
                    "{}",
                    "a=b=c",
                    "2024-02-30",
                    "PT99999999999999999999S",
                    "a@b.c",
                    "null",
                    "%ff");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Changes some nodes of a tree of maps, lists and values. */
    @Nullable Object tree(@Nullable Object tree) {
        if (random.nextInt(12) == 0) {
            return strange();
        }
        if (tree instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>();
            map.forEach((name, value) -> {
                switch (random.nextInt(40)) {
                    case 0 -> {} // left out
                    case 1 -> changed.put(name + "\u0000", value);
                    case 2 -> changed.put("", value);
                    default -> changed.put((String) name, tree(value));
                }
            });
            return changed;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> changed = new ArrayList<>();
            for (Object item : list) {
                for (int i = random.nextInt(12) == 0 ? 3 : 1; i > 0; i--) {
                    changed.add(tree(item));
                }
            }
            return changed;
        }
        return tree;
    }

    private Raw strange() {
        if (random.nextInt(40) == 0) {
            int depth = random.nextInt(3000);
            return new Raw("[".repeat(depth) + "]".repeat(depth));
        }
        if (random.nextInt(40) == 0) {
            return new Raw("1".repeat(1 + random.nextInt(3000)));
        }
        return new Raw(STRANGE.get(random.nextInt(STRANGE.size())));
    }

    /** Changes, removes, doubles or cuts off some bytes. */
    byte[] bytes(byte[] from) {
        byte[] bytes = from.clone();
        for (int count = 1 + random.nextInt(4); count > 0 && bytes.length > 0; count--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = splice(bytes, at, at + random.nextInt(bytes.length - at), at);
                default -> bytes = splice(bytes, 0, at, random.nextInt(at + 1));
            }
        }
        return bytes;
    }

    /** What is before one place, and then what is from another one on. */
    private static byte[] splice(byte[] bytes, int from, int end, int again) {
        byte[] head = Arrays.copyOfRange(bytes, 0, Math.max(from, end));
        byte[] joined = Arrays.copyOf(head, head.length + bytes.length - again);
        System.arraycopy(bytes, again, joined, head.length, bytes.length - again);
        return joined;
    }

    /** Puts something strange into a text, or in its place. */
    String text(String text) {
        String strange = STRANGE_TEXTS.get(random.nextInt(STRANGE_TEXTS.size()));
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(5)) {
            case 0 -> strange;
            case 1, 2 -> text.substring(0, at) + strange + text.substring(at);
            case 3 -> text.substring(0, at);
            default -> text;
        };
    }

    static byte[] json(@Nullable Object tree) {
        StringBuilder json = new StringBuilder();
        write(tree, json);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(@Nullable Object tree, StringBuilder to) {
        switch (tree) {
            case Map<?, ?> map -> {
                to.append('{');
                map.forEach((name, value) -> {
                    separate(to);
                    String text = ((String) name).replace("\u0000", "\\u0000");
                    to.append('"').append(text).append("\":");
                    write(value, to);
                });
                to.append('}');
            }
            case List<?> list -> {
                to.append('[');
                list.forEach(item -> {
                    separate(to);
                    write(item, to);
                });
                to.append(']');
            }
            case Raw raw -> to.append(raw.json());
            case String text -> to.append('"').append(text).append('"');
            case null, default -> to.append(tree);
        }
    }

    private static void separate(StringBuilder to) {
        char last = to.charAt(to.length() - 1);
        if (last != '{' && last != '[') {
            to.append(',');
        }
    }
}

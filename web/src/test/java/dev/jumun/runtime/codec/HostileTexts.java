package dev.jumun.runtime.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that ask for much: long ones, and short ones that stand for long ones. */
final class HostileTexts {
    private static final List<String> SHORT =
            List.of(
                    "1e100000000",
                    "1e-100000000",
                    "-1e100000000",
                    "1e2147483647",
                    "1e-2147483647",
                    "1e2147483648",
                    "1e-2147483648",
                    "1e99999999999",
                    "1e-99999999999",
                    "9".repeat(1000) + "e999999999",
                    "0." + "0".repeat(900) + "1e-999999999",
                    "1e10000",
                    "1e-10000",
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "INF",
                    "9223372036854775808",
                    "P999999999D",
                    "P1000000000D",
                    "P9999999999999999999Y",
                    "999999999999:00",
                    "2024-02-30",
                    "12:00:00.\u0663",
                    "\ud800",
                    "{}",
                    "[]",
                    "true",
                    "null",
                    "");

    /** Repeated to any length, each is an attack on some way to read. */
    private static final List<String> PIECES =
            List.of(
                    "9",
                    "0",
                    "a",
                    "aa",
                    "ab",
                    "b.",
                    "1_",
                    "_",
                    ".",
                    "-",
                    "-0",
                    "+",
                    " ",
                    "\t",
                    "e",
                    "1e",
                    "x",
                    "xy",
                    "\u0663",
                    "%41",
                    "/",
                    ":",
                    "::",
                    "@",
                    "a@",
                    "[",
                    "{",
                    "P",
                    "P1D",
                    "T",
                    "1:",
                    "=",
                    "+/",
                    "\u00e9",
                    "\ud83d\ude00",
                    "0.0",
                    "Z",
                    "A",
                    "aA",
                    "://",
                    "//",
                    "?",
                    "#",
                    "&",
                    "\\",
                    "\u0000",
                    "f-",
                    "1.");

    private static final List<String> HEADS =
            List.of(
                    "",
                    "P",
                    "PT",
                    "-",
                    "1",
                    "0.",
                    "a@",
                    "a@b.",
                    "http://",
                    "http://[",
                    "urn:uuid:",
                    "{",
                    "1e",
                    "12:00:00.",
                    "2024-02-29T00:00:00.",
                    "1 day, ",
                    "mailto:",
                    "x:");
    private static final List<String> TAILS =
            List.of(
                    "", "D", "S", "Y", "!", ".0", "e9", "@", "}", "]", " ", ":00", "Z", ".com", "b",
                    "_", "\u0663");

    private HostileTexts() {}

    /** Some that were found, or that were thought of. */
    static List<String> known() {
        List<String> all = new ArrayList<>(SHORT);
        for (int length : new int[] {4_300, 4_301, 60_000}) {
            for (String piece : PIECES) {
                all.add(piece.repeat(length / piece.length()));
            }
            String nines = "9".repeat(length);
            all.addAll(
                    List.of(
                            "P" + nines + "D",
                            "P0." + nines + "D",
                            nines + " days",
                            nines + ":00",
                            "00:00:00." + nines,
                            nines + "!",
                            "1." + "0".repeat(length),
                            nines + "." + nines,
                            "0." + nines + "e5",
                            "1e" + nines,
                            "a@" + "b.".repeat(length / 2) + "c",
                            "a.".repeat(length / 2) + "a@b.c",
                            "urn:uuid:" + "-".repeat(length),
                            "http://" + "a.".repeat(length / 2),
                            "http://[" + ":".repeat(length),
                            "http://a/" + "%41".repeat(length / 3),
                            "a".repeat(length) + "!",
                            "1".repeat(length) + " " + "1".repeat(length)));
        }
        return all;
    }

    /** One by chance, mostly short, sometimes of a size. */
    static String random(Random random, int longest) {
        StringBuilder text = new StringBuilder(pick(HEADS, random));
        if (random.nextInt(3) == 0) {
            text.append(pick(SHORT, random));
        }
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            int times = (int) Math.pow(longest, random.nextDouble());
            String piece = pick(PIECES, random);
            text.repeat(piece, Math.min(times, Math.max(1, longest / piece.length())));
        }
        return text.append(pick(TAILS, random)).toString();
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}

package dev.jumun.benchmarks.scale;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of a given size: orders with as many lines as go in, and a note for the rest. */
final class Orders {
    /** With the comma before the next. */
    private static final int LINE_BYTES = line(0).length() + 1;

    private Orders() {}

    /**
     * Makes an order of so many bytes, all of them ASCII.
     *
     * @throws IllegalArgumentException if not even one line goes in
     */
    static String ofBytes(int bytes) {
        int room = bytes - order("", "").length() + 1; // the last has no comma
        int lines = room / LINE_BYTES;
        if (lines < 1) {
            throw new IllegalArgumentException("no order has " + bytes + " bytes");
        }
        String all =
                IntStream.range(0, lines).mapToObj(Orders::line).collect(Collectors.joining(","));
        return order("n".repeat(room - lines * LINE_BYTES), all);
    }

    private static String order(String note, String lines) {
        return "{\"id\":12,\"note\":\"" + note + "\",\"lines\":[" + lines + "]}";
    }

    private static String line(int number) {
        return String.format(
                Locale.ROOT,
                "{\"sku\":\"drink-%06d\",\"quantity\":2,\"price\":%d}",
                number,
                250 + number % 700);
    }
}

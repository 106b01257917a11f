package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * The place of the value that was being written when a codec failed, found in what had been written
 * by then: {@code response.items[2].name}. Nothing has to be remembered while all goes well.
 */
final class WrittenPlace {
    /** The end of the name of a generated class: {@code ItemCodec}, {@code ShopCodecs2}. */
    private static final Pattern GENERATED = Pattern.compile("Codec(s\\d*)?$");

    private final byte[] json;
    private final int end;

    /** The open objects and arrays: the present member's name, or the present index. */
    private final Deque<Object> open = new ArrayDeque<>();

    private int at;

    private WrittenPlace(byte[] json, int end) {
        this.json = json;
        this.end = end;
    }

    /**
     * Returns the place of the null that a codec met; null, if it was a method that a codec called.
     */
    static @Nullable String ofNull(JsonWriter writer, NullPointerException failure) {
        WrittenPlace place = new WrittenPlace(writer.buffer(), writer.size());
        place.find();
        String thrower = thrower(failure);
        if (!thrower.startsWith(WrittenPlace.class.getPackageName())) {
            if (!GENERATED.matcher(thrower).find()) {
                return null;
            }
            place.open.poll(); // a generated codec: the object itself is null, not its first member
        }
        return place.describe();
    }

    /** The class that threw it; if the JVM has left out the trace of what fails often, a codec. */
    private static String thrower(NullPointerException failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (!frame.getClassName().startsWith("java.")) {
                return frame.getClassName();
            }
        }
        return WrittenPlace.class.getName();
    }

    private void find() {
        String text = "";
        while (at < end) {
            byte next = json[at];
            switch (next) {
                case '{' -> open.push("");
                case '[' -> open.push(0);
                case '}', ']' -> open.pop();
                case ',' -> nextItem();
                case ':' -> {
                    open.pop();
                    open.push(text);
                }
                case '"' -> text = string();
                default -> {}
            }
            at++;
        }
    }

    private void nextItem() {
        if (open.peek() instanceof Integer index) {
            open.pop();
            open.push(index + 1);
        }
    }

    /** Goes to the quotation mark at the end. */
    private String string() {
        StringBuilder text = new StringBuilder();
        for (at++; at < end && json[at] != '"'; at++) {
            if (json[at] == '\\') {
                at++;
            }
            text.append((char) json[at]);
        }
        return text.toString();
    }

    private String describe() {
        StringBuilder place = new StringBuilder("response");
        for (Iterator<Object> steps = open.descendingIterator(); steps.hasNext(); ) {
            Object step = steps.next();
            place.append(step instanceof Integer ? "[" + step + "]" : "." + step);
        }
        return place.toString();
    }
}

package dev.jumun.runtime.form;

import dev.jumun.Headers;
import dev.jumun.runtime.engine.TextMemory;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * The header fields of a part of a form, whose values are text: names of fields and files are sent
 * as UTF-8 (RFC 7578, section 5.1).
 */
final class PartHeaders implements Headers {
    private record Field(String name, String value) {}

    /** A field and its place, without its texts. */
    private static final int FIELD = 32;

    private final List<Field> fields = new ArrayList<>(2);

    /**
     * Reads the lines of a part's head.
     *
     * @throws IllegalArgumentException if a field has a control character
     */
    static PartHeaders parse(String text) {
        PartHeaders headers = new PartHeaders();
        for (String line : text.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                checkText(line);
                headers.fields.add(
                        new Field(
                                line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                                line.substring(colon + 1).strip()));
            }
        }
        return headers;
    }

    /** What the fields take in memory. */
    long memory() {
        long sum = 0;
        for (Field field : fields) {
            sum += FIELD + TextMemory.of(field.name) + TextMemory.of(field.value);
        }
        return sum;
    }

    private static void checkText(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                throw new IllegalArgumentException(
                        "A header field of a part has the control character " + (int) c + ".");
            }
        }
    }

    @Override
    public @Nullable String first(String name) {
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                return field.value;
            }
        }
        return null;
    }

    @Override
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name.equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
        fields.forEach(field -> action.accept(field.name, field.value));
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}

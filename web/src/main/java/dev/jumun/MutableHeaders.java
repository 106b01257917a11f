package dev.jumun;

import dev.jumun.runtime.engine.HttpToken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Header fields that can be changed. Not safe for use by several threads at once.
 *
 * <p>Names and values with characters that a field cannot have are rejected with an {@link
 * IllegalArgumentException} (RFC 9110, sections 5.1 and 5.5).
 */
public final class MutableHeaders implements Headers {
    /** Name, value, name, value: there are few, so a linear search is faster than a hash. */
    private final List<String> lines = new ArrayList<>(8);

    /** Creates an empty set of fields. */
    public MutableHeaders() {}

    /** Adds a field line. */
    public MutableHeaders add(String name, String value) {
        lines.add(checkName(name));
        lines.add(checkValue(name, value));
        return this;
    }

    /** Replaces all lines of a field with a single one. */
    public MutableHeaders set(String name, String value) {
        remove(name);
        return add(name, value);
    }

    /** Removes all lines of a field. */
    public MutableHeaders remove(String name) {
        for (int i = lines.size() - 2; i >= 0; i -= 2) {
            if (lines.get(i).equalsIgnoreCase(name)) {
                lines.subList(i, i + 2).clear();
            }
        }
        return this;
    }

    @Override
    public @Nullable String first(String name) {
        for (int i = 0; i < lines.size(); i += 2) {
            if (lines.get(i).equalsIgnoreCase(name)) {
                return lines.get(i + 1);
            }
        }
        return null;
    }

    @Override
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            if (lines.get(i).equalsIgnoreCase(name)) {
                values.add(lines.get(i + 1));
            }
        }
        return values;
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < lines.size(); i += 2) {
            action.accept(lines.get(i), lines.get(i + 1));
        }
    }

    @Override
    public String toString() {
        return lines.toString();
    }

    /** Rejects a name or value that could break out of its line. */
    static void check(String name, String value) {
        checkName(name);
        checkValue(name, value);
    }

    private static String checkName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A header field needs a name.");
        }
        if (!HttpToken.isToken(name)) {
            throw new IllegalArgumentException("A header field cannot be named \"" + name + "\".");
        }
        return name;
    }

    private static String checkValue(String name, String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            // What has more than a byte would be cut to one on the wire: to a line feed, perhaps.
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                throw new IllegalArgumentException(
                        "The value of header field "
                                + name
                                + " has a character at "
                                + i
                                + " that is not allowed in a header field.");
            }
        }
        return value;
    }
}

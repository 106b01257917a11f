package dev.jumun.cli.document;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of a document, with its references followed.
 *
 * @param document the whole
 * @param value a map, a list or a plain value; null if it is missing
 */
record Node(Map<String, Object> document, @Nullable Object value) {
    /** A circle of references ends here. */
    private static final int DEEPEST = 50;

    static Node of(Map<String, Object> document) {
        return new Node(document, document);
    }

    boolean isThere() {
        return value != null;
    }

    Node at(String name) {
        return value instanceof Map<?, ?> members
                ? new Node(document, members.get(name)).resolved()
                : new Node(document, null);
    }

    private Node resolved() {
        Node node = this;
        for (int i = 0; i < DEEPEST; i++) {
            if (!(node.value instanceof Map<?, ?> members)
                    || !(members.get("$ref") instanceof String reference)
                    || !reference.startsWith("#/")) {
                return node;
            }
            Object found = document;
            for (String part : reference.substring(2).split("/", -1)) {
                String name = part.replace("~1", "/").replace("~0", "~");
                found = found instanceof Map<?, ?> map ? map.get(name) : null;
            }
            node = new Node(document, found);
        }
        return node;
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        if (value instanceof Map<?, ?> members) {
            members.keySet().forEach(each -> names.add(String.valueOf(each)));
        }
        return names;
    }

    List<Node> items() {
        return value instanceof List<?> list
                ? list.stream().map(each -> new Node(document, each).resolved()).toList()
                : List.of();
    }

    /** The plain values of a list, or of a single value, as text. */
    Set<String> texts() {
        Set<String> texts = new TreeSet<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> texts.add(String.valueOf(each)));
        } else if (value != null) {
            texts.add(String.valueOf(value));
        }
        return texts;
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    boolean isFalse() {
        return Boolean.FALSE.equals(value);
    }

    String text() {
        return String.valueOf(value);
    }

    @Nullable Double number() {
        return value instanceof Number number ? number.doubleValue() : null;
    }
}

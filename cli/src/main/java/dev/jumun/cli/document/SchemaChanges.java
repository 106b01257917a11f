package dev.jumun.cli.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two schemas (JSON Schema 2020-12, as OpenAPI 3.1 has it). What clients send must still
 * be accepted; what they receive must still be what they expect.
 */
final class SchemaChanges {
    enum Direction {
        SENT,
        RECEIVED
    }

    private static final Map<String, Boolean> BOUNDS =
            Map.of(
                    "minimum", true,
                    "exclusiveMinimum", true,
                    "minLength", true,
                    "minItems", true,
                    "minProperties", true,
                    "maximum", false,
                    "exclusiveMaximum", false,
                    "maxLength", false,
                    "maxItems", false,
                    "maxProperties", false);

    private final String place;
    private final Direction direction;
    private final List<String> changes;
    private final Set<List<Object>> seen;

    SchemaChanges(String place, Direction direction, List<String> changes) {
        this(place, direction, changes, new HashSet<>());
    }

    private SchemaChanges(
            String place, Direction direction, List<String> changes, Set<List<Object>> seen) {
        this.place = place;
        this.direction = direction;
        this.changes = changes;
        this.seen = seen;
    }

    private SchemaChanges at(String part) {
        return new SchemaChanges(place + part, direction, changes, seen);
    }

    private void report(String what) {
        changes.add(place + " " + what);
    }

    void compare(Node old, Node now) {
        if (!old.isThere() || !now.isThere() || old.value() == null || now.value() == null) {
            if (old.isThere() != now.isThere() && direction == Direction.SENT && now.isThere()) {
                report("has a schema now.");
            }
            return;
        }
        // schemas that contain themselves
        if (!seen.add(
                List.of(
                        System.identityHashCode(old.value()),
                        System.identityHashCode(now.value())))) {
            return;
        }
        List<Node> oldVariants = variants(old);
        List<Node> newVariants = variants(now);
        if (oldVariants.size() > 1 || newVariants.size() > 1) {
            compareVariants(oldVariants, newVariants);
            return;
        }
        compareSingle(oldVariants.getFirst(), newVariants.getFirst());
    }

    /** The schemas of which a value must fit one. */
    private static List<Node> variants(Node schema) {
        for (String name : List.of("anyOf", "oneOf")) {
            List<Node> several = schema.at(name).items();
            if (!several.isEmpty()) {
                return several.stream().flatMap(each -> variants(each).stream()).toList();
            }
        }
        return List.of(schema);
    }

    private void compareVariants(List<Node> old, List<Node> now) {
        List<Node> given = direction == Direction.SENT ? old : now;
        List<Node> known = direction == Direction.SENT ? now : old;
        for (Node each : given) {
            boolean fits =
                    known.stream()
                            .anyMatch(other ->
                                    direction == Direction.SENT
                                            ? isCompatible(each, other)
                                            : isCompatible(other, each));
            if (!fits) {
                report(
                        direction == Direction.SENT
                                ? "no longer accepts " + described(each) + "."
                                : "may be " + described(each) + " now.");
            }
        }
    }

    private boolean isCompatible(Node old, Node now) {
        List<String> found = new ArrayList<>();
        new SchemaChanges(place, direction, found, new HashSet<>(seen)).compare(old, now);
        return found.isEmpty();
    }

    private static String described(Node schema) {
        if (schema.at("title").isThere()) {
            return schema.at("title").text();
        }
        Set<String> types = schema.at("type").texts();
        return types.isEmpty() ? "another form" : String.join(" or ", types);
    }

    private void compareSingle(Node old, Node now) {
        types(old, now);
        values(old, now);
        if (direction == Direction.SENT) {
            bounds(old, now);
        }
        object(old, now);
        compareParts(old, now);
    }

    private void compareParts(Node old, Node now) {
        if (old.at("items").isThere() && now.at("items").isThere()) {
            at("[]").compare(old.at("items"), now.at("items"));
        }
        boolean both =
                old.at("additionalProperties").value() instanceof Map
                        && now.at("additionalProperties").value() instanceof Map;
        if (both) {
            at(".*").compare(old.at("additionalProperties"), now.at("additionalProperties"));
        }
        List<Node> oldParts = old.at("allOf").items();
        List<Node> newParts = now.at("allOf").items();
        for (int i = 0; i < Math.min(oldParts.size(), newParts.size()); i++) {
            compare(oldParts.get(i), newParts.get(i));
        }
        if (oldParts.size() < newParts.size() && direction == Direction.SENT) {
            report("has to fit more schemas now.");
        }
    }

    private void types(Node old, Node now) {
        Set<String> before = old.at("type").texts();
        Set<String> after = now.at("type").texts();
        Set<String> given = direction == Direction.SENT ? before : after;
        Set<String> known = direction == Direction.SENT ? after : before;
        if (known.isEmpty()) {
            return; // anything
        }
        Set<String> wrong = new TreeSet<>(given);
        wrong.removeAll(known);
        if (known.contains("number")) {
            wrong.remove("integer");
        }
        if (given.isEmpty()) {
            report("is only " + String.join(" or ", known) + " now.");
        } else if (!wrong.isEmpty()) {
            report(
                    "was %s and is %s now."
                            .formatted(String.join(" or ", before), String.join(" or ", after)));
        }
        String format = old.at("format").text();
        if (direction == Direction.SENT
                && now.at("format").isThere()
                && !now.at("format").text().equals(format)) {
            report("must have the format " + now.at("format").text() + " now.");
        }
    }

    private void values(Node old, Node now) {
        Set<String> before = enumerated(old);
        Set<String> after = enumerated(now);
        Set<String> given = direction == Direction.SENT ? before : after;
        Set<String> known = direction == Direction.SENT ? after : before;
        if (known.isEmpty()) {
            return;
        }
        if (given.isEmpty()) {
            report(
                    direction == Direction.SENT
                            ? "accepts only " + String.join(", ", known) + " now."
                            : "is no longer one of " + String.join(", ", known) + ".");
            return;
        }
        Set<String> wrong = new TreeSet<>(given);
        wrong.removeAll(known);
        if (!wrong.isEmpty()) {
            report(
                    (direction == Direction.SENT ? "no longer accepts " : "may be ")
                            + String.join(", ", wrong)
                            + (direction == Direction.SENT ? "." : " now."));
        }
    }

    private static Set<String> enumerated(Node schema) {
        return schema.at("const").isThere()
                ? schema.at("const").texts()
                : schema.at("enum").texts();
    }

    private void bounds(Node old, Node now) {
        BOUNDS.forEach((name, isLower) -> {
            Double before = old.at(name).number();
            Double after = now.at(name).number();
            boolean isNarrower =
                    after != null
                            && (before == null || (isLower ? after > before : after < before));
            if (isNarrower) {
                report("has " + name + " " + now.at(name).text() + " now.");
            }
        });
        for (String name : List.of("pattern", "multipleOf", "uniqueItems")) {
            Node after = now.at(name);
            if (after.isThere() && !after.isFalse() && !after.text().equals(old.at(name).text())) {
                report("has " + name + " " + after.text() + " now.");
            }
        }
    }

    private void object(Node old, Node now) {
        Set<String> before = old.at("required").texts();
        Set<String> after = now.at("required").texts();
        if (direction == Direction.SENT) {
            for (String name : after) {
                if (!before.contains(name)) {
                    at("." + name).report("is required now.");
                }
            }
        }
        Node properties = now.at("properties");
        for (String name : old.at("properties").names()) {
            if (properties.at(name).isThere()) {
                at("." + name).compare(old.at("properties").at(name), properties.at(name));
            } else if (direction == Direction.RECEIVED) {
                at("." + name).report("is no longer sent.");
            } else if (now.at("additionalProperties").isFalse()) {
                at("." + name).report("is no longer accepted.");
            }
        }
        if (direction == Direction.RECEIVED) {
            for (String name : before) {
                if (!after.contains(name) && properties.at(name).isThere()) {
                    at("." + name).report("may be missing now.");
                }
            }
        } else if (now.at("additionalProperties").isFalse()
                && !old.at("additionalProperties").isFalse()
                && old.at("properties").isThere()) {
            report("no longer accepts other members.");
        }
    }
}

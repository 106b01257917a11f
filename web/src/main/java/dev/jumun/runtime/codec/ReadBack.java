package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what a codec writes as something that it doesn't read: what is stored as JSON, and read
 * again, would lose it. The compiler finds the same in what it can see; this is for types that a
 * program names in code.
 */
public final class ReadBack {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String OWN_RECORD =
            "Give the job a record of its own, of which each member has one name.";

    /**
     * Something that isn't read as it is written.
     *
     * @param fact a sentence without its full stop
     */
    public record Loss(String fact, String remedy) {}

    private final Map<String, @Nullable Object> written;
    private final Map<String, @Nullable Object> read;
    private final Set<String> seen = new HashSet<>();

    private ReadBack(Map<String, @Nullable Object> written, Map<String, @Nullable Object> read) {
        this.written = written;
        this.read = read;
    }

    /**
     * Returns what is lost first of the values of a codec, at any depth.
     *
     * @param name names the type
     */
    public static Optional<Loss> find(Codec<?> codec, String name) {
        Schemas reading = new Schemas(true).reading();
        reading.resolve(codec.schema(reading));
        Schemas writing = new Schemas(true).writing();
        Object schema = writing.resolve(codec.schema(writing));
        return Optional.ofNullable(new ReadBack(writing.all(), reading.all()).in(schema, name));
    }

    private @Nullable Loss in(@Nullable Object schema, String place) {
        if (!(schema instanceof Map<?, ?> keywords)) {
            return null;
        }
        if (Boolean.TRUE.equals(keywords.get("writeOnly"))) {
            return new Loss(
                    place + " is a Secret, which is written as asterisks",
                    "Store a reference to it, or a String if it may be stored in plain text.");
        }
        if ("binary".equals(keywords.get("format"))) {
            return new Loss(
                    place + " is an Upload, which ends with its request",
                    "Store the file, and give the job a reference to it.");
        }
        if (keywords.containsKey("contentMediaType") && !keywords.containsKey("contentEncoding")) {
            return new Loss(
                    place + " is a byte[], of which only UTF-8 text is kept",
                    "Mark it with @Base64Encoded.");
        }
        if (keywords.get("$ref") instanceof String reference) {
            String name = reference.substring(REFERENCE.length());
            return seen.add(name) ? inNamed(name) : null;
        }
        return parts(keywords)
                .map(part -> in(part, place))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What a schema is put together from, apart from its properties. */
    private static Stream<?> parts(Map<?, ?> keywords) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (String one : List.of("items", "additionalProperties")) {
            parts.add(keywords.get(one));
        }
        for (String several : List.of("anyOf", "oneOf", "allOf", "prefixItems")) {
            if (keywords.get(several) instanceof List<?> all) {
                parts.addAll(all);
            }
        }
        return parts.stream();
    }

    private @Nullable Loss inNamed(String name) {
        Map<?, ?> type = keywords(written, name);
        Map<?, ?> before = properties(keywords(read, name));
        List<Object> others = new ArrayList<>(before.keySet());
        others.removeAll(properties(type).keySet());
        for (Map.Entry<?, ?> each : properties(type).entrySet()) {
            String place = name + "." + each.getKey();
            if (!before.containsKey(each.getKey())) {
                Loss loss = onlyWritten(place, each, type, others);
                if (loss != null) {
                    return loss;
                }
            }
            Loss loss = in(each.getValue(), place);
            if (loss != null) {
                return loss;
            }
        }
        return in(type, name);
    }

    /** What is computed is written, and then an extra member for those that read it. */
    private static @Nullable Loss onlyWritten(
            String place, Map.Entry<?, ?> member, Map<?, ?> type, List<Object> others) {
        if (member.getValue() instanceof Map<?, ?> keywords
                && Boolean.TRUE.equals(keywords.get("readOnly"))) {
            return type.get("additionalProperties") == null
                    ? null
                    : new Loss(
                            place + " is @Computed: it is written, but read as an extra member",
                            "Give the job a record of its own without it.");
        }
        return new Loss(
                "%s is written by this name, but read by %s"
                        .formatted(
                                place,
                                others.size() == 1
                                        ? "\"%s\"".formatted(others.getFirst())
                                        : "another"),
                OWN_RECORD);
    }

    private static Map<?, ?> keywords(Map<String, @Nullable Object> named, String name) {
        return named.get(name) instanceof Map<?, ?> keywords ? keywords : Map.of();
    }

    private static Map<?, ?> properties(Map<?, ?> keywords) {
        return keywords.get("properties") instanceof Map<?, ?> all ? all : Map.of();
    }
}

package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What of a type must not be shown in errors: values whose schema has the format {@code password},
 * and members of their names wherever an input has them. Clients, proxies and error trackers log
 * answers.
 *
 * <p>Names, and not places: an input may be wrong in its whole shape, and still hold a password.
 */
public final class Secrets {
    private static final String STARS = "**********";

    private static final Map<Codec<?>, Secrets> KNOWN = new ConcurrentHashMap<>();

    private final boolean all;
    private final Set<String> names;

    private Secrets(boolean all, Set<String> names) {
        this.all = all;
        this.names = names;
    }

    /** Returns those of what a codec reads. */
    public static Secrets of(Codec<?> codec) {
        Secrets known = KNOWN.get(codec);
        if (known == null) {
            known = find(codec);
            KNOWN.put(codec, known);
        }
        return known;
    }

    private static Secrets find(Codec<?> codec) {
        Schemas schemas = new Schemas().reading();
        Object schema = schemas.resolve(codec.schema(schemas));
        Set<String> names = new HashSet<>();
        gather(schema, names);
        gather(schemas.all(), names);
        return new Secrets(codec instanceof HiddenCodec || isSecret(schema), Set.copyOf(names));
    }

    private static void gather(@Nullable Object schema, Set<String> names) {
        if (schema instanceof Map<?, ?> map) {
            if (map.get("properties") instanceof Map<?, ?> properties) {
                properties.forEach((name, value) -> {
                    if (isSecret(value)) {
                        names.add(String.valueOf(name));
                    }
                });
            }
            map.values().forEach(value -> gather(value, names));
        } else if (schema instanceof List<?> list) {
            list.forEach(value -> gather(value, names));
        }
    }

    /** Of a password, or of a list, a map or an alternative of passwords. */
    private static boolean isSecret(@Nullable Object schema) {
        return switch (schema) {
            case Map<?, ?> map ->
                    "password".equals(map.get("format"))
                            || isSecret(map.get("anyOf"))
                            || isSecret(map.get("items"))
                            || isSecret(map.get("additionalProperties"));
            case List<?> list -> list.stream().anyMatch(Secrets::isSecret);
            case null, default -> false;
        };
    }

    /** Returns what is shown of an input at a place. */
    @Nullable Object shown(List<Object> location, @Nullable Object input) {
        if (all || location.stream().anyMatch(names::contains)) {
            return input == null ? null : STARS;
        }
        if (names.isEmpty()) {
            return input;
        }
        // a whole body that was read as text: what it holds is known by the names in it only
        boolean mayHold = location.size() == 1 && input instanceof String text && names(text);
        return mayHold ? STARS : masked(input);
    }

    private boolean names(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return text.contains("\\u") // a name may be escaped
                || names.stream().anyMatch(name -> lower.contains(name.toLowerCase(Locale.ROOT)));
    }

    private @Nullable Object masked(@Nullable Object input) {
        return switch (input) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    String name = String.valueOf(key);
                    boolean hidden = value != null && names.contains(name);
                    copy.put(name, hidden ? STARS : masked(value));
                });
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(value -> copy.add(masked(value)));
                yield copy;
            }
            case null, default -> input;
        };
    }
}

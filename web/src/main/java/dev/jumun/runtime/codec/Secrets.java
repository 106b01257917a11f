package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;

/**
 * What of an input must not be shown in errors: values whose schema has the format {@code
 * password}, and members of their names wherever an input has them. Clients, proxies and error
 * trackers log answers.
 *
 * <p>An input may be wrong in its whole shape, and still hold a password. So of a type with a
 * password, only declared members are shown, and of these only members without a password in them.
 * Anything else may be the password: a list in place of an object, a member whose name is misspelt.
 * A whole body that is a text, mostly an object sent with the wrong content type, is shown if it
 * doesn't have the name of a secret, as FastAPI shows it. The name may be spelt with escapes, such
 * as those of JSON or of forms: a text that has any isn't shown.
 */
public final class Secrets {
    private static final String STARS = "**********";
    private static final String REFERENCE = "#/components/schemas/";

    /** How JSON, JavaScript, forms and HTML write a letter otherwise. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\[ux]|%[0-9A-Fa-f]{2}|&#");

    /** Weak: a codec belongs to an application, which a reload ends. */
    private static final Map<Codec<?>, Secrets> KNOWN =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final boolean all;
    private final Set<String> names;

    /** The members whose values may be shown. */
    private final Set<String> open;

    private Secrets(boolean all, Set<String> names, Set<String> open) {
        this.all = all;
        this.names = names;
        this.open = open;
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
        Map<String, @Nullable Object> named = schemas.all();
        Map<String, List<@Nullable Object>> members = new HashMap<>();
        gather(schema, members);
        gather(named, members);
        Set<String> names = new HashSet<>();
        Set<String> open = new HashSet<>();
        members.forEach((name, kinds) -> {
            if (kinds.stream().anyMatch(Secrets::isSecret)) {
                names.add(name);
            } else if (kinds.stream().noneMatch(kind -> holds(kind, named, new HashSet<>()))) {
                open.add(name);
            }
        });
        boolean all = codec instanceof HiddenCodec || isSecret(schema);
        return new Secrets(all, Set.copyOf(names), Set.copyOf(open));
    }

    private static void gather(
            @Nullable Object schema, Map<String, List<@Nullable Object>> members) {
        if (schema instanceof Map<?, ?> map) {
            if (map.get("properties") instanceof Map<?, ?> properties) {
                properties.forEach((name, kind) ->
                        members.computeIfAbsent(String.valueOf(name), _ -> new ArrayList<>())
                                .add(kind));
            }
            map.values().forEach(value -> gather(value, members));
        } else if (schema instanceof List<?> list) {
            list.forEach(value -> gather(value, members));
        }
    }

    /** Whether a password is anywhere in what a schema describes. */
    private static boolean holds(
            @Nullable Object schema, Map<String, @Nullable Object> named, Set<String> seen) {
        return switch (schema) {
            case Map<?, ?> map ->
                    "password".equals(map.get("format"))
                            || map.values().stream().anyMatch(each -> holds(each, named, seen));
            case List<?> list -> list.stream().anyMatch(each -> holds(each, named, seen));
            case String text when text.startsWith(REFERENCE) -> {
                String name = text.substring(REFERENCE.length());
                yield seen.add(name) && holds(named.get(name), named, seen);
            }
            case null, default -> false;
        };
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

    /** Returns what is shown of a problem's input. */
    @Nullable Object shown(Problem problem) {
        Object input = problem.input();
        List<Object> location = problem.location();
        if (input == null || (names.isEmpty() && !all)) {
            return input;
        }
        if (all || location.stream().anyMatch(names::contains)) {
            return STARS;
        }
        if (location.size() == 1 && !(input instanceof Map) && !(input instanceof List)) {
            return hasName(String.valueOf(input)) ? STARS : input;
        }
        // where something is missing, the input is what it should have been in
        int end = location.size() - (problem.type().equals("missing") ? 1 : 0);
        return masked(input, isOpen(location.subList(0, Math.max(end, 0))));
    }

    /** Whether a text that is a whole body has a secret's name in it, however it is capitalized. */
    private boolean hasName(String body) {
        if (ESCAPE.matcher(body).find()) {
            return true; // it may have
        }
        String lower = body.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> lower.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether a place is in a member that may be shown. */
    private boolean isOpen(List<Object> location) {
        // the first step is "body" or the like; what is within an open member is open, too
        return location.stream().skip(1).anyMatch(open::contains);
    }

    private @Nullable Object masked(@Nullable Object input, boolean isOpen) {
        return switch (input) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    String name = String.valueOf(key);
                    boolean hidden = value != null && names.contains(name);
                    copy.put(name, hidden ? STARS : masked(value, isOpen || open.contains(name)));
                });
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(value -> copy.add(masked(value, isOpen)));
                yield copy;
            }
            case null -> null;
            default -> isOpen ? input : STARS;
        };
    }
}

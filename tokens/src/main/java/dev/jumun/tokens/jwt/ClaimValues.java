package dev.jumun.tokens.jwt;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a claim may be: JSON, and points of time, which are seconds since 1970 (RFC 7519, 2). */
final class ClaimValues {
    private ClaimValues() {}

    /** Returns a value as JSON has it. */
    static @Nullable Object of(String name, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean yes -> yes;
            case Double number when !Double.isFinite(number) -> throw refused(name, number);
            case Float number when !Float.isFinite(number) -> throw refused(name, number);
            case Number number -> number;
            case Instant time -> time.getEpochSecond();
            case Date time -> time.toInstant().getEpochSecond();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, each) -> copy.put(String.valueOf(key), of(name, each)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(each -> copy.add(of(name, each)));
                yield copy;
            }
            default -> throw refused(name, value);
        };
    }

    private static IllegalArgumentException refused(String name, Object value) {
        return new IllegalArgumentException(
                "The claim "
                        + name
                        + " holds a "
                        + value.getClass().getName()
                        + ", which has no JSON form here. Give texts, finite numbers, booleans,"
                        + " Instants, lists and maps.");
    }
}

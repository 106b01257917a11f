package dev.jumun.runtime.file;

import dev.jumun.Headers;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The entity tag and the date of an answer, as they are sent, against what the client asks for (RFC
 * 9110, section 13).
 */
final class Validators {
    private final @Nullable String etag;
    private final @Nullable Instant modified;

    Validators(Headers answer) {
        this.etag = answer.first("etag");
        this.modified = instant(answer.first("last-modified"));
    }

    /** Whether the client wants it only in another state than it is in (13.1.1, 13.1.4). */
    boolean failPrecondition(Headers asked) {
        List<String> tags = tags(asked, "if-match");
        if (!tags.isEmpty()) {
            return tags.stream().noneMatch(tag -> tag.equals("*") || isStrongly(tag));
        }
        Instant since = instant(asked.first("if-unmodified-since"));
        return since != null && modified != null && modified.isAfter(since);
    }

    /** Whether the client has it already (13.1.2, 13.1.3). */
    boolean isFresh(Headers asked) {
        List<String> tags = tags(asked, "if-none-match");
        if (!tags.isEmpty()) {
            return tags.stream().anyMatch(tag -> tag.equals("*") || isWeakly(tag));
        }
        Instant since = instant(asked.first("if-modified-since"));
        return since != null && modified != null && !modified.isAfter(since);
    }

    /** Whether a part belongs to what the client has (13.1.5). */
    boolean mayBePart(Headers asked) {
        String condition = asked.first("if-range");
        if (condition == null) {
            return true;
        }
        Instant date = instant(condition);
        return date == null ? isStrongly(condition.strip()) : date.equals(modified);
    }

    /** Equal, and neither is weak (8.8.3.2). */
    private boolean isStrongly(String tag) {
        return etag != null && !etag.startsWith("W/") && tag.equals(etag);
    }

    private boolean isWeakly(String tag) {
        return etag != null && opaque(tag).equals(opaque(etag));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static List<String> tags(Headers asked, String field) {
        return asked.all(field).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    static String date(Instant instant) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(instant.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable Instant instant(@Nullable String date) {
        if (date == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

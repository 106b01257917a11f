package dev.jumun;

import org.jspecify.annotations.Nullable;

/**
 * An event of a stream of server-sent events (WHATWG HTML, section 9.2). Immutable; the methods
 * with a parameter return another one.
 *
 * @param data written as JSON; null for none
 * @param text data that is written as it is, instead; null for none
 * @param event its kind; null for the usual {@code message}
 * @param id what a client that comes back tells in {@code Last-Event-ID}; null for none
 * @param retry how many milliseconds a client shall wait before it comes back; null if it may
 *     choose
 * @param comment what clients ignore; null for none
 */
public record ServerSentEvent<T>(
        @Nullable T data,
        @Nullable String text,
        @Nullable String event,
        @Nullable String id,
        @Nullable Integer retry,
        @Nullable String comment) {
    /** Refuses what would break out of its line. */
    public ServerSentEvent {
        checkLine("event", event);
        checkLine("id", id);
        if (id != null && id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The id of an event cannot have a null character.");
        }
        if (retry != null && retry < 0) {
            throw new IllegalArgumentException("The time to wait cannot be " + retry + ".");
        }
        if (data != null && text != null) {
            throw new IllegalArgumentException("An event has data or text, not both.");
        }
    }

    private static void checkLine(String name, @Nullable String value) {
        if (value != null && (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0)) {
            throw new IllegalArgumentException(
                    "The " + name + " of an event must be a single line.");
        }
    }

    /** An event with JSON data. */
    public static <T> ServerSentEvent<T> of(T data) {
        return new ServerSentEvent<>(data, null, null, null, null, null);
    }

    /** An event whose data is text as it is. */
    public static <T> ServerSentEvent<T> ofText(String text) {
        return new ServerSentEvent<>(null, text, null, null, null, null);
    }

    /** No event, only something that clients ignore. */
    public static <T> ServerSentEvent<T> ofComment(String comment) {
        return new ServerSentEvent<>(null, null, null, null, null, comment);
    }

    /** Returns this event with a kind. */
    public ServerSentEvent<T> event(String kind) {
        return new ServerSentEvent<>(data, text, kind, id, retry, comment);
    }

    /** Returns this event with an id. */
    public ServerSentEvent<T> id(String own) {
        return new ServerSentEvent<>(data, text, event, own, retry, comment);
    }

    /** Returns this event with a time to wait, in milliseconds. */
    public ServerSentEvent<T> retry(int millis) {
        return new ServerSentEvent<>(data, text, event, id, millis, comment);
    }

    /** Returns this event with a comment. */
    public ServerSentEvent<T> comment(String said) {
        return new ServerSentEvent<>(data, text, event, id, retry, said);
    }
}

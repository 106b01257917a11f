package dev.jumun;

import org.jspecify.annotations.Nullable;

/**
 * A server-sent event (WHATWG HTML, section 9.2). Immutable: the methods with a parameter return a
 * changed copy.
 *
 * <pre>{@code
 * yield.to(ServerSentEvent.of(order).event("ready").id("42"));
 * }</pre>
 *
 * @param data the data, which is written as JSON; null to leave it out
 * @param text data that is written unchanged, instead of {@code data}; null to leave it out
 * @param event the type of the event; null for the default, {@code message}
 * @param id the id, which a reconnecting client sends in {@code Last-Event-ID}; null if there is
 *     none
 * @param retry how long a client waits before it reconnects, in milliseconds; null for the client's
 *     default
 * @param comment a comment, which clients ignore; null to leave it out
 */
public record ServerSentEvent<T>(
        @Nullable T data,
        @Nullable String text,
        @Nullable String event,
        @Nullable String id,
        @Nullable Integer retry,
        @Nullable String comment) {
    /**
     * Rejects values that could break out of their line.
     *
     * @throws IllegalArgumentException if the event or id has several lines, the id has a null
     *     character, {@code retry} is negative, or there are both data and text
     */
    public ServerSentEvent {
        checkLine("event", event);
        checkLine("id", id);
        if (id != null && id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The id of an event cannot have a null character.");
        }
        if (retry != null && retry < 0) {
            throw new IllegalArgumentException("The reconnection time cannot be " + retry + ".");
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

    /** Returns an event with JSON data. */
    public static <T> ServerSentEvent<T> of(T data) {
        return new ServerSentEvent<>(data, null, null, null, null, null);
    }

    /** Returns an event whose data is plain text. */
    public static <T> ServerSentEvent<T> ofText(String text) {
        return new ServerSentEvent<>(null, text, null, null, null, null);
    }

    /** Returns a comment without an event. Clients ignore it. */
    public static <T> ServerSentEvent<T> ofComment(String comment) {
        return new ServerSentEvent<>(null, null, null, null, null, comment);
    }

    /** Returns this event with a type. */
    public ServerSentEvent<T> event(String kind) {
        return new ServerSentEvent<>(data, text, kind, id, retry, comment);
    }

    /** Returns this event with an id. */
    public ServerSentEvent<T> id(String own) {
        return new ServerSentEvent<>(data, text, event, own, retry, comment);
    }

    /** Returns this event with a time to wait before reconnecting, in milliseconds. */
    public ServerSentEvent<T> retry(int millis) {
        return new ServerSentEvent<>(data, text, event, id, millis, comment);
    }

    /** Returns this event with a comment. */
    public ServerSentEvent<T> comment(String said) {
        return new ServerSentEvent<>(data, text, event, id, retry, said);
    }
}

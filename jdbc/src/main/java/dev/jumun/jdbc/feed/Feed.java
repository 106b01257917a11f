package dev.jumun.jdbc.feed;

import dev.jumun.HttpException;
import dev.jumun.ServerSentEvent;
import dev.jumun.async.Async;
import dev.jumun.async.Channel;
import dev.jumun.async.Generator;
import dev.jumun.async.log.LogText;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.table.OwnTable;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.engine.NameRule;
import dev.jumun.runtime.engine.TimeRange;
import dev.jumun.validation.ModelValidationException;
import dev.jumun.validation.Models;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Events that are kept in the database, for server-sent events that miss none. An event is added in
 * the transaction of what it reports. A client whose connection or node has ended connects to any
 * node, and continues after the last event that it has.
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static void changes(Transactions transactions, Yield<Feed<Change>> yield) throws Exception {
 *     try (Feed<Change> changes = Feed.on(transactions, "changes", Change.class)) {
 *         yield.to(changes);
 *     }
 * }
 *
 * @Get("/changes")
 * @ServerSentEvents
 * Generator<ServerSentEvent<Change>> changes(
 *         @Header @Nullable String lastEventId, Feed<Change> changes) {
 *     return changes.follow(lastEventId);
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads.
 *
 * @param <T> a record that the API knows, because a route uses it, or because {@code @Api(models =
 *     …)} names it
 */
public final class Feed<T> implements AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.jumun.jdbc");
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int LONGEST_NAME = 100;

    private final String name;
    private final Class<T> type;
    private final EventTable table;
    private final Tail tail;
    private final OpenFeed open;

    /** Of the events that cannot be read, the last one that was reported. */
    private final AtomicLong warned = new AtomicLong();

    private Feed(String name, Class<T> type, EventTable table, OpenFeed open) {
        this.name = name;
        this.type = type;
        this.table = table;
        this.tail = Tail.of(name, table);
        this.open = open;
    }

    /**
     * Opens the feed of a name, and creates its tables if they are missing. All nodes give it the
     * same type. Events are kept for a day.
     *
     * @throws IllegalArgumentException if the name is empty or longer than 100 characters, begins
     *     or ends with a blank, or has a control character; if no running API knows the type, a
     *     feed of this name and another type is open in this process, or the database is neither
     *     PostgreSQL nor H2
     * @throws SQLException if the database cannot be reached, or refuses to create the tables
     */
    public static <T> Feed<T> on(Transactions transactions, String name, Class<T> type)
            throws SQLException {
        return on(transactions, name, type, A_DAY);
    }

    /**
     * Opens one whose events are kept for another time than a day.
     *
     * @throws IllegalArgumentException if the time is less than a second or longer than ten years,
     *     or see above
     * @throws SQLException if the database cannot be reached, or refuses to create the tables
     */
    public static <T> Feed<T> on(
            Transactions transactions, String name, Class<T> type, Duration keeping)
            throws SQLException {
        NameRule.check(name, "The name of a feed", LONGEST_NAME);
        TimeRange.FROM_A_SECOND.check(
                keeping, () -> "Events of %s cannot be kept for %s".formatted(name, keeping));
        Codecs.requireKnown(type);
        EventTable table = EventTable.on(transactions, name, keeping);
        return new Feed<>(name, type, table, OpenFeed.claim(table.database(), name, type));
    }

    /**
     * Adds an event in the transaction of a connection: followers get it when that has been
     * committed, and never if it is rolled back. From here to the end of the transaction, others
     * that add to this feed wait. So add events last.
     *
     * @throws IllegalArgumentException if the connection commits each statement by itself, or if
     *     followers could not read the value, since it breaks a rule of its class
     * @throws SQLException if it cannot be stored
     */
    public void add(Connection transaction, T value) throws SQLException {
        OwnTable.requireTransaction(transaction);
        byte[] payload = Models.write(Objects.requireNonNull(value, "value"));
        try {
            Models.read(type, payload);
        } catch (ModelValidationException unfit) {
            throw new IllegalArgumentException(
                    "Followers of the feed %s could not read this event: %s"
                            .formatted(name, unfit.getMessage()),
                    unfit);
        }
        table.add(transaction, payload);
    }

    /**
     * Returns the events after the one that a client had last, in the order of their commits; then
     * those that come, up to a quarter of a second after their commit. Each has an id.
     *
     * <p>If the client has missed events that are no longer kept, it gets an event of the type
     * {@code gap} in their place. It has to load the present state, and then has missed nothing.
     *
     * <p>Blocks until the database has said which event is the last one. A client without an id
     * gets that one's at once, in a comment: it can continue from there, even if nothing happens
     * before its connection ends.
     *
     * @param lastEventId the field {@code Last-Event-ID}; null for what is committed after this
     *     call
     * @throws HttpException 400 if it isn't an id of this feed
     */
    public Generator<ServerSentEvent<T>> follow(@Nullable String lastEventId) {
        long last = Async.run(() -> table.last());
        long after = lastEventId == null ? last : number(lastEventId);
        return Generator.of(yield -> {
            Channel<Boolean> wake = new Channel<>("feed " + name, 1);
            tail.join(wake);
            try {
                long position = after;
                if (lastEventId == null) {
                    yield.to(
                            ServerSentEvent.<T>ofComment("Events come from here.")
                                    .id(Long.toString(position)));
                }
                if (position > last) { // of another database, as after a restored backup
                    yield.to(gap(last));
                    position = last;
                }
                do {
                    List<StoredEvent> events = tail.after(position);
                    while (!events.isEmpty()) {
                        for (StoredEvent event : events) {
                            if (event.number() > position + 1) {
                                yield.to(gap(event.number() - 1));
                            }
                            position = event.number();
                            T value = read(event);
                            if (value != null) {
                                yield.to(ServerSentEvent.of(value).id(Long.toString(position)));
                            }
                        }
                        events = tail.after(position);
                    }
                    if (position < tail.last()) { // none of them is kept any more
                        position = tail.last();
                        yield.to(gap(position));
                    }
                } while (wake.next().isPresent());
            } finally {
                tail.leave(wake);
                wake.close();
            }
        });
    }

    /** Ids are as they were sent: +2 and 02 come from elsewhere. */
    private static long number(String id) {
        try {
            long number = Long.parseLong(id);
            if (number >= 0 && Long.toString(number).equals(id)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same as one below zero
        }
        throw new HttpException(400, "Last-Event-ID is not the id of an event of this feed.");
    }

    private static <T> ServerSentEvent<T> gap(long last) {
        return ServerSentEvent.<T>ofText("Events are missing.")
                .event("gap")
                .id(Long.toString(last));
    }

    private @Nullable T read(StoredEvent event) {
        try {
            return Models.read(type, event.payload());
        } catch (ModelValidationException unfit) {
            boolean isNew = event.number() > warned.getAndAccumulate(event.number(), Math::max);
            LOG.log(
                    isNew ? Level.WARNING : Level.DEBUG,
                    LogText.line(
                            "Event %d of the feed %s is left out: %s"
                                    .formatted(event.number(), name, unfit.getMessage())));
            return null;
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        tail.close();
        open.close();
    }
}

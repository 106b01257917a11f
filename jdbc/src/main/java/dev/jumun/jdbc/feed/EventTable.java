package dev.jumun.jdbc.feed;

import dev.jumun.async.Cancelled;
import dev.jumun.jdbc.DatabaseUnavailableException;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.pool.Readers;
import dev.jumun.jdbc.table.OwnTable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a feed. Its row in {@code jumun_feeds} counts them, and is locked from an event to
 * the end of its transaction: so they are numbered in the order in which they are committed,
 * without a hole. A sequence would number them in the order in which they are added: a reader would
 * see 18 before 17 is committed, and would never ask for 17.
 */
final class EventTable {
    private static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS jumun_feeds (
                        feed VARCHAR(100) PRIMARY KEY,
                        last BIGINT NOT NULL)
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS jumun_events (
                        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        feed VARCHAR(100) NOT NULL,
                        number BIGINT NOT NULL,
                        payload BYTEA NOT NULL,
                        ends TIMESTAMP WITH TIME ZONE NOT NULL)
                    """,
                    "CREATE UNIQUE INDEX IF NOT EXISTS jumun_events_number ON jumun_events (feed,"
                            + " number)",
                    "CREATE INDEX IF NOT EXISTS jumun_events_ends ON jumun_events (ends)");

    private static final String FIRST = "INSERT INTO jumun_feeds (feed, last) VALUES (?, 0)";
    private static final String COUNT = "UPDATE jumun_feeds SET last = last + 1 WHERE feed = ?";
    private static final String LAST = "SELECT last FROM jumun_feeds WHERE feed = ?";
    private static final String INSERT =
            "INSERT INTO jumun_events (feed, number, payload, ends) VALUES (?, ?, ?, "
                    + OwnTable.END
                    + ")";
    private static final String READ =
            "SELECT number, payload FROM jumun_events WHERE feed = ? AND number > ? ORDER BY number"
                    + " FETCH FIRST ? ROWS ONLY";

    /** While the database is away, followers must not wait for each other's timeouts. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final OwnTable table;

    /**
     * Not in the queue of requests: those that add to one feed wait for each other with their
     * connections in hand, and a reader would come after all of them. Here the next connection that
     * is given back to the pool is for reading.
     */
    private final Transactions reading;

    /** Shared by all feeds over the pool, however many followers come at once. */
    private final Readers readers;

    private final String database;
    private final String feed;
    private final Duration keeping;

    private EventTable(OwnTable table, String database, String feed, Duration keeping)
            throws SQLException {
        this.table = table;
        this.reading = table.transactions().turns(0);
        this.readers = reading.dataSource().unwrap(Readers.class);
        this.database = database;
        this.feed = feed;
        this.keeping = keeping;
    }

    static EventTable on(Transactions transactions, String feed, Duration keeping)
            throws SQLException {
        OwnTable table = OwnTable.open(transactions, "jumun_events", TABLES);
        String database =
                table.transactions().call(connection -> connection.getMetaData().getURL());
        return new EventTable(table, database, feed, keeping);
    }

    /** What distinguishes the database from others. */
    String database() {
        return database;
    }

    /** Adds an event in the transaction of a connection. */
    void add(Connection connection, byte[] payload) throws SQLException {
        if (!count(connection)) {
            try (PreparedStatement first = connection.prepareStatement(table.unlessThere(FIRST))) {
                first.setString(1, feed);
                boolean _ = OwnTable.insert(first); // or another transaction has done it
            }
            count(connection);
        }
        long number = last(connection);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, feed);
            insert.setLong(2, number);
            insert.setBytes(3, payload);
            insert.setLong(4, keeping.toSeconds());
            insert.executeUpdate();
        }
    }

    private boolean count(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(COUNT)) {
            update.setString(1, feed);
            return update.executeUpdate() == 1;
        }
    }

    private long last(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LAST)) {
            query.setString(1, feed);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Returns the number of the last event, or 0 before the first one. */
    long last() throws SQLException {
        return read(this::last);
    }

    /** Returns the events after a number, at most this many. */
    List<StoredEvent> after(long number, int most) throws SQLException {
        return read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(READ)) {
                query.setString(1, feed);
                query.setLong(2, number);
                query.setInt(3, most);
                List<StoredEvent> events = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        events.add(new StoredEvent(rows.getLong(1), rows.getBytes(2)));
                    }
                }
                return events;
            }
        });
    }

    private <R> R read(Transactions.Work<R, RuntimeException> query) throws SQLException {
        try {
            if (!readers.tryAcquire(PATIENCE.toMillis())) {
                throw new DatabaseUnavailableException(
                        "No connection to read events was free within %d s."
                                .formatted(PATIENCE.toSeconds()));
            }
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        try {
            return reading.call(query);
        } finally {
            readers.release();
        }
    }

    void sweepIfDue() {
        table.sweepIfDue();
    }
}

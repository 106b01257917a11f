package dev.jumun.bus;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Properties;

/** Frames as payloads of notifications, in Base64. */
final class PostgresEngine implements Engine {
    private static final String CHANNEL = "jumun_bus";

    /** A payload has less than 8,000 bytes, and Base64 makes four of three. */
    private static final int ROOM = 5_900;

    private static final int WAIT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 5_000;
    private static final String REFERENCE = "#";

    /** The state of a missing right, which no further attempt brings. */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final String url;
    private final Properties properties;
    private volatile @Nullable Connection sending;
    private volatile @Nullable Connection listening;
    private boolean hasTable;

    PostgresEngine(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
        properties.putIfAbsent("ApplicationName", "jumun-bus");
        properties.putIfAbsent("connectTimeout", "5");
        properties.putIfAbsent("tcpKeepAlive", "true");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public int room() {
        return ROOM;
    }

    // ---- sending

    @Override
    public void send(byte[] frame) throws SQLException, FrameRefusedException {
        Connection connection = sending;
        if (connection == null) {
            connection = connect();
            sending = connection;
        }
        try {
            String payload =
                    frame.length <= ROOM
                            ? Base64.getEncoder().encodeToString(frame)
                            : REFERENCE + store(connection, frame);
            try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
                notify.setString(1, CHANNEL);
                notify.setString(2, payload);
                notify.execute();
            }
        } catch (SQLException failure) {
            sending = null;
            quietly(connection);
            throw failure;
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        return connection;
    }

    /** What is too large for a payload; kept for a minute. Returns its number. */
    private long store(Connection connection, byte[] frame)
            throws SQLException, FrameRefusedException {
        boolean hadTable = hasTable;
        try {
            if (!hasTable) {
                create(connection);
                hasTable = true;
            }
            return insert(connection, frame);
        } catch (SQLException failure) {
            hasTable = false; // it may have been dropped
            if (!hadTable && INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())) {
                throw new FrameRefusedException(
                        "A message of %d bytes needs the table jumun_bus. Create it as docs/nodes.md shows, and grant SELECT, INSERT and DELETE."
                                .formatted(frame.length),
                        failure);
            }
            throw failure;
        }
    }

    private static long insert(Connection connection, byte[] frame) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM jumun_bus WHERE sent < now() - INTERVAL '1 minute'");
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO jumun_bus (frame) VALUES (?) RETURNING id")) {
            insert.setBytes(1, frame);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Looks first: a role may have no right to create a table, even if it is there. */
    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('jumun_bus') IS NULL")) {
            row.next();
            if (row.getBoolean(1)) {
                statement.execute(
                        "CREATE UNLOGGED TABLE IF NOT EXISTS jumun_bus (id BIGINT GENERATED ALWAYS"
                            + " AS IDENTITY PRIMARY KEY, sent TIMESTAMPTZ NOT NULL DEFAULT now(),"
                            + " frame BYTEA NOT NULL)");
            }
        }
    }

    // ---- listening

    @Override
    public void listen(Runnable connected, Receiver receiver) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            listening = connection;
            statement.execute("LISTEN " + CHANNEL);
            connected.run();
            PGConnection notified = connection.unwrap(PGConnection.class);
            int silent = 0;
            while (true) {
                PGNotification[] all = notified.getNotifications(WAIT_MILLIS);
                if (all != null && all.length > 0) {
                    silent = 0;
                    for (PGNotification each : all) {
                        byte[] frame = frame(connection, each.getParameter());
                        if (frame != null) {
                            receiver.frame(frame);
                        }
                    }
                } else if (++silent * WAIT_MILLIS >= ANSWER_MILLIS) {
                    // a network that is dead looks silent to it: only a question finds out
                    silent = 0;
                    statement.execute("SELECT 1");
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            listening = null;
        }
    }

    /** Null if it has gone, since this node was away for longer than a minute. */
    private static byte @Nullable [] frame(Connection connection, String payload)
            throws SQLException {
        if (!payload.startsWith(REFERENCE)) {
            return Base64.getDecoder().decode(payload);
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT frame FROM jumun_bus WHERE id = ?")) {
            query.setLong(1, Long.parseLong(payload.substring(1)));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    @Override
    public void close() {
        quietly(sending);
        quietly(listening);
    }

    private static void quietly(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException closed) {
                // that is what was wanted
            }
        }
    }
}

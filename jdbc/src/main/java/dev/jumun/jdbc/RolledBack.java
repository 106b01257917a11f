package dev.jumun.jdbc;

import dev.jumun.async.Cancelled;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * A pool for tests that never commits: all of its transactions are savepoints of one, which {@link
 * #close} rolls back. The database is as it was before each test, and no table has to be emptied.
 *
 * <pre>{@code
 * try (RolledBack database = RolledBack.of(pool);
 *         TestClient client = TestClient.of(Cafe.class).override(DataSource.class, () -> database)) {
 *     client.post("/drinks").json(mocha).send();
 *     assertThat(client.get("/drinks").send().json(3, "name")).isEqualTo("Mocha");
 * }   // no mocha any more
 * }</pre>
 *
 * <p>There is one connection: transactions that are asked for at the same time come one after
 * another, and one that waits for longer than two seconds fails. What only ends of a real
 * transaction can show is not seen: deferred constraints, {@code now()} that moves on, other
 * isolation levels, what others see. Sequences are not rolled back, as usual.
 */
public final class RolledBack implements DataSource, AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final DataSource pool;
    private final Connection connection;
    private final Semaphore turn = new Semaphore(1, true);

    private RolledBack(DataSource pool, Connection connection) {
        this.pool = pool;
        this.connection = connection;
    }

    /**
     * Takes a connection of a pool, and begins the transaction.
     *
     * @throws SQLException if there is no connection
     */
    public static RolledBack of(DataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        try {
            connection.setAutoCommit(false);
            return new RolledBack(pool, connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Waits until the connection is free; commits of it are savepoints that are kept. */
    @Override
    public Connection getConnection() throws SQLException {
        try {
            if (!turn.tryAcquire(WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DatabaseUnavailableException(
                        "The only connection of this test was not free within "
                                + WAIT.toSeconds()
                                + " s. Does a request take a second one while it has one?");
            }
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        return SavepointConnection.of(connection, turn::release);
    }

    /** Rolls back all that was done, and gives the connection back. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The connection has its own user.");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || pool.isWrapperFor(type);
    }
}

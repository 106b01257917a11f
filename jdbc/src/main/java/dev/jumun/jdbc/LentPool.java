package dev.jumun.jdbc;

import dev.jumun.jdbc.pool.Readers;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

/** A pool as libraries ask for one, whose connections are cancelled and limited as requests are. */
record LentPool(PoolDoor door) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
        LentConnection connection = new LentConnection(door, false);
        if (!door.settings().lazy()) {
            connection.real();
        }
        return connection.proxy();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The pool has its own user.");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return door.settings().pool().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        door.settings().pool().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        door.settings().pool().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return door.settings().pool().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return door.settings().pool().getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type == Readers.class) {
            return type.cast(door.readers());
        }
        return type.isInstance(this) ? type.cast(this) : door.settings().pool().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type == Readers.class
                || type.isInstance(this)
                || door.settings().pool().isWrapperFor(type);
    }
}

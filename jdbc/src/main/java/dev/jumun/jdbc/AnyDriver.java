package dev.jumun.jdbc;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** As the standard has it: a statement is cancelled, a failed one leaves the others alone. */
final class AnyDriver implements Driver {
    static final Driver INSTANCE = new AnyDriver();

    private AnyDriver() {}

    @Override
    public void cancel(Connection connection, @Nullable Statement statement) throws SQLException {
        if (statement != null) {
            statement.cancel();
        }
    }

    @Override
    public boolean asksToBegin() {
        return true; // that of MySQL does
    }

    @Override
    public boolean isFailed(Connection connection) {
        return false;
    }

    @Override
    public void limit(Connection connection, Duration time) {
        // setQueryTimeout knows whole seconds only, for one statement: cancelling is all there is
    }
}

package peer;

import dev.jumun.async.Yield;
import dev.jumun.jdbc.Transactions;

import java.sql.Connection;
import java.util.concurrent.Semaphore;

import javax.sql.DataSource;

/** How a request comes by its connection: by hand, or by the module {@code jdbc}. */
@FunctionalInterface
interface Session {
    void lend(Yield<Connection> yield) throws Exception;

    /** Those that the peers {@code jumun*.peer} compare. */
    static Session named(String name, DataSource pool) {
        // Requests wait here rather than in the pool, which looks whether to grow for each that
        // does.
        Semaphore turns = new Semaphore(Database.SIZE, true);
        Transactions transactions = Transactions.of(pool);
        DataSource lent = transactions.dataSource();
        return switch (name) {
            case "statement" -> yield -> statement(turns, pool, yield);
            case "transaction" -> yield -> transaction(turns, pool, yield);
            case "module-statement" ->
                    yield -> {
                        try (Connection connection = lent.getConnection()) {
                            yield.to(connection);
                        }
                    };
            case "module-transaction" -> transactions::lend;
            default -> throw new IllegalArgumentException("There is no session " + name + ".");
        };
    }

    /** Each statement commits by itself. */
    private static void statement(Semaphore turns, DataSource pool, Yield<Connection> yield)
            throws Exception {
        turns.acquire();
        try (Connection connection = pool.getConnection()) {
            yield.to(connection);
        } finally {
            turns.release();
        }
    }

    private static void transaction(Semaphore turns, DataSource pool, Yield<Connection> yield)
            throws Exception {
        turns.acquire();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                yield.to(connection);
                connection.commit();
            } catch (Throwable failure) {
                connection.rollback();
                throw failure;
            }
        } finally {
            turns.release();
        }
    }
}

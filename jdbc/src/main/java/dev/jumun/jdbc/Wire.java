package dev.jumun.jdbc;

import dev.jumun.async.Cancelled;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls a driver where it waits for its server: when the calling task is cancelled meanwhile, the
 * statement is ended on the server, and the connection stays whole. Failures are thrown as what
 * they mean to a request.
 */
final class Wire {
    /** Something that waits for the server. */
    @FunctionalInterface
    interface Call<T extends @Nullable Object> {
        T call() throws SQLException;
    }

    private static final System.Logger LOG = System.getLogger("dev.jumun.jdbc");
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Connection connection;
    private final Driver driver;
    private final PoolDoor pool;

    /** Branches that share a connection use it in turn, so that a cancel hits the one it is for. */
    private final ReentrantLock turn = new ReentrantLock();

    private volatile @Nullable SQLException broken;

    /** Whether a request to cancel may still be on its way, and hit what comes next. */
    private volatile boolean haunted;

    private volatile boolean calling;
    private volatile @Nullable Thread canceller;

    Wire(Connection connection, Driver driver, PoolDoor pool) {
        this.connection = connection;
        this.driver = driver;
        this.pool = pool;
    }

    /** Whether the connection has been lost: nothing of its transaction is kept. */
    boolean isBroken() {
        return broken != null;
    }

    /**
     * Calls the driver.
     *
     * @param statement what waits, for drivers that cancel nothing but statements
     */
    <T extends @Nullable Object> T call(@Nullable Statement statement, Call<T> call)
            throws SQLException {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        calling = true;
        try {
            return Cancelling.whileCalling(
                    pool.grace().now(), () -> cancel(statement), () -> end(call));
        } catch (SQLException failure) {
            throw meaning(failure);
        } finally {
            breakIfHaunted();
            turn.unlock();
        }
    }

    /** Never throws: the failure that ended the call takes precedence. */
    private void breakIfHaunted() {
        if (haunted && broken == null) {
            breaks(new SQLException("The server did not take the request to cancel.", "08007"));
            try {
                connection.abort(Runnable::run);
            } catch (SQLException | RuntimeException failure) {
                LOG.log(System.Logger.Level.DEBUG, "A connection could not be aborted.", failure);
            }
        }
    }

    private <T extends @Nullable Object> T end(Call<T> call) throws SQLException {
        try {
            return call.call();
        } finally {
            calling = false;
            LockSupport.unpark(canceller); // null: no thread to wake
        }
    }

    /**
     * On another thread, while the call waits. If it fails the calling thread is interrupted. A
     * request to cancel that arrives before the statement does is forgotten by the server, so that
     * it is made again until the call ends. The call waits for the one in progress: none hits what
     * comes next.
     */
    private void cancel(@Nullable Statement statement) throws Exception {
        canceller = Thread.currentThread();
        pool.counts().cancelled();
        CancelGrace grace = pool.grace();
        long pause = FIRST_PAUSE;
        while (calling) {
            haunted = true;
            if (!Cancelling.inTime(grace.now(), () -> driver.cancel(connection, statement))) {
                grace.wasInVain();
                throw new SQLTimeoutException("The server did not take the request to cancel.");
            }
            haunted = false;
            grace.answered();
            if (calling) {
                LockSupport.parkNanos(this, pause);
                pause = Math.min(2 * pause, LAST_PAUSE);
            }
        }
    }

    /** Calls a method of the driver's reflectively, where it may wait. */
    @Nullable Object invoke(
            @Nullable Statement statement,
            Object target,
            Method method,
            @Nullable Object @Nullable [] arguments)
            throws SQLException {
        return call(statement, () -> direct(target, method, arguments));
    }

    /** Calls a method of the driver's that does not wait. */
    static @Nullable Object direct(
            Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case SQLException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new SQLException(e.getCause());
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " of java.sql cannot be called.", e);
        }
    }

    /**
     * A pool's message about a connection that it has closed has no SQLState: the first failure
     * takes precedence.
     */
    private SQLException meaning(SQLException failure) {
        SQLException first = broken;
        if (first != null) {
            if (failure instanceof DatabaseUnavailableException) {
                return failure;
            }
            DatabaseUnavailableException again = new DatabaseUnavailableException(first);
            again.addSuppressed(failure);
            return pool.counts().failed(again);
        }
        SQLException meaning = pool.counts().failed(SqlStates.meaning(failure));
        if (meaning instanceof DatabaseUnavailableException) {
            breaks(failure);
        }
        return meaning;
    }

    private void breaks(SQLException because) {
        broken = because;
        pool.counts().broken();
    }
}

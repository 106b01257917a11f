package dev.jumun.jdbc;

import dev.jumun.async.Async;
import dev.jumun.async.Cancelled;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection that is taken from its pool at the first statement. Until then it only remembers
 * what it is asked to be. Its calls go over a {@link Wire}.
 */
final class LentConnection implements InvocationHandler {
    private final PoolDoor pool;

    /** A lender ends the transaction and gives the connection back: others cannot. */
    private final boolean ofLender;

    private final Connection proxy;
    private boolean autoCommit;
    private boolean readOnly;
    private int isolation;
    private boolean closed;
    private final ReentrantLock taking = new ReentrantLock();
    private volatile @Nullable Connection real;
    private volatile @Nullable Wire wire;
    private volatile @Nullable Driver driver;

    /** Whether the transaction knows its deadline. */
    private boolean limited;

    /** Whether something may have been executed since the last commit or rollback. */
    private boolean open;

    LentConnection(PoolDoor pool, boolean ofLender) {
        this.pool = pool;
        this.ofLender = ofLender;
        this.autoCommit = !ofLender;
        this.readOnly = pool.settings().readOnly();
        this.isolation = pool.settings().isolation();
        this.proxy =
                (Connection)
                        Proxy.newProxyInstance(
                                LentConnection.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                this);
    }

    Connection proxy() {
        return proxy;
    }

    @Override
    @SuppressWarnings("NullAway") // as the interface documents for each method
    public @Nullable Object invoke(
            Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        Object argument = arguments == null ? null : arguments[0];
        return switch (method.getName()) {
            case "equals" -> self == argument;
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> "lent " + Objects.requireNonNullElse(real, "connection");
            case "isClosed" -> isClosed();
            case "close" -> {
                if (!ofLender) {
                    giveBack();
                }
                yield null;
            }
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> setAutoCommit((boolean) argument);
            case "isReadOnly" -> readOnly;
            case "setReadOnly" -> setReadOnly((boolean) argument, method, arguments);
            case "getTransactionIsolation" ->
                    real == null && isolation != 0 ? isolation : direct(method, arguments);
            case "setTransactionIsolation" -> setIsolation((int) argument, method, arguments);
            case "getWarnings", "clearWarnings" -> real == null ? null : direct(method, arguments);
            case "unwrap" -> {
                open = true; // whatever is done with it
                yield direct(method, arguments);
            }
            case "commit" -> {
                commit();
                yield null;
            }
            case "rollback" -> {
                if (argument == null) {
                    rollback();
                } else {
                    onWire(method, arguments);
                }
                yield null;
            }
            case "createStatement", "prepareStatement", "prepareCall" ->
                    LentStatement.of(this, (Statement) direct(method, arguments));
            case "getMetaData" ->
                    LentStatement.of(this, (DatabaseMetaData) direct(method, arguments));
            case "setSavepoint",
                    "releaseSavepoint",
                    "isValid",
                    "setSchema",
                    "getSchema",
                    "setCatalog",
                    "getCatalog" ->
                    onWire(method, arguments);
            default -> direct(method, arguments);
        };
    }

    private boolean isClosed() throws SQLException {
        Connection present = real;
        return closed || (present != null && present.isClosed());
    }

    private @Nullable Object direct(Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        return Wire.direct(real(), method, arguments);
    }

    private @Nullable Object onWire(Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        Connection target = real();
        return wire().invoke(null, target, method, arguments);
    }

    // ---- what it is asked to be

    private @Nullable Object setAutoCommit(boolean on) throws SQLException {
        Connection present = real;
        if (on && open) {
            commit();
        }
        if (present != null && on != autoCommit) {
            wire().call(
                            null,
                            () -> {
                                present.setAutoCommit(on);
                                return on;
                            });
            limited = false;
        }
        autoCommit = on;
        return null;
    }

    private @Nullable Object setReadOnly(
            boolean on, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        readOnly = on;
        return real == null ? null : onWire(method, arguments);
    }

    private @Nullable Object setIsolation(
            int level, Method method, @Nullable Object @Nullable [] arguments) throws SQLException {
        isolation = level;
        return real == null ? null : onWire(method, arguments);
    }

    // ---- the connection of the pool

    /**
     * Takes a connection, if that has not been done. Branches of a {@code gather} that share a
     * session may ask at the same time: one takes it, the others wait for that.
     */
    Connection real() throws SQLException {
        Connection present = real;
        if (present != null) {
            return present;
        }
        try {
            taking.lockInterruptibly();
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        try {
            present = real;
            return present == null ? take() : present;
        } finally {
            taking.unlock();
        }
    }

    private Connection take() throws SQLException {
        if (closed) {
            throw new SQLException(
                    ofLender
                            ? "This connection was given back when its lender ended. A stream or a"
                                    + " background task needs one of Scope.REQUEST, or one of its"
                                    + " own."
                            : "This connection is closed.",
                    "08003");
        }
        Connection taken = pool.take();
        try {
            Driver found = Driver.of(taken);
            Wire own = new Wire(taken, found, pool);
            if (readOnly || isolation != 0 || (!autoCommit && found.asksToBegin())) {
                own.call(null, () -> prepare(taken));
            } else {
                prepare(taken);
            }
            driver = found;
            wire = own;
            real = taken;
            return taken;
        } catch (Throwable failure) {
            pool.giveBack(taken, failure);
            throw failure;
        }
    }

    /** Makes a connection what this one was asked to be. */
    private Connection prepare(Connection taken) throws SQLException {
        if (readOnly) {
            taken.setReadOnly(true);
        }
        if (isolation != 0) {
            taken.setTransactionIsolation(isolation);
        }
        if (!autoCommit) {
            taken.setAutoCommit(false);
        }
        return taken;
    }

    Wire wire() {
        return Objects.requireNonNull(wire);
    }

    /** Tells a transaction that begins how much time its request has. */
    void begin() throws SQLException {
        Connection target = real();
        Driver own = driver;
        if (autoCommit || own == null) {
            return;
        }
        open = true;
        if (limited) {
            return;
        }
        limited = true;
        Optional<Duration> left = Async.remaining();
        if (left.isPresent()) {
            Duration time = left.get().plus(CancelGrace.FULL); // the request's own end comes first
            wire().call(
                            null,
                            () -> {
                                own.limit(target, time);
                                return time;
                            });
        }
    }

    // ---- its end

    /**
     * Commits.
     *
     * @throws UnexpectedRollbackException if the database would roll back
     */
    void commit() throws SQLException {
        Connection target = closed ? real() : real;
        Driver own = driver;
        if (target == null || own == null || (ofLender && autoCommit)) {
            return; // nothing was asked, or each statement was committed by itself
        }
        if (!autoCommit && !wire().isBroken() && own.isFailed(target)) {
            UnexpectedRollbackException nothingKept = new UnexpectedRollbackException();
            rollbackAfter(nothingKept);
            throw nothingKept;
        }
        wire().call(
                        null,
                        () -> {
                            target.commit();
                            return target;
                        });
        if (open && !autoCommit) {
            pool.counts().committed();
            pool.grace().answered();
        }
        limited = false;
        open = false;
    }

    private void rollback() throws SQLException {
        Connection target = real;
        if (target != null) {
            limited = false;
            Wire own = wire();
            Cancelling.tearDown(() ->
                    own.call(
                            null,
                            () -> {
                                target.rollback();
                                return target;
                            }));
            if (open) {
                pool.counts().rolledBack();
            }
            open = false;
        }
    }

    /** Rolls back because of a failure, which stays the first one whatever comes of it. */
    void rollbackAfter(Throwable failure) {
        try {
            rollbackIfOpen();
        } catch (SQLException | RuntimeException | Error another) {
            if (another != failure) {
                failure.addSuppressed(another);
            }
        }
    }

    private void rollbackIfOpen() throws SQLException {
        if (open && !autoCommit && !wire().isBroken()) {
            rollback();
        }
    }

    /** Gives the connection back to the pool; once. Never throws: its transaction has ended. */
    void giveBack() {
        Connection present = real;
        if (present != null) {
            if (open) {
                rollbackAfter(new SQLException("closed without commit"));
            }
            pool.giveBack(present, null);
        }
        closed = true;
        real = null;
    }
}

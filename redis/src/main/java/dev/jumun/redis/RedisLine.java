package dev.jumun.redis;

import dev.jumun.async.Async;
import dev.jumun.jdbc.DatabaseUnavailableException;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The connection of a node, which all of its threads use at once. A call that finds it broken makes
 * it again, or waits for the one that does. No call waits longer than its time, whatever it waits
 * for: Lettuce neither reconnects by itself nor keeps commands meanwhile.
 */
final class RedisLine implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final RedisClient client = RedisClient.create();
    private final RedisURI address;
    private final Duration patience;
    private final AtomicReference<@Nullable Line> current = new AtomicReference<>();
    private volatile boolean isClosed;

    /** One that is there, or will be. */
    private record Line(CompletableFuture<StatefulRedisConnection<String, String>> connection) {
        boolean isBroken() {
            return connection.isCompletedExceptionally()
                    || (connection.isDone() && !connection.join().isOpen());
        }

        void close() {
            var _ =
                    connection.thenAccept(open -> {
                        var _ = open.closeAsync();
                    });
        }
    }

    RedisLine(RedisURI address, Duration patience) {
        this.address = address;
        this.patience = patience;
        address.setTimeout(patience);
        client.setOptions(
                ClientOptions.builder()
                        .autoReconnect(false)
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(
                                SocketOptions.builder()
                                        .connectTimeout(patience)
                                        .keepAlive(true)
                                        .build())
                        .build());
    }

    /** A command. */
    @FunctionalInterface
    interface Command<R extends @Nullable Object>
            extends Function<RedisAsyncCommands<String, String>, Future<R>> {}

    /**
     * Gives a command, and waits for its result.
     *
     * @throws DatabaseUnavailableException if Redis does not answer in time
     * @throws SQLException if Redis refuses the command
     */
    <R extends @Nullable Object> R call(Command<R> command) throws SQLException {
        if (isClosed) {
            throw new IllegalStateException("The connection to Redis is closed.");
        }
        long end = System.nanoTime() + patience.toNanos();
        Line line = line();
        try {
            return await(command.apply(await(line.connection(), end).async()), end);
        } catch (TimeoutException silent) {
            drop(line); // perhaps its network is dead, which it would not notice for minutes
            throw away("Redis has not answered within %d ms.".formatted(patience.toMillis()), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Async.checkpoint(); // the request may have ended, and not Redis
            throw away("The thread was interrupted while it waited for Redis.", e);
        } catch (ExecutionException | RuntimeException failure) {
            throw meaning(line, failure);
        }
    }

    private static <R extends @Nullable Object> R await(Future<R> future, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private SQLException meaning(Line line, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean isForNow =
                    cause instanceof RedisLoadingException
                            || cause instanceof RedisReadOnlyException;
            if (cause instanceof RedisCommandExecutionException && !isForNow) {
                return new SQLException("Redis refuses a command: " + cause.getMessage(), failure);
            }
        }
        drop(line); // a replica that cannot write: its name may be that of the new primary
        Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        return away("Redis is away: " + cause, failure);
    }

    private static DatabaseUnavailableException away(String fact, @Nullable Throwable cause) {
        DatabaseUnavailableException away = new DatabaseUnavailableException(fact);
        if (cause != null) {
            away.initCause(cause);
        }
        return away;
    }

    private Line line() {
        while (true) {
            Line line = current.get();
            if (line != null && !line.isBroken()) {
                return line;
            }
            var promise = new CompletableFuture<StatefulRedisConnection<String, String>>();
            Line next = new Line(promise);
            if (current.compareAndSet(line, next)) {
                connect(promise);
                if (isClosed) {
                    next.close();
                }
                return next;
            }
        }
    }

    private void connect(CompletableFuture<StatefulRedisConnection<String, String>> promise) {
        try {
            var _ =
                    client.connectAsync(StringCodec.UTF8, address)
                            .whenComplete((connection, failure) -> {
                                if (failure == null) {
                                    promise.complete(connection);
                                } else {
                                    promise.completeExceptionally(failure);
                                }
                            });
        } catch (RuntimeException failure) {
            promise.completeExceptionally(failure);
        }
    }

    private void drop(Line line) {
        if (current.compareAndSet(line, null)) {
            line.close();
        }
    }

    /** Does not wait for what is under way. */
    @Override
    public void close() {
        isClosed = true;
        Line line = current.getAndSet(null);
        if (line != null) {
            line.close();
        }
        var _ = client.shutdownAsync(0, CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    }
}

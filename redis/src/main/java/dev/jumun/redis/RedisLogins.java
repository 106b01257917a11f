package dev.jumun.redis;

import static io.lettuce.core.ScriptOutputType.INTEGER;

import dev.jumun.jdbc.login.Login;
import dev.jumun.jdbc.login.LoginStore;
import dev.jumun.runtime.engine.TimeRange;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScoredValue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Who is logged in, in Redis: for {@link dev.jumun.jdbc.login.Logins#in}. A login is a key that
 * Redis removes at its end.
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static void logins(Yield<Logins> yield) throws Exception {
 *     try (RedisLogins store = RedisLogins.on("redis://:password@host:6379")) {
 *         yield.to(Logins.in(store));
 *     }
 * }
 * }</pre>
 *
 * <p>While Redis is away, the methods throw {@link dev.jumun.jdbc.DatabaseUnavailableException}
 * within a second: a request is answered 503. Programs that share a server use different numbers of
 * its database, such as {@code redis://host/1}.
 *
 * <p>Safe for use by several threads.
 */
public final class RedisLogins implements LoginStore, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** The key of a login. The braces keep all keys of a user on one server. */
    private static final String LOGIN = "jumun:login:{%s}:";

    private static final String ALL = "jumun:logins:{%s}";

    /** The time is that of Redis, as its ends are: the clocks of nodes do not matter. */
    private static final String ADD =
            """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
            redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
            redis.call('SET', KEYS[2], string.format('%.0f', now) .. ' ' .. ARGV[3], 'PX', ARGV[2])
            local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
            redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', last[2]))
            return 1
            """;

    private static final String END =
            """
            redis.call('ZREM', KEYS[1], ARGV[1])
            return redis.call('DEL', KEYS[2])
            """;

    /** All but one, or all if that is empty: a session has an id. */
    private static final String END_OTHERS =
            """
            local ended = 0
            for _, session in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
                if session ~= ARGV[1] then
                    ended = ended + redis.call('DEL', KEYS[2] .. session)
                    redis.call('ZREM', KEYS[1], session)
                end
            end
            return ended
            """;

    private final RedisLine line;

    private RedisLogins(RedisLine line) {
        this.line = line;
    }

    /**
     * Connects. No later call waits for Redis for more than a second. The caller closes the result.
     *
     * @param url such as {@code redis://:password@host:6379}
     * @throws SQLException if the server cannot be reached
     * @throws IllegalArgumentException if it is no address of Redis
     */
    public static RedisLogins on(String url) throws SQLException {
        return on(url, PATIENCE);
    }

    /**
     * Connects to one for which each call waits for another time than a second.
     *
     * @throws IllegalArgumentException if the time is less than a millisecond or longer than ten
     *     years, or see above
     * @throws SQLException if the server cannot be reached
     */
    public static RedisLogins on(String url, Duration patience) throws SQLException {
        TimeRange.FROM_A_MILLISECOND.check(
                patience, () -> "Logins cannot wait for Redis for " + patience);
        RedisLine line = new RedisLine(address(url), patience);
        try {
            line.call(commands -> commands.ping());
            return new RedisLogins(line);
        } catch (SQLException | RuntimeException failure) {
            line.close();
            throw failure;
        }
    }

    private static RedisURI address(String url) {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException e) {
            // without the address, which may have a password, nor what Lettuce reports of it
            throw new IllegalArgumentException(
                    "This is no address of Redis. Give one like redis://:password@host:6379.");
        }
    }

    @Override
    public void add(String user, String session, String label, Duration lasting)
            throws SQLException {
        String owner = digest(user);
        line.<Long>call(commands ->
                commands.eval(
                        ADD,
                        INTEGER,
                        new String[] {ALL.formatted(owner), LOGIN.formatted(owner) + session},
                        session,
                        Long.toString(lasting.toMillis()),
                        label));
    }

    @Override
    public boolean has(String user, String session) throws SQLException {
        String key = LOGIN.formatted(digest(user)) + session;
        return line.call(commands -> commands.exists(key)) > 0;
    }

    @Override
    public boolean end(String user, String session) throws SQLException {
        String owner = digest(user);
        long ended =
                line.<Long>call(commands ->
                        commands.eval(
                                END,
                                INTEGER,
                                new String[] {
                                    ALL.formatted(owner), LOGIN.formatted(owner) + session
                                },
                                session));
        return ended > 0;
    }

    @Override
    public int endAll(String user) throws SQLException {
        return endOthers(user, "");
    }

    @Override
    public int endOthers(String user, String session) throws SQLException {
        String owner = digest(user);
        long ended =
                line.<Long>call(commands ->
                        commands.eval(
                                END_OTHERS,
                                INTEGER,
                                new String[] {ALL.formatted(owner), LOGIN.formatted(owner)},
                                session));
        return (int) ended;
    }

    @Override
    public List<Login> of(String user) throws SQLException {
        String owner = digest(user);
        List<ScoredValue<String>> all =
                line.call(commands -> commands.zrangeWithScores(ALL.formatted(owner), 0, -1));
        if (all.isEmpty()) {
            return List.of();
        }
        String[] keys =
                all.stream()
                        .map(each -> LOGIN.formatted(owner) + each.getValue())
                        .toArray(String[]::new);
        List<KeyValue<String, String>> values = line.call(commands -> commands.mget(keys));
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            ScoredValue<String> login = all.get(i);
            values.get(i)
                    .ifHasValue(text -> { // else it has ended since
                        int blank = text.indexOf(' ');
                        logins.add(
                                new Login(
                                        login.getValue(),
                                        text.substring(blank + 1),
                                        Instant.ofEpochMilli(
                                                Long.parseLong(text.substring(0, blank))),
                                        Instant.ofEpochMilli((long) login.getScore())));
                    });
        }
        logins.sort(Comparator.comparing(Login::begun).reversed().thenComparing(Login::session));
        return logins;
    }

    /** What is in a key is seen in logs of Redis, and the name of a user may be an address. */
    private static String digest(String user) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(user.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    /** Ends the connection. Does not block. */
    @Override
    public void close() {
        line.close();
    }
}

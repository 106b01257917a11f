package dev.jumun.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.jdbc.OwnDatabase;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.feed.Feed;
import dev.jumun.jdbc.idempotency.IdempotencyKeys;
import dev.jumun.jdbc.login.Logins;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What tables of the framework are given and cannot be is refused where it is given. */
class TableSettingsTest {
    /** Those that overflow when something is added to them, and those that make no sense. */
    private static final List<Duration> TIMES =
            List.of(
                    ChronoUnit.FOREVER.getDuration(),
                    Duration.ofSeconds(Long.MAX_VALUE),
                    Duration.ofSeconds(Long.MIN_VALUE),
                    Duration.ofDays(3_651),
                    Duration.ofNanos(-1));

    @Test
    void times() throws Exception {
        try (OwnDatabase database = OwnDatabase.h2()) {
            Transactions transactions = Transactions.of(database.pool());
            IdempotencyKeys keys = IdempotencyKeys.inMemory(_ -> "ann");
            Logins logins = Logins.on(transactions);
            Map<String, Function<Duration, ThrowingCallable>> all =
                    Map.of(
                            "Feed.on",
                            time -> () -> Feed.on(transactions, "f", String.class, time),
                            "IdempotencyKeys.keeping",
                            time -> () -> keys.keeping(time),
                            "IdempotencyKeys.atMost",
                            time -> () -> keys.atMost(time),
                            "Logins.lasting",
                            time -> () -> logins.lasting(time),
                            "Transactions.waitAtMost",
                            time -> () -> transactions.waitAtMost(time));
            assertThat(all.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            takingTimes(
                                    Feed.class,
                                    IdempotencyKeys.class,
                                    Logins.class,
                                    Transactions.class));
            all.forEach((_, call) ->
                    TIMES.forEach(time -> assertRefused(call.apply(time), time.toString())));
        }
    }

    @Test
    void numbers() throws Exception {
        try (OwnDatabase database = OwnDatabase.h2()) {
            Transactions transactions = Transactions.of(database.pool());
            assertRefused(() -> transactions.isolation(3), "3 is no isolation level");
            assertRefused(() -> transactions.turns(-1), "-1 turns");
            assertRefused(() -> transactions.retrying(0), "0 attempts");
            IdempotencyKeys keys = IdempotencyKeys.inMemory(_ -> "ann");
            assertRefused(() -> keys.upTo(0), "0 bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void names(String name) throws Exception {
        try (OwnDatabase database = OwnDatabase.h2()) {
            Transactions transactions = Transactions.of(database.pool());
            Logins logins = Logins.on(transactions);
            assertRefused(() -> Feed.on(transactions, name, String.class), "name");
            assertRefused(() -> logins.of(name), "user");
            assertRefused(() -> logins.endAll(name), "user");
            assertRefused(() -> logins.end(name, "id"), "user");
        }
    }

    /** Says what cannot be, and what to do. */
    private static void assertRefused(ThrowingCallable call, String fact) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fact)
                .message()
                .matches("(?s).+\\. (Give|Choose|Leave|Use) .+\\.");
    }

    /** The public methods that take a time, so that none is forgotten. */
    private static Set<String> takingTimes(Class<?>... types) {
        Set<String> methods = new TreeSet<>();
        for (Class<?> type : types) {
            for (Method method : type.getDeclaredMethods()) {
                boolean isOfUsers = Modifier.isPublic(method.getModifiers());
                if (isOfUsers && List.of(method.getParameterTypes()).contains(Duration.class)) {
                    methods.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        return methods;
    }
}

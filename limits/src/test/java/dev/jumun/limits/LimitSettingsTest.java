package dev.jumun.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.distributed.proxy.ProxyManager;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What a limit is given and cannot be is refused where it is given. */
class LimitSettingsTest {
    /** Those that overflow when something is added to them, and those that make no sense. */
    private static final List<Duration> TIMES =
            List.of(
                    ChronoUnit.FOREVER.getDuration(),
                    Duration.ofSeconds(Long.MAX_VALUE),
                    Duration.ofSeconds(Long.MIN_VALUE),
                    Duration.ofDays(3_651),
                    Duration.ofNanos(-1));

    @Test
    void times() {
        Map<String, Function<Duration, Object>> all =
                Map.of("RateLimit.of", time -> RateLimit.of(5, time));
        assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(takingTimes(RateLimit.class));
        all.forEach((_, call) ->
                TIMES.forEach(time -> assertRefused(() -> call.apply(time), time.toString())));
    }

    @Test
    void numbers() {
        assertRefused(() -> RateLimit.of(0, Duration.ofSeconds(1)), "0 requests in PT1S");
        assertRefused(
                () -> RateLimit.of(Long.MAX_VALUE, Duration.ofSeconds(1)),
                "9223372036854775807 requests in PT1S");
        assertThat(RateLimit.of(1_000_000_000, Duration.ofSeconds(1))).isNotNull();
        assertThat(RateLimit.of(Duration.ofDays(3_650).toNanos(), Duration.ofDays(3_650)))
                .isNotNull();
    }

    @Test
    @SuppressWarnings("NullAway") // it is not asked
    void names() {
        RateLimit limit = RateLimit.of(5, Duration.ofSeconds(1));
        ProxyManager<String> store = null;
        assertRefused(
                () -> limit.sharedBy(store, " "),
                "The name of a limit begins or ends with a blank");
        assertRefused(() -> limit.sharedBy(store, "a "), "begins or ends with a blank");
        assertRefused(() -> limit.sharedBy(store, "n".repeat(101)), "has 101 characters");
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

package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.jobs.Parcels.Parcel;
import dev.jumun.testing.TestClient;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What jobs are given and cannot be is refused where it is given. */
class JobSettingsTest {
    private static final JobType<Parcel> DELIVER = JobType.of("deliver", Parcel.class);

    /** Those that overflow when something is added to them, and those that make no sense. */
    private static final List<Duration> TIMES =
            List.of(
                    ChronoUnit.FOREVER.getDuration(),
                    Duration.ofSeconds(Long.MAX_VALUE),
                    Duration.ofSeconds(Long.MIN_VALUE),
                    Duration.ofDays(3_651),
                    Duration.ofNanos(-1));

    private static Map<String, Function<Duration, Object>> times(Jobs jobs, JobsBuilder builder) {
        return Map.of(
                "JobType.backOff",
                time -> DELIVER.backOff(time, time),
                "JobType.timeout",
                DELIVER::timeout,
                "JobsBuilder.every",
                time -> builder.every("sweep", time, () -> {}),
                "JobsBuilder.grace",
                builder::grace,
                "JobsBuilder.keepingDead",
                builder::keepingDead,
                "Later.in",
                time -> jobs.later(DELIVER).in(time));
    }

    private static HikariDataSource pool() throws Exception {
        return Postgres.pool("jdbc:h2:mem:settings;DB_CLOSE_DELAY=-1", 3);
    }

    @Test
    void times() throws Exception {
        try (TestClient _ = TestClient.of(Parcels.class).start();
                HikariDataSource pool = pool();
                Jobs jobs = Jobs.on(pool).add(DELIVER).start()) {
            Map<String, Function<Duration, Object>> all = times(jobs, Jobs.on(pool));
            assertThat(all.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            takingTimes(JobType.class, JobsBuilder.class, Later.class, Jobs.class));
            all.forEach((_, call) ->
                    TIMES.forEach(time -> assertRefused(() -> call.apply(time), time.toString())));
            assertRefused(
                    () -> DELIVER.backOff(Duration.ZERO, Duration.ofSeconds(Long.MAX_VALUE)),
                    "up to");
            assertRefused(() -> DELIVER.timeout(Duration.ZERO), "PT0S");
            for (Instant time :
                    List.of(Instant.MAX, Instant.MIN, Instant.parse("+10000-01-01T00:00:00Z"))) {
                assertRefused(() -> jobs.later(DELIVER).at(time), time.toString());
            }
            assertRefused(() -> jobs.dead(0), "0 dead jobs");
            assertRefused(() -> jobs.dead(-1), "-1 dead jobs");
            assertRefused(() -> jobs.later(DELIVER).key("a\0b"), "The key of a job of deliver");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\0b",
                "a\nb",
                "a\u001bb",
                " a",
                "a\t",
                "a\u00a0",
                "a\u2028b",
                "\ud800"
            })
    void names(String name) throws Exception {
        try (TestClient _ = TestClient.of(Parcels.class).start();
                HikariDataSource pool = pool();
                Jobs jobs = Jobs.on(pool).add(DELIVER).start()) {
            assertRefused(() -> jobs.later(DELIVER).key(name), "The key of a job of deliver ");
            assertRefused(() -> JobType.of(name, Parcel.class), "name");
            assertRefused(() -> Jobs.on(pool).every(name, Duration.ofSeconds(1), () -> {}), "name");
            assertRefused(() -> Jobs.on(pool).cron(name, "0 3 * * *", () -> {}), "name");
        }
    }

    @Test
    void longNames() throws Exception {
        try (TestClient _ = TestClient.of(Parcels.class).start();
                HikariDataSource pool = pool();
                Jobs jobs = Jobs.on(pool).add(DELIVER).start()) {
            String longest = "é".repeat(200);
            assertThat(jobs.later(DELIVER).key(longest).add(new Parcel("Busan", 0))).isTrue();
            assertRefused(
                    () -> jobs.later(DELIVER).key(longest + "e"),
                    "The key of a job of deliver has 201 characters. Give 1 to 200.");
            assertThat(JobType.of(longest, Parcel.class).name()).isEqualTo(longest);
            assertRefused(
                    () -> JobType.of(longest + "e", Parcel.class),
                    "The name of a job has 201 characters. Give 1 to 200.");
        }
    }

    @Test
    void retries() {
        assertRefused(() -> DELIVER.retries(-1), "cannot be retried -1 times");
        assertRefused(() -> DELIVER.retries(10_001), "cannot be retried 10001 times");
        JobType<Parcel> atOnce = DELIVER.backOff(Duration.ZERO, Duration.ofHours(1));
        assertThat(atOnce.retries(100).retries()).isEqualTo(100);
        assertRefused(() -> atOnce.retries(101), "101 times without a second between them");
        JobType<Parcel> many = DELIVER.retries(10_000);
        assertRefused(() -> many.backOff(Duration.ZERO, Duration.ofHours(1)), "back-off is PT0S");
        assertRefused(
                () -> many.backOff(Duration.ofMillis(1), Duration.ofMillis(999)),
                "never longer than PT0.999S");
        assertThat(many.backOff(Duration.ofMillis(1), Duration.ofSeconds(1)).retries())
                .isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(classes = {String.class, byte[].class, Object.class, Optional.class})
    void payloadsThatAreNoRecords(Class<?> payload) {
        assertRefused(() -> JobType.of("deliver", payload), "a job stores a record");
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

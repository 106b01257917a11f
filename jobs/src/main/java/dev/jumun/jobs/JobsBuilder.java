package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

import dev.jumun.async.ThrowingRunnable;
import dev.jumun.async.Yield;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.engine.TimeRange;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

/** Declares which jobs a node runs, and how. See {@link Jobs#on}. Used by one thread. */
public final class JobsBuilder {
    /** Runs a job in a transaction. */
    @FunctionalInterface
    interface Once<T> {
        void run(T payload, Job job, Connection connection) throws Exception;
    }

    /**
     * What a kind of job is run by: one of the two handlers.
     *
     * @param codec of the payload; null for the one that the API has
     */
    record Handled<T>(
            JobType<T> type,
            @Nullable Codec<T> codec,
            @Nullable JobHandler<T> plain,
            @Nullable Once<T> transactional) {}

    /** Work that is repeated. */
    record Repeated(String name, Schedule schedule, ThrowingRunnable work) {
        static Repeated every(String name, Duration duration, ThrowingRunnable work) {
            TimeRange.FROM_A_MILLISECOND.check(
                    duration, () -> "%s cannot be done every %s".formatted(name, duration));
            return new Repeated(name, FixedDelay.of(duration), work);
        }

        static Repeated cron(String name, String times, ZoneId zone, ThrowingRunnable work) {
            return new Repeated(name, JobsBuilder.schedule(name, times, zone), work);
        }
    }

    private final DataSource pool;
    private final List<Handled<?>> handled = new ArrayList<>();
    private final List<JobType<?>> added = new ArrayList<>();
    private final List<Repeated> repeated = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int atOnce = 10;
    private Duration grace = Duration.ofSeconds(3);
    private Duration keepingDead = Duration.ofDays(90);

    JobsBuilder(DataSource pool) {
        this.pool = Objects.requireNonNull(pool, "pool");
    }

    /**
     * Runs jobs of a type by a handler, at least once.
     *
     * @throws IllegalArgumentException if there is already a job of this name
     */
    public <T> JobsBuilder handle(JobType<T> type, JobHandler<T> handler) {
        return handle(new Handled<>(type, null, Objects.requireNonNull(handler, "handler"), null));
    }

    /**
     * Runs jobs of a type by a handler, in a transaction that also removes the job: what the
     * handler changes through its connection happens exactly once.
     *
     * @throws IllegalArgumentException if there is already a job of this name
     */
    public <T> JobsBuilder handleOnce(JobType<T> type, TransactionalJobHandler<T> handler) {
        Objects.requireNonNull(handler, "handler");
        return handle(
                new Handled<>(
                        type,
                        null,
                        null,
                        (payload, _, connection) -> handler.run(payload, connection)));
    }

    JobsBuilder handle(Handled<?> one) {
        claim(one.type().name());
        handled.add(one);
        return this;
    }

    /**
     * Adds jobs of a type that only other nodes run: a node that serves requests may leave its jobs
     * to nodes that do nothing else.
     *
     * @throws IllegalArgumentException if there is already a job of this name
     */
    public JobsBuilder add(JobType<?> type) {
        claim(type.name());
        added.add(type);
        return this;
    }

    /**
     * Does work again and again, on one node each time: a duration after it has ended. If that node
     * ends, another one takes over within 30 s.
     *
     * @throws IllegalArgumentException if there is already a job of this name, or the duration is
     *     less than a millisecond, or longer than ten years
     */
    public JobsBuilder every(String name, Duration duration, ThrowingRunnable work) {
        return repeat(Repeated.every(name, duration, work));
    }

    /** Does work at times in UTC. See {@link #cron(String, String, ZoneId, ThrowingRunnable)}. */
    public JobsBuilder cron(String name, String times, ThrowingRunnable work) {
        return cron(name, times, ZoneOffset.UTC, work);
    }

    /**
     * Does work at times, on one node each time. A time at which no node runs is made up for once,
     * when one starts.
     *
     * @param times minute, hour, day of the month, month and day of the week, as in a crontab:
     *     {@code "0 3 * * *"} is at three o'clock every night
     * @param zone the zone in which the times are meant
     * @throws IllegalArgumentException if there is already a job of this name, or the times are no
     *     such text, or they never come
     */
    public JobsBuilder cron(String name, String times, ZoneId zone, ThrowingRunnable work) {
        return repeat(Repeated.cron(name, times, zone, work));
    }

    private static Schedule schedule(String name, String times, ZoneId zone) {
        if (times.strip().split("\\s+").length != 5) {
            throw new IllegalArgumentException(
                    "The times \"%s\" of %s are no cron expression. Give five fields: minute, hour, day of the month, month, day of the week."
                            .formatted(times, name));
        }
        if (!times.equals(times.strip())) {
            throw new IllegalArgumentException(
                    "The times \"%s\" of %s begin or end with a blank. Leave it out."
                            .formatted(times, name));
        }
        CronSchedule schedule;
        try {
            schedule = new CronSchedule(times, zone, CronStyle.UNIX);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The times \"%s\" of %s are no cron expression: %s"
                            .formatted(times, name, e.getMessage()),
                    e);
        }
        Instant next =
                schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(Instant.now()));
        if (next.equals(Schedule.NEVER)) {
            throw new IllegalArgumentException(
                    "The times \"%s\" of %s never come. Give a day that its month has."
                            .formatted(times, name));
        }
        return schedule;
    }

    JobsBuilder repeat(Repeated one) {
        claim(JobType.checkedName(one.name()));
        Objects.requireNonNull(one.work(), "work");
        repeated.add(one);
        return this;
    }

    private void claim(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException(
                    "There are two jobs of the name \"%s\". Give each its own.".formatted(name));
        }
    }

    /**
     * Runs this number of jobs at most at the same time on this node, 10 by default. Each may need
     * a connection of the pool, and two more are needed to look for jobs.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public JobsBuilder atOnce(int number) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "%d jobs at once are impossible: give 1 or more.".formatted(number));
        }
        atOnce = number;
        return this;
    }

    /**
     * Gives running jobs this time to end at shutdown, 3 s by default. Then they are cancelled and
     * put back: another node runs them from their beginning, and it costs no retry.
     *
     * @throws IllegalArgumentException if it is negative, or longer than ten years
     */
    public JobsBuilder grace(Duration time) {
        grace = TimeRange.FROM_ZERO.check(time, () -> "The grace period of jobs cannot be " + time);
        return this;
    }

    /**
     * Keeps dead jobs for another time than 90 days after their last failure. Then they are
     * forgotten, within an hour, whatever their type. If nodes have different times, the shortest
     * one applies.
     *
     * @throws IllegalArgumentException if it is less than a second, or longer than ten years
     */
    public JobsBuilder keepingDead(Duration time) {
        keepingDead =
                TimeRange.FROM_A_SECOND.check(time, () -> "Dead jobs cannot be kept for " + time);
        return this;
    }

    /**
     * Creates the tables if they are missing, and begins to run jobs; in a provider of an API with
     * {@link Task} methods, which they keep, when all is set up. The caller closes the result; in
     * an API, {@link #lend} does.
     *
     * @throws SQLException if the database cannot be reached, or refuses to create the tables
     * @throws IllegalArgumentException if the database is neither PostgreSQL nor H2, or no running
     *     API knows the payload of a job, or a payload would not be read as it is stored
     */
    public Jobs start() throws SQLException {
        DeclaredTasks tasks = DeclaredTasks.beingSetUp();
        if (tasks != null) {
            tasks.addTo(this);
        }
        Jobs jobs = Jobs.start(this);
        if (tasks == null) {
            jobs.begin();
        } else {
            tasks.keptBy(jobs); // begins when all is set up that they may need
        }
        return jobs;
    }

    /**
     * Starts, lends the jobs to an application, and closes them at its shutdown.
     *
     * @throws Exception see {@link #start}, and what the rest of the application's life throws
     */
    public void lend(Yield<? super Jobs> yield) throws Exception {
        try (Jobs jobs = start()) {
            yield.to(jobs);
        }
    }

    DataSource pool() {
        return pool;
    }

    List<Handled<?>> handled() {
        return handled;
    }

    List<JobType<?>> added() {
        return added;
    }

    List<Repeated> repeated() {
        return repeated;
    }

    /** Of all that it declares. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    Duration keepingDead() {
        return keepingDead;
    }

    int atOnce() {
        return atOnce;
    }

    Duration grace() {
        return grace;
    }
}

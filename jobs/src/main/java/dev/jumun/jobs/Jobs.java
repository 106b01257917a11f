package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.Task;

import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.table.OwnTable;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.Codecs;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

/**
 * Background jobs that a database keeps, next to the data of the application: PostgreSQL, or H2 for
 * development. They survive the end of a node, and run on any node that has the same database. They
 * are kept and shared by <a href="https://github.com/kagkarlsson/db-scheduler">db-scheduler</a>.
 *
 * <p>Lent by a provider, they keep the methods of the API with {@link Task}, {@link Every} and
 * {@link Cron}:
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static void jobs(DataSource pool, Yield<Jobs> yield) throws Exception {
 *     Jobs.on(pool).lend(yield);
 * }
 * }</pre>
 *
 * <p>Jobs can be declared in code, too, next to those or alone:
 *
 * <pre>{@code
 * static final JobType<Mail> SEND_MAIL = JobType.of("sendMail", Mail.class).retries(5);
 *
 * Jobs.on(pool)
 *         .handle(SEND_MAIL, (mail, job) -> mailer.send(mail, job.key()))
 *         .every("sweep", Duration.ofMinutes(5), () -> sweep(pool))
 *         .lend(yield);
 *
 * @Provides(Scope.APP)
 * static Later<Mail> sendMail(Jobs jobs) {
 *     return jobs.later(SEND_MAIL);
 * }
 * }</pre>
 *
 * <p>Each job runs as a task of its own, which {@code jumun ps} shows. Any thread may use this.
 */
public final class Jobs implements AutoCloseable {
    /**
     * A node is dead when four heartbeats are missing, the least that is allowed, and that is
     * looked for every second heartbeat: what it ran is tried again within 25 s.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);

    private static final int MISSED = 4;
    private static final Duration POLL = Duration.ofSeconds(1);

    /** When a transaction that adds a job will probably have been committed. */
    private static final Duration COMMIT = Duration.ofMillis(50);

    /** Jobs of an unknown name are those of another version of the program. */
    private static final Duration KEEP_UNKNOWN = Duration.ofDays(36_500);

    private static final Logger LOG = System.getLogger("dev.jumun.jobs");

    /**
     * What has happened on this node since it started. All numbers but the last only grow.
     *
     * @param added jobs that were added here, those of transactions that were rolled back included
     * @param done attempts that ended well, and repeated work that did
     * @param failed attempts that failed, and repeated work that did
     * @param lost those of the failed whose node had ended
     * @param dead jobs that died after their last retry
     * @param putBack attempts that a shutdown cut off
     * @param running attempts that run now
     */
    public record Statistics(
            long added, long done, long failed, long lost, long dead, long putBack, int running) {}

    private final JobTable table;
    private final Attempts attempts;
    private final Scheduler scheduler;
    private final Grace grace;
    private final JobSweep sweep;
    private final Map<JobType<?>, Codec<?>> codecs;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final AtomicBoolean wakes = new AtomicBoolean();

    private Jobs(
            JobTable table,
            Attempts attempts,
            Scheduler scheduler,
            Grace grace,
            JobSweep sweep,
            Map<JobType<?>, Codec<?>> codecs) {
        this.table = table;
        this.attempts = attempts;
        this.scheduler = scheduler;
        this.grace = grace;
        this.sweep = sweep;
        this.codecs = codecs;
    }

    /** Declares jobs that a database keeps. Nothing happens before the result is started. */
    public static JobsBuilder on(DataSource pool) {
        return new JobsBuilder(pool);
    }

    static Jobs start(JobsBuilder builder) throws SQLException {
        DataSource pool = builder.pool();
        Database database = Database.of(pool);
        JobTable table = new JobTable(pool, database);
        // more patient than a request: no client waits
        Transactions transactions = Transactions.of(pool).waitAtMost(Duration.ofMinutes(1));
        List<Registration<?>> registrations = new ArrayList<>();
        Map<JobType<?>, Codec<?>> codecs = new HashMap<>();
        for (JobsBuilder.Handled<?> handled : builder.handled()) {
            Registration<?> registration = register(handled, table, transactions);
            registrations.add(registration);
            codecs.put(registration.type(), registration.codec());
        }
        builder.added().forEach(type -> codecs.put(type, codec(type)));
        JobSchema.create(pool);
        JobSchema.compareClocks(pool, LOG);
        Attempts attempts = new Attempts(table);
        Grace grace = new Grace(builder.grace(), attempts::cutOff, System::nanoTime);
        Places places =
                new Places(
                        registrations,
                        builder.repeated().stream().map(JobsBuilder.Repeated::name).toList());
        List<Task<?>> tasks = new ArrayList<>();
        registrations.forEach(each -> tasks.add(new StoredTask(each, attempts)));
        List<RepeatedTask> repeated =
                builder.repeated().stream()
                        .map(each ->
                                new RepeatedTask(
                                        each.name(), each.schedule(), each.work(), attempts))
                        .toList();
        SchedulerBuilder settings =
                Scheduler.create(pool, tasks)
                        .startTasks(repeated)
                        .tableName("jumun_jobs")
                        .serializer(new PlainBytes())
                        .jdbcCustomization(database.dialect(places))
                        .schedulerName(new SchedulerName.Fixed(nodeName()))
                        .threads(builder.atOnce())
                        .executorService(
                                new JobThreads(
                                        Executors.newThreadPerTaskExecutor(
                                                Thread.ofVirtual().name("job-", 0).factory()),
                                        grace))
                        .dueExecutor(
                                new JobThreads(
                                        Executors.newSingleThreadExecutor(
                                                Thread.ofPlatform().name("jobs-poll").factory()),
                                        grace))
                        .housekeeperExecutor(new Housekeeping(grace))
                        .pollingInterval(POLL)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED)
                        .deleteUnresolvedAfter(KEEP_UNKNOWN)
                        .shutdownMaxWait(builder.grace().plus(Grace.MOMENT))
                        .addSchedulerListener(
                                new AbstractSchedulerListener() {
                                    @Override
                                    public void onExecutionFailedHeartbeat(CurrentlyExecuting now) {
                                        // once may be a race with the end of the job
                                        if (now.getHeartbeatState().getFailedHeartbeats() > 1) {
                                            attempts.supersede(Attempt.of(now.getExecution()));
                                        }
                                    }
                                });
        // what is picked runs at once, so that it has a heartbeat: nothing waits in a queue
        Scheduler scheduler =
                (database == Database.POSTGRESQL
                                ? settings.pollUsingLockAndFetch(0.5, 1.0)
                                : settings.pollUsingFetch(0.5, 1.0))
                        .build();
        if (places.areLimited()) {
            attempts.whenAPlaceIsFree(scheduler::triggerCheckForDueExecutions);
        }
        JobSweep sweep = JobSweep.start(table, builder.names(), builder.keepingDead());
        return new Jobs(table, attempts, scheduler, grace, sweep, Map.copyOf(codecs));
    }

    /** Begins to look for jobs. */
    void begin() {
        scheduler.start();
    }

    private static <T> Registration<T> register(
            JobsBuilder.Handled<T> handled, JobTable table, Transactions transactions) {
        JobType<T> type = handled.type();
        Codec<T> codec = handled.codec() == null ? codec(type) : handled.codec();
        if (handled.transactional() != null) {
            return Registration.transactional(
                    type, codec, handled.transactional(), table, transactions);
        }
        return Registration.of(type, codec, Objects.requireNonNull(handled.plain()), table);
    }

    private static <T> Codec<T> codec(JobType<T> type) {
        try {
            return Codecs.known(type.payload());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "No running API knows %1$s, which jobs of %2$s take. Name it in @Api(models = %3$s.class), and start the jobs in a @Provides(Scope.APP) method of that API."
                            .formatted(
                                    type.payload().getName(),
                                    type.name(),
                                    type.payload().getSimpleName()),
                    e);
        }
    }

    /** As long as the column has room. */
    private static String nodeName() {
        String host = Objects.requireNonNullElse(System.getenv("HOSTNAME"), "node");
        return "%s-%d-%08x"
                .formatted(
                        host.length() > 30 ? host.substring(0, 30) : host,
                        ProcessHandle.current().pid(),
                        ThreadLocalRandom.current().nextInt());
    }

    /**
     * Returns what adds jobs of a type.
     *
     * @throws IllegalArgumentException if this node neither handles nor adds the type
     */
    public <T> Later<T> later(JobType<T> type) {
        @SuppressWarnings("unchecked") // it is that of the type
        Codec<T> codec = (Codec<T>) codecs.get(type);
        if (codec == null) {
            throw new IllegalArgumentException(
                    "Nothing handles the jobs of %s. Call handle, handleOnce or add with the same JobType before the jobs are started."
                            .formatted(type.name()));
        }
        return Later.now(this::store, type, codec);
    }

    int store(
            @Nullable Connection within, String name, List<NewJob> added, Instant due, Instant now)
            throws SQLException {
        if (within != null) {
            OwnTable.requireTransaction(within);
        }
        int count = table.add(within, name, added, due);
        attempts.counts().added.add(count);
        if (count > 0 && !due.isAfter(now)) {
            if (within == null) {
                scheduler.triggerCheckForDueExecutions();
            } else {
                lookSoon();
            }
        }
        return count;
    }

    /** Looks for jobs as soon as a transaction is over; if it lasts longer, the poll finds them. */
    private void lookSoon() {
        if (wakes.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .name("jobs-look")
                    .start(() -> {
                        try {
                            Thread.sleep(COMMIT);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        wakes.set(false);
                        scheduler.triggerCheckForDueExecutions();
                    });
        }
    }

    /** Returns what has happened on this node. Does not block. */
    public Statistics statistics() {
        Counts counts = attempts.counts();
        return new Statistics(
                counts.added.sum(),
                counts.done.sum(),
                counts.failed.sum(),
                counts.lost.sum(),
                counts.dead.sum(),
                counts.putBack.sum(),
                attempts.running());
    }

    /**
     * Returns how many jobs of each name wait or run, on all nodes; one for each repeated work.
     * Asks the database.
     *
     * @throws SQLException if it cannot be asked
     */
    public Map<String, Long> counts() throws SQLException {
        return table.counts();
    }

    /**
     * Returns dead jobs, the last one first.
     *
     * @param atMost how many
     * @throws IllegalArgumentException if it is less than 1
     * @throws SQLException if the database cannot be asked
     */
    public List<DeadJob> dead(int atMost) throws SQLException {
        if (atMost < 1) {
            throw new IllegalArgumentException(
                    "%d dead jobs cannot be listed. Give 1 or more.".formatted(atMost));
        }
        return table.dead(atMost);
    }

    /**
     * Adds a dead job again, as it is stored under the id of the record, with all of its attempts.
     *
     * @return whether it was still dead, and no other job has its key
     * @throws SQLException if the database fails
     */
    public boolean revive(DeadJob job) throws SQLException {
        boolean revived = table.revive(job);
        if (revived) {
            scheduler.triggerCheckForDueExecutions();
        }
        return revived;
    }

    /**
     * Forgets a dead job.
     *
     * @return whether it was still dead
     * @throws SQLException if the database fails
     */
    public boolean discard(DeadJob job) throws SQLException {
        return table.discard(job);
    }

    /**
     * Stops to run jobs. Blocks until those that run have ended: after the grace period they are
     * cancelled, and put back for other nodes. One that ignores that is left alone a second later;
     * another node runs it when its heartbeats are missed.
     */
    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        grace.begin();
        sweep.close();
        scheduler.stop();
    }
}

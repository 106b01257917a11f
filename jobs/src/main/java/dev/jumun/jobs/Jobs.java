package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;

import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.table.OwnTable;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.engine.JobCounts;
import dev.jumun.runtime.engine.JobCounts.Event;

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
    /** When a transaction that adds a job will probably have been committed. */
    private static final Duration COMMIT = Duration.ofMillis(50);

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
    private final DeadTable deadJobs;
    private final Attempts attempts;
    private final Scheduler scheduler;
    private final Grace grace;
    private final JobSweep sweep;
    private final Map<JobType<?>, Codec<?>> codecs;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final AtomicBoolean wakes = new AtomicBoolean();

    private Jobs(
            JobTable table,
            DeadTable deadJobs,
            Attempts attempts,
            Scheduler scheduler,
            Grace grace,
            JobSweep sweep,
            Map<JobType<?>, Codec<?>> codecs) {
        this.table = table;
        this.deadJobs = deadJobs;
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
        TablePool tables = new TablePool(pool);
        JobTable table = new JobTable(tables, database);
        DeadTable deadJobs = new DeadTable(tables, table);
        // more patient than a request: no client waits
        Transactions transactions = Transactions.of(pool).waitAtMost(Duration.ofMinutes(1));
        List<Registration<?>> registrations = new ArrayList<>();
        Map<JobType<?>, Codec<?>> codecs = new HashMap<>();
        for (JobsBuilder.Handled<?> handled : builder.handled()) {
            Registration<?> registration = Registration.stored(handled, table, transactions);
            registrations.add(registration);
            codecs.put(registration.type(), registration.codec());
        }
        builder.added().forEach(type -> codecs.put(type, PayloadCodec.of(type)));
        JobSchema.create(pool);
        JobSchema.compareClocks(pool, LOG);
        Attempts attempts = new Attempts(table, deadJobs);
        Grace grace = new Grace(builder.grace(), attempts::cutOff, System::nanoTime);
        Places places =
                new Places(
                        registrations,
                        builder.repeated().stream().map(JobsBuilder.Repeated::name).toList());
        Scheduler scheduler =
                NodeScheduler.of(builder, registrations, database, places, attempts, grace);
        if (places.areLimited()) {
            attempts.whenAPlaceIsFree(scheduler::triggerCheckForDueExecutions);
        }
        JobSweep sweep = JobSweep.start(table, deadJobs, builder.names(), builder.keepingDead());
        return new Jobs(table, deadJobs, attempts, scheduler, grace, sweep, Map.copyOf(codecs));
    }

    /** Begins to look for jobs. */
    void begin() {
        scheduler.start();
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
        attempts.counts().add(Event.ADDED, count);
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
        JobCounts counts = attempts.counts();
        return new Statistics(
                counts.of(Event.ADDED),
                counts.of(Event.DONE),
                counts.of(Event.FAILED),
                counts.of(Event.LOST),
                counts.of(Event.DEAD),
                counts.of(Event.CUT_OFF),
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
        return deadJobs.dead(atMost);
    }

    /**
     * Adds a dead job again, as it is stored under the id of the record, with all of its attempts.
     *
     * @return whether it was still dead, and no other job has its key
     * @throws SQLException if the database fails
     */
    public boolean revive(DeadJob job) throws SQLException {
        boolean revived = deadJobs.revive(job);
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
        return deadJobs.discard(job);
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

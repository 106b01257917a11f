package dev.jumun.jobs;

import dev.jumun.async.log.LogText;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Removes rows that no one needs any more: at the start, and then once an hour. */
final class JobSweep {
    /**
     * How long repeated work that this program does not declare must have been due. While a node of
     * another version does the work, it is never due for long: a rolling update removes nothing,
     * nor does a release that is taken back.
     */
    static final Duration LEFT = Duration.ofDays(14);

    private static final Logger LOG = System.getLogger("dev.jumun.jobs");

    private final JobTable table;
    private final DeadTable deadJobs;
    private final Set<String> declared;
    private final Duration keepingDead;
    private final CountDownLatch closed = new CountDownLatch(1);

    private JobSweep(
            JobTable table, DeadTable deadJobs, Set<String> declared, Duration keepingDead) {
        this.table = table;
        this.deadJobs = deadJobs;
        this.declared = declared;
        this.keepingDead = keepingDead;
    }

    /**
     * Begins to look.
     *
     * @param declared the names of jobs and of repeated work that this program knows
     * @param keepingDead how long dead jobs are kept
     */
    static JobSweep start(
            JobTable table, DeadTable deadJobs, Set<String> declared, Duration keepingDead) {
        JobSweep sweep = new JobSweep(table, deadJobs, declared, keepingDead);
        Thread.ofVirtual().name("jobs-sweep").start(sweep::run);
        return sweep;
    }

    private void run() {
        try {
            do {
                sweep(Instant.now());
            } while (!closed.await(1, TimeUnit.HOURS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep(Instant now) {
        try {
            int dead = deadJobs.forget(now.minus(keepingDead));
            if (dead > 0) {
                LOG.log(
                        Level.INFO,
                        "%d dead jobs are removed, which had failed more than %s ago."
                                .formatted(dead, days(keepingDead)));
            }
            for (String name : table.removeRepeated(declared, now.minus(LEFT))) {
                LOG.log(
                        Level.INFO,
                        LogText.line(
                                "The repeated work %s is removed from the table: this program doesn't declare it, and no node has done it for %d days."
                                        .formatted(name, LEFT.toDays())));
            }
        } catch (SQLException | RuntimeException e) {
            if (closed.getCount() > 0) {
                LOG.log(
                        Level.WARNING,
                        "Old rows of jobs cannot be removed, which is tried again in an hour: "
                                + LogText.line(Attempts.named(e)));
            }
        }
    }

    private static String days(Duration time) {
        return time.toDays() > 0 ? time.toDays() + " days" : time.toSeconds() + " s";
    }

    void close() {
        closed.countDown();
    }
}

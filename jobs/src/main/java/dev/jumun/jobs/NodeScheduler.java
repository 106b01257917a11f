package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.Task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** The scheduler of a node: where db-scheduler is set up otherwise than by default. */
final class NodeScheduler {
    /**
     * A node is dead when four heartbeats are missing, the least that is allowed, and that is
     * looked for every second heartbeat: what it ran is tried again within 25 s.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);

    private static final int MISSED = 4;
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Jobs of an unknown name are those of another version of the program. */
    private static final Duration KEEP_UNKNOWN = Duration.ofDays(36_500);

    private NodeScheduler() {}

    static Scheduler of(
            JobsBuilder builder,
            List<Registration<?>> registrations,
            Database database,
            Places places,
            Attempts attempts,
            Grace grace) {
        List<Task<?>> tasks = new ArrayList<>();
        registrations.forEach(each -> tasks.add(new StoredTask(each, attempts)));
        List<RepeatedTask> repeated =
                builder.repeated().stream()
                        .map(each ->
                                new RepeatedTask(
                                        each.name(), each.schedule(), each.work(), attempts))
                        .toList();
        SchedulerBuilder settings =
                Scheduler.create(builder.pool(), tasks)
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
        return (database == Database.POSTGRESQL
                        ? settings.pollUsingLockAndFetch(0.5, 1.0)
                        : settings.pollUsingFetch(0.5, 1.0))
                .build();
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
}

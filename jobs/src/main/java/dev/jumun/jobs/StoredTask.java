package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;

import java.sql.SQLException;

/** A kind of job as db-scheduler sees it: the end of each attempt is recorded before it returns. */
final class StoredTask extends AbstractTask<byte[]> {
    private static final CompletionHandler<byte[]> RECORDED = (completed, operations) -> {};

    private final Registration<?> registration;
    private final Attempts attempts;

    StoredTask(Registration<?> registration, Attempts attempts) {
        // after a failure the row stays picked until its heartbeats are missed
        super(
                registration.type().name(),
                byte[].class,
                (failed, operations) -> {},
                (dead, operations) -> lost(registration, attempts, dead.getExecution()));
        this.registration = registration;
        this.attempts = attempts;
    }

    private static void lost(Registration<?> registration, Attempts attempts, Execution dead) {
        try {
            attempts.lost(registration.type(), Attempt.of(dead), dead.pickedBy);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletionHandler<byte[]> execute(
            TaskInstance<byte[]> instance, ExecutionContext context) {
        Attempt attempt = Attempt.of(context.getExecution());
        try {
            attempts.run(registration, attempt);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The end of %s could not be recorded.".formatted(attempt), e);
        }
        return RECORDED;
    }

    @Override
    public SchedulableInstance<byte[]> schedulableInstance(String id) {
        throw new UnsupportedOperationException("Jobs are added by JobTable.");
    }

    @Override
    public SchedulableInstance<byte[]> schedulableInstance(String id, byte[] data) {
        throw new UnsupportedOperationException("Jobs are added by JobTable.");
    }
}

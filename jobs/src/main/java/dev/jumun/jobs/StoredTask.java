package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
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
        super(
                registration.type().name(),
                byte[].class,
                (completed,
                        operations) -> {}, // the row stays picked until its heartbeats are missed
                (completed, operations) -> {
                    try {
                        attempts.lost(
                                registration.type(),
                                Attempt.of(completed.getExecution()),
                                completed.getExecution().pickedBy);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
        this.registration = registration;
        this.attempts = attempts;
    }

    @Override
    public CompletionHandler<byte[]> execute(
            TaskInstance<byte[]> instance, ExecutionContext context) {
        try {
            attempts.run(registration, Attempt.of(context.getExecution()));
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The end of %s %s could not be recorded."
                            .formatted(instance.getTaskName(), instance.getId()),
                    e);
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

package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

import dev.jumun.async.ThrowingRunnable;

import java.sql.SQLException;

/** Repeated work as db-scheduler sees it: one row, which one node at a time picks. */
final class RepeatedTask extends RecurringTask<byte[]> {
    private static final CompletionHandler<byte[]> RECORDED = (completed, operations) -> {};

    private final CompletionHandler<byte[]> next;
    private final ThrowingRunnable work;
    private final Attempts attempts;

    RepeatedTask(String name, Schedule schedule, ThrowingRunnable work, Attempts attempts) {
        super(name, schedule, byte[].class);
        this.next = new CompletionHandler.OnCompleteReschedule<>(schedule);
        this.work = work;
        this.attempts = attempts;
    }

    @Override
    public CompletionHandler<byte[]> execute(
            TaskInstance<byte[]> instance, ExecutionContext context) {
        try {
            return attempts.repeat(Attempt.of(context.getExecution()), work) ? next : RECORDED;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The end of %s could not be recorded.".formatted(instance.getTaskName()), e);
        }
    }

    @Override
    public void executeRecurringly(TaskInstance<byte[]> instance, ExecutionContext context) {
        throw new UnsupportedOperationException("The work is done in execute.");
    }
}

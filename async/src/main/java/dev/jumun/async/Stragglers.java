package dev.jumun.async;

import dev.jumun.async.log.LogText;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reports work that continues although it has been cancelled: it cannot be stopped by force. */
final class Stragglers {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private static final int MOST_LINES = 60;

    private Stragglers() {}

    /** Reports the job when it has not ended in time. */
    static Scheduler.Alarm watch(Job job) {
        RealScheduler clock = RealScheduler.INSTANCE;
        return clock.at(clock.deadlineIn(PATIENCE), () -> report(job));
    }

    private static String shortened(String tree) {
        List<String> lines = tree.lines().toList();
        if (lines.size() <= MOST_LINES) {
            return tree;
        }
        return String.join("\n", lines.subList(0, MOST_LINES))
                + "\n… and "
                + (lines.size() - MOST_LINES)
                + " lines more; TaskTree.now() has all.";
    }

    private static void report(Job job) {
        if (job.hasEnded()) {
            return;
        }
        System.getLogger("dev.jumun.async")
                .log(
                        System.Logger.Level.WARNING,
                        "\"{0}\" was cancelled {1} s ago and has not ended. Call Async.checkpoint()"
                                + " in long calculations, and use Async.blocking for what an"
                                + " interrupt does not reach. It is here:\n{2}",
                        LogText.line(job.name()),
                        TimeUnit.NANOSECONDS.toSeconds(PATIENCE),
                        shortened(TaskTree.of(job).toText()));
    }
}

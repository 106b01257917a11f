package dev.jumun.benchmarks.jobs;

import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration.JobRunrConfigurationResult;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/** JobRunr, with as many workers, looking for jobs as often as it may: every five seconds. */
final class JobRunrJobs implements Engine {
    private final DataSource pool;
    private final JobScheduler scheduler;

    JobRunrJobs(DataSource pool, int workers) {
        this.pool = pool;
        JobRunrConfigurationResult result =
                JobRunr.configure()
                        .useStorageProvider(SqlStorageProviderFactory.using(pool))
                        .useBackgroundJobServer(
                                BackgroundJobServerConfiguration
                                        .usingStandardBackgroundJobServerConfiguration()
                                        .andWorkerCount(workers)
                                        .andPollInterval(Duration.ofSeconds(5)))
                        .initialize();
        this.scheduler = result.getJobScheduler();
    }

    @Override
    public String name() {
        return "JobRunr 8.7.0";
    }

    @Override
    public void add(int number) {
        scheduler.enqueue(() -> Begun.begin(number));
    }

    @Override
    public void addIn(Duration wait, int number) {
        scheduler.schedule(Instant.now().plus(wait), () -> Begun.begin(number));
    }

    @Override
    public void addAll(int count) {
        scheduler.enqueue(IntStream.range(0, count).boxed(), number -> Begun.begin(number));
    }

    @Override
    public void clear() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE jobrunr_jobs");
        }
    }

    @Override
    public void close() {
        JobRunr.destroy();
    }
}

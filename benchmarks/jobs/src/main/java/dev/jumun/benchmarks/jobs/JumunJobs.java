package dev.jumun.benchmarks.jobs;

import dev.jumun.benchmarks.jobs.Noted.Note;
import dev.jumun.jobs.JobType;
import dev.jumun.jobs.Jobs;
import dev.jumun.jobs.Later;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/** Jobs of Jumun. */
final class JumunJobs implements Engine {
    private static final JobType<Note> NOTE = JobType.of("note", Note.class);

    private final DataSource pool;
    private final Jobs jobs;
    private final Later<Note> later;

    JumunJobs(DataSource pool, int workers) throws SQLException {
        this.pool = pool;
        this.jobs =
                Jobs.on(pool)
                        .handle(NOTE, (note, _) -> Begun.begin(note.number()))
                        .atOnce(workers)
                        .start();
        this.later = jobs.later(NOTE);
    }

    @Override
    public String name() {
        return "jumun-jobs";
    }

    @Override
    public void add(int number) throws SQLException {
        later.add(new Note(number));
    }

    @Override
    public void addIn(Duration wait, int number) throws SQLException {
        later.in(wait).add(new Note(number));
    }

    @Override
    public void addAll(int count) throws SQLException {
        later.addAll(IntStream.range(0, count).mapToObj(Note::new).toList());
    }

    @Override
    public void clear() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE jumun_jobs");
        }
    }

    @Override
    public void close() {
        jobs.close();
    }
}

package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Picks jobs in PostgreSQL: of each type with a limit as many as have a place, and then others that
 * this node handles, in the order of their times.
 */
final class PostgresPicking extends PostgreSqlJdbcCustomization {
    private static final String PICK =
            """
            WITH taken AS (
                UPDATE jumun_jobs AS job SET picked = TRUE, picked_by = ?, last_heartbeat = ?,
                        version = version + 1
                    WHERE (task_name, task_instance) IN (
                        SELECT task_name, task_instance FROM jumun_jobs
                            WHERE picked = FALSE AND execution_time <= ? AND %s
                            ORDER BY execution_time FOR UPDATE SKIP LOCKED LIMIT ?)
                    RETURNING job.*)
                SELECT * FROM taken ORDER BY execution_time
            """;
    private static final String ONE_TYPE = PICK.formatted("task_name = ANY (?)");

    /** Written so that the planner expects most jobs to match, and follows the index of times. */
    private static final String OTHER_TYPES =
            PICK.formatted("array_position(?, CAST(task_name AS TEXT)) IS NOT NULL");

    private final Places places;

    PostgresPicking(Places places) {
        super(false, false);
        this.places = places;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean byPriority) {
        List<Execution> picked = new ArrayList<>();
        for (String type : places.limited()) {
            int most = Math.min(places.free(type), limit - picked.size());
            if (most > 0) {
                picked.addAll(pick(context, ONE_TYPE, List.of(type), now, most));
            }
        }
        if (picked.size() < limit && !places.unlimited().isEmpty()) {
            int most = limit - picked.size();
            picked.addAll(pick(context, OTHER_TYPES, places.unlimited(), now, most));
        }
        return picked;
    }

    private List<Execution> pick(
            JdbcTaskRepositoryContext context,
            String statement,
            List<String> types,
            Instant now,
            int most) {
        return context.jdbcRunner.query(
                statement,
                parameters -> {
                    parameters.setString(1, context.schedulerName.getName());
                    setInstant(parameters, 2, now);
                    setInstant(parameters, 3, now);
                    parameters.setArray(
                            4, parameters.getConnection().createArrayOf("text", types.toArray()));
                    parameters.setInt(5, most);
                },
                context.resultSetMapper.get());
    }
}

package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;

import java.util.stream.Collectors;

/** Finds jobs in H2, but for types that have no place. */
final class H2Picking extends DefaultJdbcCustomization {
    private final Places places;

    H2Picking(Places places) {
        super(false);
        this.places = places;
    }

    @Override
    public String createSelectDueQuery(
            String table, int limit, String condition, boolean byPriority) {
        String full =
                places.full().stream()
                        .map(type -> " AND task_name <> '" + type.replace("'", "''") + "'")
                        .collect(Collectors.joining());
        return super.createSelectDueQuery(table, limit, condition + full, byPriority);
    }
}

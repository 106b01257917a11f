package dev.jumun.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;

import io.micrometer.core.instrument.MeterRegistry;

import javax.sql.DataSource;

/** Meters of a pool of HikariCP. Loaded only if there is such a pool. */
final class HikariMeters {
    private HikariMeters() {}

    static void bind(DataSource pool, MeterRegistry registry) {
        ((HikariDataSource) pool)
                .setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }
}

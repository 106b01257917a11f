/** Metrics of requests, tasks, pools and the JVM, by Micrometer. */
module dev.jumun.metrics {
    requires static com.zaxxer.hikari;
    requires static dev.jumun.jdbc;
    requires transitive dev.jumun;
    requires transitive java.sql;
    requires transitive micrometer.core;
    requires micrometer.registry.prometheus;
    requires io.prometheus.metrics.model;
    requires io.prometheus.metrics.tracer.common;
    requires static transitive org.jspecify;

    exports dev.jumun.metrics;
}

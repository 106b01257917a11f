/** Structured concurrency on virtual threads: tasks, gather, timeouts, generators, lending. */
module dev.jumun.async {
    requires static transitive org.jspecify;
    requires static jdk.jfr;
    requires jdk.management;

    exports dev.jumun.async;
    exports dev.jumun.async.log to
            dev.jumun,
            dev.jumun.bus,
            dev.jumun.jdbc,
            dev.jumun.jobs,
            dev.jumun.server;
    exports dev.jumun.async.observe to
            dev.jumun,
            dev.jumun.metrics,
            dev.jumun.server,
            dev.jumun.tracing;
}

/** Background jobs that a database keeps: they survive the end of a node, and run on any node. */
module dev.jumun.jobs {
    requires transitive dev.jumun;
    requires transitive dev.jumun.jdbc;
    requires transitive java.sql;
    requires com.github.kagkarlsson.scheduler;
    requires org.slf4j; // of the scheduler, which as an automatic module cannot ask for it
    requires static transitive org.jspecify;

    exports dev.jumun.jobs;
}

/** Lends database transactions to requests: cancelled, limited and answered as requests are. */
module dev.jumun.jdbc {
    requires transitive dev.jumun;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.jumun.jdbc.feed;
    exports dev.jumun.jdbc.idempotency;
    exports dev.jumun.jdbc.login;
    exports dev.jumun.jdbc;
    exports dev.jumun.jdbc.table to
            dev.jumun.jobs;
}

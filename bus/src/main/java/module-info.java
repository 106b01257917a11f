/** Messages to all nodes of an application, through PostgreSQL or Redis. */
module dev.jumun.bus {
    requires transitive dev.jumun;
    requires java.sql;
    requires static org.postgresql.jdbc;
    requires static lettuce.core;
    requires static transitive org.jspecify;

    exports dev.jumun.bus;
}

/** Keeps in Redis what all nodes of an application share: who is logged in. */
module dev.jumun.redis {
    requires transitive dev.jumun.jdbc;
    requires lettuce.core;
    requires static transitive org.jspecify;

    exports dev.jumun.redis;
}

package dev.jumun.jdbc;

import java.time.Duration;

import javax.sql.DataSource;

/**
 * How transactions are made.
 *
 * @param pool where connections come from
 * @param replica where connections of read-only transactions come from; the pool itself if there is
 *     no replica
 * @param turns how many connections are used at the same time; 0 for as many as there are
 * @param patience how long to wait for a turn
 * @param lazy whether a connection is taken at the first statement only
 * @param readOnly whether transactions only read
 * @param isolation as {@link java.sql.Connection} numbers them; 0 for the database's own
 */
record Settings(
        DataSource pool,
        DataSource replica,
        int turns,
        Duration patience,
        boolean lazy,
        boolean readOnly,
        int isolation) {
    static final Duration WAIT = Duration.ofSeconds(2);

    static Settings of(DataSource pool) {
        return new Settings(pool, pool, Turns.sizeOf(pool), WAIT, true, false, 0);
    }

    Settings replica(DataSource other) {
        return new Settings(pool, other, turns, patience, lazy, readOnly, isolation);
    }

    Settings turns(int count) {
        return new Settings(pool, replica, count, patience, lazy, readOnly, isolation);
    }

    Settings patience(Duration time) {
        return new Settings(pool, replica, turns, time, lazy, readOnly, isolation);
    }

    Settings eager() {
        return new Settings(pool, replica, turns, patience, false, readOnly, isolation);
    }

    Settings isolation(int level) {
        return new Settings(pool, replica, turns, patience, lazy, readOnly, level);
    }

    /** Reads only, from the replica if there is one. */
    Settings reading() {
        int count = replica == pool ? turns : Turns.sizeOf(replica);
        return new Settings(replica, replica, count, patience, lazy, true, isolation);
    }
}

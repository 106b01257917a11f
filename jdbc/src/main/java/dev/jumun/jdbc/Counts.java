package dev.jumun.jdbc;

import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;

/** What has happened to the transactions on one pool; for any number of threads. */
final class Counts {
    private final LongAdder committed = new LongAdder();
    private final LongAdder rolledBack = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final LongAdder unavailable = new LongAdder();
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder conflicts = new LongAdder();

    void committed() {
        committed.increment();
    }

    void rolledBack() {
        rolledBack.increment();
    }

    /** A statement was cancelled on the server. */
    void cancelled() {
        cancelled.increment();
    }

    /** A connection was lost, or broken off. */
    void broken() {
        broken.increment();
    }

    /** Counts a failure by what it means, and returns it. */
    SQLException failed(SQLException meaning) {
        switch (meaning) {
            case DatabaseUnavailableException _ -> unavailable.increment();
            case StatementTimeoutException _ -> timeouts.increment();
            case TransactionConflictException _ -> conflicts.increment();
            default -> {
                // the statement's own failure
            }
        }
        return meaning;
    }

    Transactions.Statistics now(Turns turns) {
        return new Transactions.Statistics(
                committed.sum(),
                rolledBack.sum(),
                cancelled.sum(),
                broken.sum(),
                unavailable.sum(),
                timeouts.sum(),
                conflicts.sum(),
                turns.inUse(),
                turns.waiting());
    }
}

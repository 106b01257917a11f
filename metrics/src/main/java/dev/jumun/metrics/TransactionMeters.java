package dev.jumun.metrics;

import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.Transactions.Statistics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.function.ToDoubleFunction;

/** Meters of transactions. Loaded only for applications that have them. */
final class TransactionMeters {
    private TransactionMeters() {}

    static void bind(String name, Transactions transactions, MeterRegistry registry) {
        outcome("committed", Statistics::committed, name, transactions, registry);
        outcome("rolled_back", Statistics::rolledBack, name, transactions, registry);
        outcome("cancelled", Statistics::cancelled, name, transactions, registry);
        outcome("broken", Statistics::broken, name, transactions, registry);
        outcome("unavailable", Statistics::unavailable, name, transactions, registry);
        outcome("timeout", Statistics::timeouts, name, transactions, registry);
        outcome("conflict", Statistics::conflicts, name, transactions, registry);
        turns("in_use", Statistics::inUse, name, transactions, registry);
        turns("waiting", Statistics::waiting, name, transactions, registry);
    }

    private static void outcome(
            String outcome,
            ToDoubleFunction<Statistics> number,
            String name,
            Transactions transactions,
            MeterRegistry registry) {
        FunctionCounter.builder(
                        "jumun.transactions",
                        transactions,
                        all -> number.applyAsDouble(all.statistics()))
                .description("Transactions and what became of them.")
                .tag("pool", name)
                .tag("outcome", outcome)
                .register(registry);
    }

    private static void turns(
            String state,
            ToDoubleFunction<Statistics> number,
            String name,
            Transactions transactions,
            MeterRegistry registry) {
        Gauge.builder(
                        "jumun.pool.turns",
                        transactions,
                        all -> number.applyAsDouble(all.statistics()))
                .description("Turns of requests before the pool.")
                .tag("pool", name)
                .tag("state", state)
                .strongReference(true)
                .register(registry);
    }
}

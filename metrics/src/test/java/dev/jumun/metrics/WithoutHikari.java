package dev.jumun.metrics;

import dev.jumun.jdbc.Transactions;

import java.lang.reflect.Proxy;

import javax.sql.DataSource;

/** Uses metrics where there is no HikariCP: loaded by a loader that does not have it. */
public final class WithoutHikari {
    private static final DataSource POOL =
            (DataSource)
                    Proxy.newProxyInstance(
                            WithoutHikari.class.getClassLoader(),
                            new Class<?>[] {DataSource.class},
                            (proxy, method, arguments) -> {
                                throw new UnsupportedOperationException(method.getName());
                            });

    private WithoutHikari() {}

    /** Measures the transactions of another pool; returns the message about the pool itself. */
    public static String run() {
        Metrics metrics = Metrics.prometheus();
        metrics.transactions("other", Transactions.of(POOL));
        try {
            metrics.pool(POOL);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        } finally {
            metrics.close();
        }
    }
}

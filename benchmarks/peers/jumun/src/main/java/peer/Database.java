package peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.server.EventLoopSocketFactory;

import java.sql.Connection;
import java.util.concurrent.Semaphore;

import javax.sql.DataSource;

/** The pool of sixteen connections, and how a request gets one. */
final class Database {
    private static final int SIZE = 16;

    /**
     * Requests wait here rather than in the pool, which looks whether to grow for each that does.
     */
    private static final Semaphore TURNS = new Semaphore(SIZE, true);

    private Database() {}

    @Provides(Scope.APP)
    static void pool(Yield<DataSource> yield) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("DATABASE_URL"));
        config.setUsername(System.getenv("DATABASE_USER"));
        config.setMaximumPoolSize(SIZE);
        config.addDataSourceProperty("socketFactory", EventLoopSocketFactory.class.getName());
        try (HikariDataSource pool = new HikariDataSource(config)) {
            yield.to(pool);
        }
    }

    @Provides(Scope.FUNCTION)
    static void connection(Yield<Connection> yield, DataSource pool) throws Exception {
        TURNS.acquire();
        try (Connection connection = pool.getConnection()) {
            yield.to(connection);
        } finally {
            TURNS.release();
        }
    }
}

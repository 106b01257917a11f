package peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.server.EventLoopSocketFactory;

import java.sql.Connection;

import javax.sql.DataSource;

/** The pool of sixteen connections, and how a request gets one. */
final class Database {
    static final int SIZE = 16;

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

    @Provides(Scope.APP)
    static Session session(DataSource pool) {
        return Session.named(System.getenv().getOrDefault("SESSION", "statement"), pool);
    }

    @Provides(Scope.FUNCTION)
    static void connection(Session session, Yield<Connection> yield) throws Exception {
        session.lend(yield);
    }
}

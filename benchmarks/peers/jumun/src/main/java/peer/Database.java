package peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.server.EventLoopSocketFactory;

import javax.sql.DataSource;

/** The pool of sixteen connections. */
final class Database {
    private Database() {}

    @Provides(Scope.APP)
    static void pool(Yield<DataSource> yield) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("DATABASE_URL"));
        config.setUsername(System.getenv("DATABASE_USER"));
        config.setMaximumPoolSize(16);
        config.addDataSourceProperty("socketFactory", EventLoopSocketFactory.class.getName());
        try (HikariDataSource pool = new HikariDataSource(config)) {
            yield.to(pool);
        }
    }
}

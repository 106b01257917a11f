package heroes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.jdbc.Transactions;
import dev.jumun.metrics.Metrics;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import java.util.Map;

import javax.sql.DataSource;

/** Where the heroes are kept, and how a request borrows it. */
final class Database {
    private Database() {}

    /** Lends the pool from start-up to shut-down. */
    @Provides(Scope.APP)
    static void pool(Yield<DataSource> yield) throws Exception {
        Map<String, String> environment = System.getenv();
        String url = environment.getOrDefault("HEROES_DATABASE", "jdbc:h2:mem:heroes");
        try (HikariDataSource pool =
                open(
                        url,
                        environment.getOrDefault("HEROES_USER", ""),
                        environment.getOrDefault("HEROES_PASSWORD", ""))) {
            yield.to(pool);
        }
    }

    /** Opens a pool. No request waits longer than two seconds for a connection. */
    static HikariDataSource open(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(16);
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }

    /** Brings the tables up to date, once, before the first request. */
    @Provides(Scope.APP)
    static Transactions transactions(DataSource pool) {
        Flyway.configure().dataSource(pool).load().migrate();
        return Transactions.of(pool);
    }

    /** Measures requests and transactions: {@code --management} shows them at {@code /metrics}. */
    @Provides(Scope.APP)
    static Metrics metrics(Transactions transactions) {
        return Metrics.prometheus().transactions("heroes", transactions);
    }

    /** Makes heroes of rows. */
    @Provides(Scope.APP)
    static Jdbi jdbi(Transactions transactions) {
        return Jdbi.create(transactions.dataSource())
                .registerRowMapper(ConstructorMapper.factory(Heroes.Hero.class));
    }

    /** Lends a session: committed before the answer leaves, rolled back if the handler fails. */
    @Provides(Scope.FUNCTION)
    static void session(Jdbi jdbi, Yield<Handle> yield) throws Exception {
        jdbi.useTransaction(yield::to);
    }
}

package chain;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.bus.Bus;
import dev.jumun.bus.PostgresBus;
import dev.jumun.jdbc.Transactions;

import org.flywaydb.core.Flyway;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * What all nodes share: the PostgreSQL in {@code CHAIN_DATABASE}, as {@code
 * jdbc:postgresql://host/chain}, with {@code CHAIN_USER} and {@code CHAIN_PASSWORD}. Without it
 * there is one node, with an H2 database in memory.
 */
final class Database {
    private static final Map<String, String> ENVIRONMENT = System.getenv();
    private static final String POSTGRES = "jdbc:postgresql:";

    /** Requests and jobs: these have connections of their own. */
    private static final int CONNECTIONS = 20;

    /** Their lines about starting and stopping would hide those of the application. */
    private static final List<Logger> LIBRARIES =
            List.of(
                    Logger.getLogger("com.zaxxer.hikari"),
                    Logger.getLogger("org.flywaydb"),
                    Logger.getLogger("com.github.kagkarlsson.scheduler"));

    private Database() {}

    private static String url() {
        return ENVIRONMENT.getOrDefault("CHAIN_DATABASE", "jdbc:h2:mem:chain");
    }

    private static String user() {
        return ENVIRONMENT.getOrDefault("CHAIN_USER", "");
    }

    private static String password() {
        return ENVIRONMENT.getOrDefault("CHAIN_PASSWORD", "");
    }

    /** Whether it is shared, and not the one of a single node for trying. */
    static boolean isShared() {
        return url().startsWith(POSTGRES);
    }

    /** Lends the pool from start to end. No request waits longer than 2 s for a connection. */
    @Provides(Scope.APP)
    static void pool(Yield<DataSource> yield) throws Exception {
        LIBRARIES.forEach(each -> each.setLevel(Level.WARNING));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(user());
        config.setPassword(password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(2_000);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            yield.to(pool);
        }
    }

    /** Brings the tables up to date. Nodes that start together wait for each other. */
    @Provides(Scope.APP)
    static Transactions transactions(DataSource pool) {
        Flyway.configure().dataSource(pool).load().migrate();
        return Transactions.of(pool);
    }

    /** Lends a connection for a request: its transaction ends before the response leaves. */
    @Provides(Scope.FUNCTION)
    static void connection(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.lend(yield);
    }

    /** Connects the nodes. */
    @Provides(Scope.APP)
    static void bus(Yield<Bus> yield) throws Exception {
        try (Bus bus = isShared() ? PostgresBus.on(url(), credentials()) : Bus.local()) {
            yield.to(bus);
        }
    }

    private static Properties credentials() {
        Properties credentials = new Properties();
        credentials.setProperty("user", user());
        credentials.setProperty("password", password());
        return credentials;
    }
}

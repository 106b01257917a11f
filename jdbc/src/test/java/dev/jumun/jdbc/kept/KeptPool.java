package dev.jumun.jdbc.kept;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.Settings;
import dev.jumun.async.Yield;
import dev.jumun.server.Kept;

import java.sql.Connection;

import javax.sql.DataSource;

/** An API whose pool is kept. */
@Api
class KeptPool {
    @Settings(prefix = "KEPT_")
    record ShopSettings(@Default("jdbc:h2:mem:kept") String url) {}

    @Provides(Scope.APP)
    static void pool(ShopSettings settings, Yield<DataSource> yield) throws Exception {
        try (Kept<HikariDataSource> pool = Kept.of("pool", () -> open(settings), settings.url())) {
            yield.to(pool.value());
        }
    }

    private static HikariDataSource open(ShopSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(settings.url());
        return pool;
    }

    @Get("/url")
    String url(DataSource pool) throws Exception {
        try (Connection connection = pool.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    @Get("/late")
    String late() throws Exception {
        try (Kept<StringBuilder> late = Kept.of("late", StringBuilder::new)) {
            return late.value().toString();
        }
    }
}

package dev.jumun.metrics;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Response;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.jdbc.Transactions;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

/** An API that is measured. */
@Api
class Shop {
    @Provides(Scope.APP)
    static void pool(Yield<HikariDataSource> yield) throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setPoolName("shop");
            pool.setJdbcUrl("jdbc:h2:mem:measured");
            yield.to(pool);
        }
    }

    @Provides(Scope.APP)
    static Transactions transactions(HikariDataSource pool) {
        return Transactions.of(pool);
    }

    @Provides(Scope.APP)
    static Metrics metrics(HikariDataSource pool, Transactions transactions) {
        return Metrics.prometheus().withBodySizes().pool(pool).transactions("shop", transactions);
    }

    @Provides(Scope.FUNCTION)
    static void connection(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.lend(yield);
    }

    @Get("/metrics")
    Response metrics(@Header @Nullable String accept, Metrics metrics) {
        return metrics.scrape(accept);
    }

    @Get("/items/{id}")
    String item(long id) {
        return "item " + id;
    }

    @Get("/rows")
    boolean rows(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("select true")) {
            return rows.next();
        }
    }

    @Post("/items")
    int add(String name) {
        return name.length();
    }

    @Get("/fail")
    String fail() {
        throw new IllegalStateException("of a test");
    }

    @WebSocketRoute("/talk")
    void talk(WebSocket socket) {
        socket.texts().forEach(socket::sendText);
    }
}

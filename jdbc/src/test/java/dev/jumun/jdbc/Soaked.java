package dev.jumun.jdbc;

import com.sun.management.UnixOperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Response;
import dev.jumun.Scope;
import dev.jumun.Timeout;
import dev.jumun.Upload;
import dev.jumun.async.Yield;
import dev.jumun.server.Jumun;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Is put under load, and disturbed. */
@Api
class Soaked {
    @Provides(Scope.APP)
    static void pool(Yield<DataSource> yield) throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(System.getenv("SOAK_DATABASE"));
            pool.setMaximumPoolSize(8);
            pool.setConnectionTimeout(1_000);
            yield.to(pool);
        }
    }

    @Provides(Scope.APP)
    static Transactions transactions(DataSource pool) {
        return Transactions.of(pool);
    }

    @Provides(Scope.FUNCTION)
    static void connection(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.lend(yield);
    }

    @Get("/plain/{text}")
    String plain(String text) {
        return text;
    }

    @Get("/row/{text}")
    @Timeout("2s")
    String row(String text, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT ?::text")) {
            query.setString(1, text);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    @Post("/upload")
    long upload(Upload file) {
        return file.size();
    }

    @Get("/bytes")
    Response bytes(int n) {
        return Response.bytes("application/octet-stream", new byte[n]);
    }

    /** What is in use once all garbage has gone: heap, descriptors, threads of the platform. */
    @Get("/use")
    String use() {
        System.gc();
        long descriptors =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : 0;
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + " "
                + descriptors
                + " "
                + ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Serves it as a program of its own. */
    public static void main(String[] arguments) {
        Jumun.run(Soaked.class, arguments);
    }
}

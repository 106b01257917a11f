package dev.jumun.jdbc;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.Status;
import dev.jumun.async.Yield;

import org.h2.jdbcx.JdbcDataSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Names that only one member may have. */
@Api
class Members {
    record Member(String name) {}

    @Provides(Scope.APP)
    static DataSource database() {
        return new JdbcDataSource(); // each test has its own
    }

    @Provides(Scope.APP)
    static Transactions transactions(DataSource pool) {
        return Transactions.of(pool);
    }

    @Provides(Scope.FUNCTION)
    static void connection(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.lend(yield);
    }

    @Post("/members")
    @Status(201)
    Member join(Member member, Connection connection) throws SQLException {
        try {
            insert(connection, member);
            return member;
        } catch (SQLException failure) {
            if (!"23505".equals(failure.getSQLState())) {
                throw failure;
            }
            throw new HttpException(409, "The name " + member.name() + " is taken.");
        }
    }

    @Get("/members/count")
    long count(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM member");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void insert(Connection connection, Member member) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO member (name) VALUES (?)")) {
            insert.setString(1, member.name());
            insert.executeUpdate();
        }
    }
}

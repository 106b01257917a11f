package dev.jumun.jdbc.feed;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.ServerSentEvent;
import dev.jumun.ServerSentEvents;
import dev.jumun.Status;
import dev.jumun.async.Generator;
import dev.jumun.async.Yield;
import dev.jumun.jdbc.Transactions;

import jakarta.validation.constraints.Size;

import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Parcels, and a feed of what happens to them. */
@Api(title = "Parcels", models = Parcels.Lost.class)
class Parcels {
    static final String TABLE = "CREATE TABLE parcel (number INT PRIMARY KEY, place VARCHAR(40))";

    record Moved(int parcel, @Size(max = 40) String place) {}

    record Lost(int parcel) {}

    @Provides(Scope.APP)
    static void moves(Transactions transactions, Yield<Feed<Moved>> yield) throws Exception {
        try (Feed<Moved> moves = Feed.on(transactions, "moves", Moved.class)) {
            yield.to(moves);
        }
    }

    @Post("/moves")
    @Status(201)
    void move(Moved moved, Connection connection, Feed<Moved> moves) throws SQLException {
        insert(connection, moved);
        moves.add(connection, moved);
    }

    @Get("/moves")
    @ServerSentEvents
    Generator<ServerSentEvent<Moved>> follow(
            @Header @Nullable String lastEventId, Feed<Moved> moves) {
        return moves.follow(lastEventId);
    }

    // ---- what is only for tests

    /** No follower could read it. */
    @Post("/unfit")
    void unfit(Connection connection, Feed<Moved> moves) throws SQLException {
        moves.add(connection, new Moved(1, "x".repeat(41)));
    }

    /** Its connection has no transaction. */
    @Post("/careless")
    void careless(Moved moved, DataSource pool, Feed<Moved> moves) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            moves.add(connection, moved);
        }
    }

    /** The event is in a transaction that is rolled back. */
    @Post("/refused")
    void refuse(Moved moved, Connection connection, Feed<Moved> moves) throws SQLException {
        move(moved, connection, moves);
        throw new HttpException(409);
    }

    @Provides(Scope.APP)
    static DataSource pool() {
        JdbcDataSource pool = new JdbcDataSource(); // each test has its own in its place
        pool.setURL("jdbc:h2:mem:parcels");
        return pool;
    }

    @Provides(Scope.APP)
    static Transactions transactions(DataSource pool) {
        return Transactions.of(pool);
    }

    @Provides(Scope.FUNCTION)
    static void connection(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.lend(yield);
    }

    private static void insert(Connection connection, Moved moved) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO parcel VALUES (?, ?)")) {
            insert.setInt(1, moved.parcel());
            insert.setString(2, moved.place());
            insert.executeUpdate();
        }
    }
}

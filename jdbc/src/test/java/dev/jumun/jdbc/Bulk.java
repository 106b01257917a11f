package dev.jumun.jdbc;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.ServerSentEvents;
import dev.jumun.Timeout;
import dev.jumun.async.Async;
import dev.jumun.async.Generator;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/** Moves much, in all the ways that PostgreSQL's driver knows. */
@Api(providers = Bank.class)
class Bulk {
    record Row(long number) {}

    /** There and back by COPY. */
    @Get("/copy")
    Map<String, Object> copy(int rows, Connection connection) throws Exception {
        PGConnection driver = connection.unwrap(PGConnection.class);
        Acts.execute(connection, "CREATE TEMP TABLE copied (number BIGINT, name TEXT)");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            text.append(i).append("\tname ").append(i).append('\n');
        }
        byte[] sent = text.toString().getBytes(StandardCharsets.UTF_8);
        long in =
                Async.onCancel(
                        driver::cancelQuery,
                        () ->
                                driver.getCopyAPI()
                                        .copyIn(
                                                "COPY copied FROM STDIN",
                                                new ByteArrayInputStream(sent)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long back =
                Async.onCancel(
                        driver::cancelQuery,
                        () ->
                                driver.getCopyAPI()
                                        .copyOut(
                                                "COPY (SELECT * FROM copied ORDER BY number) TO"
                                                        + " STDOUT",
                                                out));
        Acts.execute(connection, "DROP TABLE copied");
        return Map.of("in", in, "out", back, "same", Arrays.equals(sent, out.toByteArray()));
    }

    /** Begins a COPY, and then waits for what it copies. */
    @Get("/copy/waiting")
    @Timeout("300ms")
    String copyAndWait(Connection connection) throws SQLException {
        Acts.insert(connection, "before the copy");
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY entry (name) FROM STDIN");
        try {
            copy.writeToCopy("half".getBytes(StandardCharsets.UTF_8), 0, 4);
            Async.sleep(java.time.Duration.ofSeconds(20));
            return "copied";
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** There and back as a column. */
    @Get("/bytes")
    boolean bytes(int size, Connection connection) throws SQLException {
        byte[] sent = bytes(size);
        try (PreparedStatement query = connection.prepareStatement("SELECT ?::bytea, length(?)")) {
            query.setBytes(1, sent);
            query.setBytes(2, sent);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(2) == size && Arrays.equals(sent, rows.getBytes(1));
            }
        }
    }

    /** There and back as a large object. */
    @Get("/large-object")
    boolean largeObject(int size, Connection connection) throws Exception {
        LargeObjectManager objects = connection.unwrap(PGConnection.class).getLargeObjectAPI();
        byte[] sent = bytes(size);
        long id = objects.createLO();
        try (LargeObject object = objects.open(id, LargeObjectManager.WRITE)) {
            object.write(sent);
        }
        byte[] back;
        try (LargeObject object = objects.open(id, LargeObjectManager.READ);
                InputStream in = object.getInputStream()) {
            back = in.readAllBytes();
        }
        objects.delete(id);
        return Arrays.equals(sent, back);
    }

    @Get("/batch")
    long batch(int count, Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO entry (name) VALUES (?)")) {
            for (int i = 0; i < count; i++) {
                insert.setString(1, "batch " + i);
                insert.addBatch();
            }
            return Arrays.stream(insert.executeBatch()).asLongStream().sum();
        }
    }

    /** Rows as events, which end after some with a failure. */
    @Get("/rows/events")
    @ServerSentEvents
    Generator<Row> events(
            int count,
            @Default("2147483647") int failAfter,
            @Bank.UntilTheEnd Connection connection) {
        return Generator.of(yield -> {
            Acts.insert(connection, "stream");
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT * FROM generate_series(1, ?)")) {
                query.setFetchSize(1_000);
                query.setInt(1, count);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        if (rows.getRow() > failAfter) {
                            throw new IllegalStateException("in the middle");
                        }
                        yield.to(new Row(rows.getLong(1)));
                    }
                }
            }
        });
    }

    @Get("/sleep")
    @Timeout("300ms")
    String sleeps(Connection connection) throws SQLException {
        Acts.insert(connection, "hurried");
        Acts.execute(connection, "SELECT pg_sleep(20)");
        return "slept";
    }

    @Get("/sleep/long")
    String sleepsLong(Connection connection) throws SQLException {
        Acts.insert(connection, "patient");
        Acts.execute(connection, "SELECT pg_sleep(20)");
        return "slept";
    }
}

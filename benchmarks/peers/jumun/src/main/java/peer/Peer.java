package peer;

import static dev.jumun.async.Async.gather;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.Post;
import dev.jumun.Response;
import dev.jumun.ServerSentEvents;
import dev.jumun.async.Async;
import dev.jumun.async.Generator;
import dev.jumun.server.Jumun;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What every peer serves. */
@Api(title = "Peer", providers = Database.class)
public final class Peer {
    record Message(String message) {}

    record Item(long id, int limit, @Nullable String q) {}

    record Drink(
            @NotBlank @Size(max = 40) String name,
            @Min(1) @Max(100_000) int price,
            @Min(0) @Max(10) int sugar,
            boolean iced,
            @Size(max = 200) @Nullable String note) {}

    record Line(
            @NotBlank @Size(max = 20) String sku,
            @Min(1) @Max(100) int quantity,
            @Min(1) @Max(100_000) int price) {}

    record Customer(@NotBlank @Size(max = 40) String name, @Size(max = 80) String address) {}

    record Order(@Min(1) long id, Customer customer, @Size(min = 1, max = 1000) List<Line> lines) {}

    record Row(long id, String name, int price) {}

    record Event(int number) {}

    @Get("/json")
    Message json() {
        return new Message("Hello, World!");
    }

    @Get("/plaintext")
    Response plaintext() {
        return Response.text("Hello, World!");
    }

    @Get("/items/{id}")
    Item item(
            @Min(1) long id,
            @Default("20") @Min(1) @Max(100) int limit,
            @Size(max = 50) @Nullable String q) {
        return new Item(id, limit, q);
    }

    @Post("/drinks")
    Drink drink(Drink drink) {
        return drink;
    }

    @Post("/orders")
    Order order(Order order) {
        return order;
    }

    @Get("/row/{id}")
    Row row(long id, Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id, name, price FROM drink WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return row(rows);
            }
        }
    }

    @Get("/rows")
    List<Row> rows(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT id, name, price FROM drink ORDER BY id LIMIT 20");
                ResultSet rows = query.executeQuery()) {
            List<Row> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row(rows));
            }
            return all;
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(rows.getLong(1), rows.getString(2), rows.getInt(3));
    }

    @Get("/wait")
    Message await(@Default("10") @Min(0) @Max(60_000) int ms) {
        Async.sleep(Duration.ofMillis(ms));
        return new Message("waited");
    }

    @Get("/gather")
    Message together() throws Exception {
        return gather(
                Peer::part, Peer::part, Peer::part, (a, b, c) -> new Message("" + (a + b + c)));
    }

    private static int part() {
        Async.sleep(Duration.ofMillis(10));
        return 1;
    }

    @Get("/stream")
    @ServerSentEvents
    Generator<Event> stream() {
        return Generator.of(yield -> {
            for (int i = 0; i < 1000; i++) {
                yield.to(new Event(i));
            }
        });
    }

    @Get("/hog")
    Message hog() {
        long end = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return new Message("burnt");
    }

    /** Serves it. */
    public static void main(String[] args) {
        Jumun.run(Peer.class, args);
    }
}

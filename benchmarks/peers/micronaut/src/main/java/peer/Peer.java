package peer;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import reactor.core.publisher.Flux;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** Micronaut on Netty; its executor for blocking work has a virtual thread for each request. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
public class Peer {
    private final DataSource database;

    public Peer(DataSource database) {
        this.database = database;
    }

    @Get("/json")
    Models.Message json() {
        return new Models.Message("Hello, World!");
    }

    @Get(uri = "/plaintext", produces = MediaType.TEXT_PLAIN)
    String plaintext() {
        return "Hello, World!";
    }

    @Get("/items/{id}")
    Models.Item item(
            @PathVariable @Min(1) long id,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @Nullable @QueryValue @Size(max = 50) String q) {
        return new Models.Item(id, limit, q);
    }

    @Post("/drinks")
    Models.Drink drink(@Valid @Body Models.Drink drink) {
        return drink;
    }

    @Post("/orders")
    Models.Order order(@Valid @Body Models.Order order) {
        return order;
    }

    @Get("/row/{id}")
    Models.Row row(@PathVariable long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT id, name, price FROM drink WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return row(rows);
            }
        }
    }

    @Get("/rows")
    List<Models.Row> rows() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT id, name, price FROM drink ORDER BY id LIMIT 20");
                ResultSet rows = query.executeQuery()) {
            List<Models.Row> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row(rows));
            }
            return all;
        }
    }

    private static Models.Row row(ResultSet rows) throws SQLException {
        return new Models.Row(rows.getLong(1), rows.getString(2), rows.getInt(3));
    }

    @Get("/wait")
    Models.Message await(@QueryValue(defaultValue = "10") long ms) throws InterruptedException {
        Thread.sleep(ms);
        return new Models.Message("waited");
    }

    @Get("/gather")
    Models.Message gather() throws Exception {
        return new Models.Message("" + Work.gather());
    }

    @Get(uri = "/stream", produces = MediaType.TEXT_EVENT_STREAM)
    Flux<Event<Models.Event>> stream() {
        return Flux.range(0, 1000).map(i -> Event.of(new Models.Event(i)));
    }

    @Get("/hog")
    Models.Message hog() {
        Work.burn();
        return new Models.Message("burnt");
    }
}

package dev.jumun.benchmarks.scale.served;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Post;
import dev.jumun.app.App;
import dev.jumun.async.Async;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import java.time.Duration;
import java.util.List;

/** A small answer, a list that may be long, and a request that waits. */
@Api(title = "Scale")
public final class Served {
    record Message(String message) {}

    record Line(
            @NotBlank @Size(max = 20) String sku,
            @Min(1) @Max(100) int quantity,
            @Min(1) @Max(100_000) int price) {}

    record Order(
            @Min(1) long id,
            @Size(max = 100) String note,
            @Size(min = 1, max = 100_000) List<Line> lines) {}

    record Total(int lines, long price) {}

    @Get("/json")
    Message json() {
        return new Message("Hello, World!");
    }

    /** The answer is small, whatever the order: so the cost is that of what was sent. */
    @Post("/orders")
    Total order(Order order) {
        long price = 0;
        for (Line line : order.lines()) {
            price += (long) line.quantity() * line.price();
        }
        return new Total(order.lines().size(), price);
    }

    @Get("/wait")
    Message await(@Min(0) @Max(600_000) int ms) {
        Async.sleep(Duration.ofMillis(ms));
        return new Message("waited");
    }

    /** Serves on a port, with as many routes more as the second argument says. */
    public static void main(String[] arguments) throws Exception {
        ManyPathsRoutes.count(Integer.parseInt(arguments[1]));
        App app = App.of(ManyPaths.class).start();
        Server _ =
                Server.start(
                        app,
                        ServerSettings.defaults()
                                .withPort(Integer.parseInt(arguments[0]))
                                .withMaxConnections(100_000)
                                .withMaxRequests(100_000));
        Thread.currentThread().join(); // its own threads are daemons
    }
}

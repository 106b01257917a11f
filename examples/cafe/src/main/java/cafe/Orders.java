package cafe;

import static dev.jumun.async.Async.sleep;

import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Router;
import dev.jumun.Status;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What the guests order. */
@Router(
        prefix = "/orders",
        tags = {"orders"})
class Orders {
    /**
     * An order to place.
     *
     * @param drink the number of the drink
     * @param cups how many
     */
    record NewOrder(long drink, @Default("1") @Min(1) @Max(12) int cups) {}

    /**
     * An order that has been served.
     *
     * @param id its number
     * @param drink what was ordered
     * @param cups how many
     */
    record Order(long id, Cafe.Drink drink, int cups) {}

    /**
     * Takes an order and answers when it is served. A guest who waits here keeps no one else
     * waiting: a connection is taken at the first statement, when the coffee is ready. One who goes
     * away before has ordered nothing.
     *
     * @param seconds how long the barista takes
     */
    @Post("")
    @Status(201)
    Order place(NewOrder order, @Default("1") @Min(0) @Max(5) int seconds, Connection connection)
            throws SQLException {
        sleep(Duration.ofSeconds(seconds));
        Cafe.Drink drink =
                Menu.find(connection, order.drink())
                        .orElseThrow(() ->
                                new HttpException(404, "There is no drink " + order.drink() + "."));
        return new Order(Menu.order(connection, order), drink, order.cups());
    }

    /** Counts the orders so far. */
    @Get("/count")
    long count(Connection connection) throws SQLException {
        return Menu.orders(connection);
    }
}

package chain;

import chain.Receipts.Sale;
import chain.Tills.Till;

import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Put;
import dev.jumun.Request;
import dev.jumun.Router;
import dev.jumun.Status;
import dev.jumun.UseMiddleware;
import dev.jumun.jdbc.idempotency.IdempotencyKey;
import dev.jumun.jobs.Later;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** What the tills order. */
@Router(
        prefix = "/orders",
        tags = {"orders"})
class Orders {
    /** What there is. */
    enum Drink {
        ESPRESSO(250),
        GREEN_TEA(320),
        LATTE(380);

        /** The price of a cup. */
        final int cents;

        Drink(int cents) {
            this.cents = cents;
        }
    }

    /** How far an order is: it becomes ready, and never goes back. */
    enum State {
        MAKING,
        READY
    }

    /**
     * An order to place.
     *
     * @param drink what is ordered
     * @param cups how many
     */
    record NewOrder(Drink drink, @Default("1") @Min(1) @Max(12) int cups) {}

    /**
     * An order.
     *
     * @param id its number
     * @param cafe where it was placed
     * @param drink what was ordered
     * @param cups how many
     * @param cents what they cost together
     * @param state how far it is
     */
    record Order(long id, String cafe, Drink drink, int cups, int cents, State state) {}

    /** The key of a request with {@code once}. */
    @Provides
    static IdempotencyKey key(Request request) {
        return Objects.requireNonNull(request.attribute(IdempotencyKey.class));
    }

    /**
     * Places an order. The order, the use of its key, its receipt and the news for the kitchens are
     * committed together, or not at all.
     */
    @Post("")
    @Status(201)
    @UseMiddleware("once")
    Order place(
            NewOrder order,
            Till till,
            Connection connection,
            IdempotencyKey key,
            Later<Sale> writeReceipt,
            Later<Order> tellKitchens)
            throws Exception {
        Order placed = OrderTable.add(connection, till.cafe(), order);
        key.commitWith(connection);
        writeReceipt.within(connection).add(new Sale(placed.id()));
        tellKitchens.within(connection).add(placed);
        return placed;
    }

    /**
     * Shows an order.
     *
     * @param id its number
     */
    @Get("/{id}")
    Order order(long id, Connection connection) throws SQLException {
        return OrderTable.find(connection, id).orElseThrow(() -> missing(id));
    }

    /**
     * Marks an order as ready. It may be sent again: nothing changes any more.
     *
     * @param id its number
     */
    @Put("/{id}/ready")
    Order ready(long id, Till till, Connection connection, Later<Order> tellKitchens)
            throws SQLException {
        boolean changed = OrderTable.ready(connection, till.cafe(), id);
        Order order =
                OrderTable.find(connection, id)
                        .filter(each -> each.cafe().equals(till.cafe()))
                        .orElseThrow(() -> missing(id));
        if (changed) {
            tellKitchens.within(connection).add(order);
        }
        return order;
    }

    /**
     * Shows the receipt of an order, as soon as it is written.
     *
     * @param id the number of the order
     */
    @Get("/{id}/receipt")
    String receipt(long id, Connection connection) throws SQLException {
        return Receipts.find(connection, id)
                .orElseThrow(
                        () -> new HttpException(404, "There is no receipt of " + id + " yet."));
    }

    private static HttpException missing(long id) {
        return new HttpException(404, "There is no order " + id + ".");
    }
}

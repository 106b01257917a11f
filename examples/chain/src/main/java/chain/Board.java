package chain;

import chain.Orders.Order;

import dev.jumun.Router;
import dev.jumun.bus.SharedRoom;
import dev.jumun.jdbc.Transactions;
import dev.jumun.validation.Models;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketMessage;
import dev.jumun.websocket.WebSocketRoute;

import java.sql.SQLException;

/**
 * The board in the kitchens: all orders of all nodes. A board may get an order twice, and an old
 * state after a new one: what is ready stays ready.
 */
@Router
class Board {
    /** What a board gets when it may have missed something: it connects again. */
    static final String AGAIN = "again";

    /**
     * Sends what is being made now, and then all that changes. It joins first, so that nothing is
     * missed in between.
     */
    @WebSocketRoute("/board")
    void board(WebSocket socket, SharedRoom kitchens, Transactions transactions)
            throws SQLException {
        try (var _ = kitchens.join(socket)) {
            for (Order order : transactions.call(OrderTable::making)) {
                socket.send(message(order));
            }
            for (String _ : socket.texts()) {
                // a board only looks: what it sends is left out
            }
        }
    }

    static WebSocketMessage message(Order order) {
        return WebSocketMessage.utf8(Models.write(order));
    }
}

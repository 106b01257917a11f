package chain;

import chain.Orders.Order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** Receipts are written after the response, and exactly once. */
final class Receipts {
    private Receipts() {}

    /**
     * An order that was paid.
     *
     * @param order its number
     */
    record Sale(long order) {}

    /** Writes the receipt of a sale, in the transaction that also removes its job. */
    static void write(Sale sale, Connection connection) throws SQLException {
        Order order = OrderTable.find(connection, sale.order()).orElseThrow();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO receipt VALUES (?, ?)")) {
            insert.setLong(1, order.id());
            insert.setString(
                    2,
                    "Café %s, order %d: %d × %s, %.2f €"
                            .formatted(
                                    order.cafe(),
                                    order.id(),
                                    order.cups(),
                                    order.drink().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                    order.cents() / 100.0));
            insert.executeUpdate();
        }
    }

    static Optional<String> find(Connection connection, long order) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT text FROM receipt WHERE order_id = ?")) {
            query.setLong(1, order);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }
}

package chain;

import chain.Orders.Drink;
import chain.Orders.NewOrder;
import chain.Orders.Order;
import chain.Orders.State;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders, in SQL that H2 and PostgreSQL both understand. */
final class OrderTable {
    private static final String[] ID = {"id"};

    private OrderTable() {}

    static Order add(Connection connection, String cafe, NewOrder order) throws SQLException {
        int cents = order.cups() * order.drink().cents;
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO cafe_order (cafe, drink, cups, cents, business_day, state)
                        VALUES (?, ?, ?, ?, ?, 'MAKING')
                        """,
                        ID)) {
            insert.setString(1, cafe);
            insert.setString(2, order.drink().name());
            insert.setInt(3, order.cups());
            insert.setInt(4, cents);
            insert.setObject(5, Reports.today());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return new Order(
                        keys.getLong(1), cafe, order.drink(), order.cups(), cents, State.MAKING);
            }
        }
    }

    static Optional<Order> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM cafe_order WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(order(rows)) : Optional.empty();
            }
        }
    }

    /** Returns the orders that are being made, the oldest first. */
    static List<Order> making(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT * FROM cafe_order WHERE state = 'MAKING' ORDER BY id");
                ResultSet rows = query.executeQuery()) {
            List<Order> orders = new ArrayList<>();
            while (rows.next()) {
                orders.add(order(rows));
            }
            return orders;
        }
    }

    /** Returns whether an order of a café has become ready by this call. */
    static boolean ready(Connection connection, String cafe, long id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE cafe_order SET state = 'READY'
                        WHERE id = ? AND cafe = ? AND state = 'MAKING'
                        """)) {
            update.setLong(1, id);
            update.setString(2, cafe);
            return update.executeUpdate() > 0;
        }
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getLong("id"),
                row.getString("cafe"),
                Drink.valueOf(row.getString("drink")),
                row.getInt("cups"),
                row.getInt("cents"),
                State.valueOf(row.getString("state")));
    }
}

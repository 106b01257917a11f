package cafe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The menu and the orders, in SQL that H2 and PostgreSQL both understand. */
final class Menu {
    private static final String[] ID = {"id"};

    private Menu() {}

    static List<Cafe.Drink> list(Connection connection, int skip, int limit) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT id, name, price FROM drink ORDER BY price, id LIMIT ? OFFSET ?")) {
            query.setInt(1, limit);
            query.setInt(2, skip);
            List<Cafe.Drink> drinks = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    drinks.add(drink(rows));
                }
            }
            return drinks;
        }
    }

    static Optional<Cafe.Drink> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id, name, price FROM drink WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(drink(rows)) : Optional.empty();
            }
        }
    }

    static Cafe.Drink add(Connection connection, Cafe.NewDrink drink) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO drink (name, price) VALUES (?, ?)", ID)) {
            insert.setString(1, drink.name());
            insert.setBigDecimal(2, drink.price());
            return new Cafe.Drink(key(insert), drink.name(), drink.price());
        }
    }

    static boolean remove(Connection connection, long id) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM drink WHERE id = ?")) {
            delete.setLong(1, id);
            return delete.executeUpdate() > 0;
        }
    }

    static long order(Connection connection, Orders.NewOrder order) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO cafe_order (drink, cups) VALUES (?, ?)", ID)) {
            insert.setLong(1, order.drink());
            insert.setInt(2, order.cups());
            return key(insert);
        }
    }

    static long orders(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT count(*) FROM cafe_order");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long key(PreparedStatement insert) throws SQLException {
        insert.executeUpdate();
        try (ResultSet keys = insert.getGeneratedKeys()) {
            keys.next();
            return keys.getLong(1);
        }
    }

    private static Cafe.Drink drink(ResultSet row) throws SQLException {
        return new Cafe.Drink(row.getLong("id"), row.getString("name"), row.getBigDecimal("price"));
    }
}

package dev.jumun.jdbc.idempotency;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Middleware;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Put;
import dev.jumun.Request;
import dev.jumun.Response;
import dev.jumun.Scope;
import dev.jumun.Status;
import dev.jumun.UseMiddleware;
import dev.jumun.async.Generator;
import dev.jumun.async.Yield;
import dev.jumun.jdbc.Transactions;
import dev.jumun.middleware.Filter;
import dev.jumun.server.Jumun;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import javax.sql.DataSource;

/** Payments that are made once, however often they are asked for. */
@Api(title = "Payments")
class Payments {
    static final String TABLE =
            "CREATE TABLE payment (id VARCHAR(36) PRIMARY KEY, account VARCHAR(40), amount INT)";

    private static final Map<@Nullable String, String> CUSTOMERS =
            new HashMap<>(Map.of("Bearer a1", "ann", "Bearer b1", "bo"));

    record Payment(String account, int amount) {}

    record Receipt(String id, int amount) {}

    /** What else happens while a payment is made: tests decide. */
    @FunctionalInterface
    interface Terminal {
        void pay(Payment payment) throws Exception;
    }

    private final IdempotencyKeys keys;

    Payments(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Provides(Scope.APP)
    static IdempotencyKeys keys(Transactions transactions) throws SQLException {
        return IdempotencyKeys.on(transactions, Payments::customer);
    }

    /** Who has sent a request, as far as it has been verified. */
    static @Nullable String customer(Request request) {
        return CUSTOMERS.get(request.headers().first("authorization"));
    }

    @Middleware(named = true)
    Filter once() {
        return keys;
    }

    @Post("/payments")
    @Status(201)
    @UseMiddleware("once")
    Receipt pay(Payment payment, Connection connection) throws Exception {
        Receipt receipt = new Receipt(UUID.randomUUID().toString(), payment.amount());
        insert(connection, receipt, payment.account());
        return receipt;
    }

    @Provides
    static IdempotencyKey key(Request request) {
        return Objects.requireNonNull(request.attribute(IdempotencyKey.class));
    }

    @Post("/transfers")
    @Status(201)
    @UseMiddleware("once")
    Receipt transfer(Payment payment, Connection connection, IdempotencyKey key) throws Exception {
        Receipt receipt = new Receipt(UUID.randomUUID().toString(), payment.amount());
        insert(connection, receipt, payment.account());
        key.commitWith(connection); // the effect and the key, or neither of them
        return receipt;
    }

    // ---- what is only for tests

    @Provides(Scope.APP)
    static void pool(Yield<DataSource> yield) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("PAYMENTS_DATABASE"));
        config.setMaximumPoolSize(10);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            yield.to(pool);
        }
    }

    @Provides(Scope.APP)
    static Transactions transactions(DataSource pool) {
        return Transactions.of(pool);
    }

    @Provides(Scope.FUNCTION)
    static void connection(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.lend(yield);
    }

    @Provides(Scope.APP)
    static Terminal terminal() {
        return payment -> {
            if (payment.account().equals("the end")) {
                Runtime.getRuntime().halt(1);
            }
        };
    }

    /** The terminal is asked when the payment is in the transaction. */
    @Post("/terminal")
    @Status(201)
    @UseMiddleware("once")
    Response viaTerminal(Payment payment, Connection connection, Terminal terminal)
            throws Exception {
        Receipt receipt = pay(payment, connection);
        terminal.pay(payment);
        return Response.json(receipt).status(201).header("x-terminal", "1 \u00e9");
    }

    /** The terminal is asked when the payment and the use of the key have been committed. */
    @Post("/committed")
    @UseMiddleware("once")
    Receipt committed(
            Payment payment, Transactions transactions, IdempotencyKey key, Terminal terminal)
            throws Exception {
        Receipt receipt =
                transactions.call(connection -> {
                    Receipt inserted = pay(payment, connection);
                    key.commitWith(connection);
                    return inserted;
                });
        terminal.pay(payment);
        return receipt;
    }

    /** One whose transaction ends after the response. */
    record Late(Connection connection) {}

    @Provides(Scope.REQUEST)
    static void late(Transactions transactions, Yield<Late> yield) throws Exception {
        transactions.<Exception>run(connection -> yield.to(new Late(connection)));
    }

    /** The amount is the status. */
    @Post("/late")
    @UseMiddleware("once")
    Response payLate(Payment payment, Late late, IdempotencyKey key) throws Exception {
        Receipt receipt = pay(payment, late.connection());
        key.commitWith(late.connection());
        return Response.json(receipt).status(payment.amount());
    }

    /** The terminal is asked when the use of the key is in the transaction. */
    @Post("/uncommitted")
    @UseMiddleware("once")
    Receipt uncommitted(
            Payment payment, Connection connection, IdempotencyKey key, Terminal terminal)
            throws Exception {
        Receipt receipt = pay(payment, connection);
        key.commitWith(connection);
        terminal.pay(payment);
        return receipt;
    }

    /** The terminal is asked before and after the use of the key is in the transaction. */
    @Post("/held")
    @UseMiddleware("once")
    Receipt held(Payment payment, Connection connection, IdempotencyKey key, Terminal terminal)
            throws Exception {
        Receipt receipt = pay(payment, connection);
        terminal.pay(payment);
        key.commitWith(connection);
        terminal.pay(payment);
        return receipt;
    }

    /** Its connection has no transaction. */
    @Post("/careless")
    @UseMiddleware("once")
    void careless(Payment payment, DataSource pool, IdempotencyKey key) throws Exception {
        try (Connection connection = pool.getConnection()) {
            key.commitWith(connection);
        }
        throw new IllegalStateException("No payment of " + payment.amount());
    }

    @Middleware(named = true)
    Filter again() {
        return keys;
    }

    @Post("/twice")
    @UseMiddleware({"once", "again"})
    Receipt twice(Payment payment, Connection connection) throws Exception {
        return pay(payment, connection);
    }

    @Put("/payments")
    @UseMiddleware("once")
    Receipt put(Payment payment, Connection connection) throws Exception {
        return pay(payment, connection);
    }

    @Get("/payments")
    @UseMiddleware("once")
    long count(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM payment");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Post("/stream")
    @UseMiddleware("once")
    Generator<Integer> stream(Payment payment, Transactions transactions) throws Exception {
        transactions.run(connection -> pay(payment, connection));
        return Generator.of(yield -> yield.to(payment.amount()));
    }

    @Post("/large")
    @UseMiddleware("once")
    String large(Payment payment, Connection connection) throws Exception {
        pay(payment, connection);
        return "x".repeat(payment.amount());
    }

    /** Refuses with the amount as the status; a success has an effect. */
    @Post("/refusals")
    @UseMiddleware("once")
    void refuse(Payment payment, Connection connection, Terminal terminal) throws Exception {
        pay(payment, connection);
        terminal.pay(payment);
        throw new HttpException(payment.amount());
    }

    private static void insert(Connection connection, Receipt receipt, String account)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO payment VALUES (?, ?, ?)")) {
            insert.setString(1, receipt.id());
            insert.setString(2, account);
            insert.setInt(3, receipt.amount());
            insert.executeUpdate();
        }
    }

    public static void main(String[] arguments) {
        Jumun.run(Payments.class, arguments);
    }
}

package dev.jumun.jobs;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.Status;
import dev.jumun.async.Yield;
import dev.jumun.jdbc.Transactions;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Positive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

/** What the chapter on jobs shows. */
@Api(title = "Shop")
class Shop {
    record Order(@Positive int number, @Email String customer) {}

    record Mail(@Email String to, String subject) {}

    record Booking(int order, int points) {}

    @Task(retries = 8, timeout = "30s")
    void sendMail(Mail mail, Job job, Mailer mailer) throws Exception {
        mailer.send(mail, job.key());
    }

    @Task(once = true)
    void bookPoints(Booking booking, Connection connection) throws SQLException {
        book(connection, booking);
    }

    @Every("5m")
    void sweep(Connection connection) throws SQLException {
        removeEmptyBookings(connection);
    }

    @Cron(value = "0 3 * * *", zone = "Asia/Seoul")
    void report(Connection connection) throws SQLException {
        System.out.println(countOrders(connection) + " orders");
    }

    @Provides(Scope.APP)
    static void jobs(DataSource pool, Yield<Jobs> yield) throws Exception {
        Jobs.on(pool).lend(yield);
    }

    @Post("/orders")
    @Status(201)
    Order order(Order order, Connection connection, Later<Mail> sendMail, Later<Booking> bookPoints)
            throws SQLException {
        insert(connection, order);
        sendMail.within(connection).add(new Mail(order.customer(), "Order " + order.number()));
        bookPoints.within(connection).add(new Booking(order.number(), 10));
        return order;
    }

    @Post("/reminders")
    @Status(202)
    void remind(Mail mail, Later<Mail> sendMail) throws SQLException {
        sendMail.in(Duration.ofHours(24)).key("reminder of " + mail.to()).add(mail);
    }

    @Post("/newsletters")
    @Status(202)
    void newsletter(List<Mail> mails, Later<Mail> sendMail) throws SQLException {
        sendMail.addAll(mails);
    }

    @Get("/dead-jobs")
    List<String> deadJobs(Jobs jobs) throws SQLException {
        return jobs.dead(100).stream().map(dead -> dead.name() + " " + dead.key()).toList();
    }

    @Post("/dead-jobs/revive")
    void revive(Jobs jobs) throws SQLException {
        for (DeadJob dead : jobs.dead(100)) {
            jobs.revive(dead);
        }
    }

    /** Sends mails. */
    @FunctionalInterface
    interface Mailer {
        /**
         * Sends a mail.
         *
         * @param idempotencyKey by which the service recognizes one that it has already
         */
        void send(Mail mail, String idempotencyKey) throws Exception;
    }

    @Provides(Scope.APP)
    static Mailer mailer() {
        return (mail, _) -> System.out.println("To " + mail.to() + ": " + mail.subject());
    }

    @Provides(Scope.APP)
    static void pool(Yield<DataSource> yield) throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
            create(pool);
            yield.to(pool);
        }
    }

    static void create(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS purchase (number INT, customer TEXT)");
            statement.execute("CREATE TABLE IF NOT EXISTS booking (number INT, points INT)");
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

    private static void insert(Connection connection, Order order) throws SQLException {
        execute(
                connection,
                "INSERT INTO purchase VALUES (?, ?)",
                List.of(order.number(), order.customer()));
    }

    private static void book(Connection connection, Booking booking) throws SQLException {
        execute(
                connection,
                "INSERT INTO booking VALUES (?, ?)",
                List.of(booking.order(), booking.points()));
    }

    private static void execute(Connection connection, String sql, Collection<?> values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object value : values) {
                statement.setObject(index++, value);
            }
            statement.executeUpdate();
        }
    }

    private static void removeEmptyBookings(Connection connection) throws SQLException {
        execute(connection, "DELETE FROM booking WHERE points = ?", List.of(0));
    }

    private static long countOrders(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM purchase")) {
            count.next();
            return count.getLong(1);
        }
    }
}

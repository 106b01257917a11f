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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

/** What the chapter on jobs shows. */
@Api(
        title = "Shop",
        models = {Shop.Mail.class, Shop.Booking.class})
class Shop {
    record Order(@Positive int number, @Email String customer) {}

    record Mail(@Email String to, String subject) {}

    record Booking(int order, int points) {}

    static final JobType<Mail> SEND_MAIL =
            JobType.of("sendMail", Mail.class).retries(8).timeout(Duration.ofSeconds(30));

    static final JobType<Booking> BOOK_POINTS = JobType.of("bookPoints", Booking.class);

    @Provides(Scope.APP)
    static void jobs(DataSource pool, Mailer mailer, Yield<Jobs> yield) throws Exception {
        Jobs.on(pool)
                .handle(SEND_MAIL, (mail, job) -> mailer.send(mail, job.key()))
                .handleOnce(BOOK_POINTS, (booking, connection) -> book(connection, booking))
                .every("sweep", Duration.ofMinutes(5), () -> sweep(pool))
                .cron("report", "0 3 * * *", ZoneId.of("Asia/Seoul"), () -> report(pool))
                .lend(yield);
    }

    @Provides(Scope.APP)
    static Later<Mail> sendMail(Jobs jobs) {
        return jobs.later(SEND_MAIL);
    }

    @Provides(Scope.APP)
    static Later<Booking> bookPoints(Jobs jobs) {
        return jobs.later(BOOK_POINTS);
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

    private static void sweep(DataSource pool) throws SQLException {
        Await.execute(pool, "DELETE FROM booking WHERE points = 0");
    }

    private static void report(DataSource pool) throws SQLException {
        System.out.println(Await.number(pool, "SELECT COUNT(*) FROM purchase") + " orders");
    }
}

package dev.jumun.jobs;

import dev.jumun.Api;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.Status;
import dev.jumun.async.Yield;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jobs.Shop.Booking;
import dev.jumun.jobs.Shop.Mail;
import dev.jumun.jobs.Shop.Mailer;

import org.h2.jdbcx.JdbcDataSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;

import javax.sql.DataSource;

/** The jobs of the chapter, declared in code. */
@Api(
        title = "Shop",
        models = {Shop.Mail.class, Shop.Booking.class})
class ShopInCode {
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
    static DataSource pool() {
        JdbcDataSource pool = new JdbcDataSource();
        pool.setURL("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
        return pool;
    }

    @Provides(Scope.APP)
    static Mailer mailer() {
        return Shop.mailer();
    }

    @Post("/mails")
    @Status(202)
    void send(Mail mail, Later<Mail> sendMail) throws SQLException {
        sendMail.add(mail);
    }

    private static void book(Connection connection, Booking booking) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO booking VALUES (?, ?)")) {
            insert.setInt(1, booking.order());
            insert.setInt(2, booking.points());
            insert.executeUpdate();
        }
    }

    private static void sweep(DataSource pool) throws SQLException {
        Await.execute(pool, "DELETE FROM booking WHERE points = 0");
    }

    private static void report(DataSource pool) throws SQLException {
        long orders =
                Transactions.of(pool)
                        .call(connection -> {
                            try (var statement = connection.createStatement();
                                    var rows =
                                            statement.executeQuery(
                                                    "SELECT COUNT(*) FROM purchase")) {
                                rows.next();
                                return rows.getLong(1);
                            }
                        });
        System.out.println(orders + " orders");
    }
}

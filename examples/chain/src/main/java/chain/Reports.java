package chain;

import dev.jumun.Get;
import dev.jumun.Router;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What each café has sold on each day. */
@Router(
        prefix = "/reports",
        tags = {"reports"})
class Reports {
    /** Where the cafés are. */
    static final String ZONE_NAME = "Asia/Seoul";

    private static final ZoneId ZONE = ZoneId.of(ZONE_NAME);

    /**
     * The sales of a café on a day.
     *
     * @param day the day, where the café is
     * @param cafe its name
     * @param orders how many orders there were
     * @param cents what they cost together
     */
    record Report(LocalDate day, String cafe, long orders, long cents) {}

    static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    /** Writes the missing reports: those of the days before this one. */
    static void write(Connection connection, LocalDate before) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO report
                        SELECT business_day, cafe, count(*), sum(cents) FROM cafe_order
                        WHERE business_day < ?
                            AND business_day NOT IN (SELECT business_day FROM report)
                        GROUP BY business_day, cafe
                        """)) {
            insert.setObject(1, before);
            insert.executeUpdate();
        }
    }

    /** Lists the reports, the newest first. */
    @Get("")
    List<Report> reports(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT * FROM report
                                ORDER BY business_day DESC, cafe FETCH FIRST 100 ROWS ONLY
                                """);
                ResultSet rows = query.executeQuery()) {
            List<Report> reports = new ArrayList<>();
            while (rows.next()) {
                reports.add(
                        new Report(
                                rows.getObject(1, LocalDate.class),
                                rows.getString(2),
                                rows.getLong(3),
                                rows.getLong(4)));
            }
            return reports;
        }
    }
}

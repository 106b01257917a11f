package dev.jumun.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.jdbc.OwnDatabase;
import dev.jumun.jdbc.Transactions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Rows that have ended. */
@Timeout(60)
class OwnTableTest {
    @Test
    void moreThanOneSweepDeletesComeOneAfterTheOther() throws Exception {
        try (OwnDatabase database = OwnDatabase.h2()) {
            OwnTable table =
                    OwnTable.open(
                            Transactions.of(database.pool()),
                            "things",
                            List.of(
                                    "CREATE TABLE things (id INT PRIMARY KEY, ends TIMESTAMP WITH"
                                            + " TIME ZONE)"));
            database.execute(
                    "INSERT INTO things SELECT x, CURRENT_TIMESTAMP FROM SYSTEM_RANGE(1, 2500)");
            long now = System.nanoTime();
            table.sweepIfDue(now);
            assertThat(database.number("SELECT count(*) FROM things")).isEqualTo(2_500);
            long due = now + TimeUnit.MINUTES.toNanos(1);
            table.sweepIfDue(due);
            assertThat(database.number("SELECT count(*) FROM things")).isBetween(1_500L, 2_000L);
            for (int i = 0; i < 3; i++) {
                table.sweepIfDue(due);
            }
            assertThat(database.number("SELECT count(*) FROM things")).isZero();
            database.execute("INSERT INTO things VALUES (1, CURRENT_TIMESTAMP)");
            table.sweepIfDue(due);
            assertThat(database.number("SELECT count(*) FROM things")).isEqualTo(1);
        }
    }
}

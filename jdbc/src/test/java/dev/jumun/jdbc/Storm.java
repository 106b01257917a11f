package dev.jumun.jdbc;

import static dev.jumun.async.Async.gather;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Timeout;
import dev.jumun.async.Async;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What takes long and is cut off: in the database, and, for comparison, without it. */
@Api(providers = Bank.class)
class Storm {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** What others ask for meanwhile. */
    @Get("/short")
    String brief(Connection connection) throws SQLException {
        Acts.execute(connection, "SELECT 1");
        return "short";
    }

    /** How many sleep without the database now. */
    static final AtomicInteger ASLEEP = new AtomicInteger();

    private static String sleep(boolean calm, Transactions transactions) throws SQLException {
        if (calm) {
            ASLEEP.incrementAndGet();
            try {
                Async.sleep(LONG);
            } finally {
                ASLEEP.decrementAndGet();
            }
        } else {
            transactions.run(connection -> Acts.execute(connection, "SELECT pg_sleep(20)"));
        }
        return "slept";
    }

    @Get("/sleep")
    String sleeps(@Default("false") boolean calm, Transactions transactions) throws SQLException {
        return sleep(calm, transactions);
    }

    @Get("/hurried")
    @Timeout("30ms")
    String hurried(@Default("false") boolean calm, Transactions transactions) throws SQLException {
        return sleep(calm, transactions);
    }

    @Get("/sibling")
    String sibling(@Default("false") boolean calm, Transactions transactions) {
        return gather(
                () -> sleep(calm, transactions),
                () -> {
                    Async.sleep(Duration.ofMillis(30));
                    throw new HttpException(418, "The sibling fails.");
                },
                (slept, never) -> slept);
    }
}

package chain;

import chain.Orders.Order;
import chain.Receipts.Sale;

import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.bus.Bus;
import dev.jumun.bus.SharedRoom;
import dev.jumun.jobs.Cron;
import dev.jumun.jobs.Jobs;
import dev.jumun.jobs.Task;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** What happens after a response, on any node. */
final class Background {
    private Background() {}

    @Provides(Scope.APP)
    static SharedRoom kitchens(Bus bus) {
        return SharedRoom.of(bus, "kitchens", here -> here.sendText(Board.AGAIN));
    }

    /** Keeps the tasks in the database, which all nodes share. */
    @Provides(Scope.APP)
    static void jobs(DataSource pool, Yield<Jobs> yield) throws Exception {
        Jobs.on(pool)
                .atOnce(6) // of the connections of the pool, so that requests have the others
                .lend(yield);
    }

    @Task(once = true, timeout = "10s")
    static void writeReceipt(Sale sale, Connection connection) throws SQLException {
        Receipts.write(sale, connection);
    }

    /**
     * A task, and not a call after the commit: if the node ended in between, the kitchens would not
     * know of an order.
     */
    @Task(timeout = "10s")
    static void tellKitchens(Order order, SharedRoom kitchens) {
        kitchens.send(Board.message(order));
    }

    @Cron(value = "0 3 * * *", zone = Reports.ZONE_NAME)
    static void report(Connection connection) throws SQLException {
        Reports.write(connection, Reports.today());
    }
}

package chain;

import dev.jumun.Api;
import dev.jumun.Middleware;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.StaticFiles;
import dev.jumun.app.Readiness;
import dev.jumun.bus.Bus;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.idempotency.IdempotencyKeys;
import dev.jumun.middleware.Filter;
import dev.jumun.server.Jumun;

import java.io.IOException;
import java.sql.SQLException;

/** Orders of several cafés, the board in their kitchens, receipts, and a report each night. */
@Api(
        title = "Chain of cafés",
        version = "1.0",
        routers = {Orders.class, Board.class, Reports.class},
        providers = {Database.class, Tills.class, Background.class})
@StaticFiles(path = "/", directory = "classpath:board", html = true)
public class Chain {
    private final IdempotencyKeys keys;

    Chain(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /** A key belongs to the café whose till has sent it. */
    @Provides(Scope.APP)
    static IdempotencyKeys keys(Transactions transactions, Tills tills) throws SQLException {
        return IdempotencyKeys.on(transactions, tills::cafe);
    }

    /** A till that got no response sends its order again, to any node: it is placed once. */
    @Middleware(named = true)
    Filter once() {
        return keys;
    }

    /**
     * A node whose bus is away still takes orders. The database is not checked: all nodes share it,
     * and none of them would be left.
     */
    @Provides(Scope.APP)
    static Readiness readiness(Bus bus) {
        return Readiness.of()
                .degraded(
                        "bus",
                        () -> {
                            if (!bus.isConnected()) {
                                throw new IOException("The bus is away.");
                            }
                        });
    }

    /** Opens a node. */
    public static void main(String[] arguments) {
        Jumun.run(Chain.class, arguments);
    }
}

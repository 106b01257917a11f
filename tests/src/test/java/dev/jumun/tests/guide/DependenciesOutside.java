package dev.jumun.tests.guide;

import dev.jumun.*;
import dev.jumun.app.App;
import dev.jumun.async.Yield;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

// The examples of docs/dependencies.md that have no request, or run side by side.
@Api(title = "Guide", naming = Naming.SNAKE_CASE)
class DependenciesOutside {
    record Database(Map<String, Integer> sales, List<String> log) {}

    record Connection(Database database) {}

    record Ledger(Connection connection) {
        int total() {
            return connection.database().sales().values().stream().mapToInt(n -> n).sum();
        }
    }

    @Provides(Scope.APP)
    static Database database() {
        return new Database(
                new ConcurrentHashMap<>(Map.of("tea", 3, "coffee", 4)), new ArrayList<>());
    }

    @Provides
    static void connection(Database database, Yield<Connection> yield) throws Exception {
        database.log().add("begin");
        try {
            yield.to(new Connection(database));
            database.log().add("commit");
        } catch (Throwable failure) {
            database.log().add("rollback");
            throw failure;
        }
    }

    @Provides
    static Ledger ledger(Connection connection) {
        return new Ledger(connection);
    }

    @Get("/total")
    Object total(Ledger ledger) {
        return ledger.total();
    }

    static final class NightlyJob {
        private NightlyJob() {}

        static void run(App app) throws Exception {
            app.with(Connection.class, connection -> connection.database().sales().clear());
        }
    }

    static final class Report {
        private Report() {}

        public static void main(String[] arguments) throws Exception {
            try (App app = App.of(DependenciesOutside.class).start()) {
                System.out.println(app.call(Ledger.class, Ledger::total));
            }
        }
    }

    record Weather(String place) {}

    record News(int count) {}

    @Provides(parallel = true)
    static Weather weather(@Default("Seoul") String place) {
        return new Weather(place); // asks a slow service
    }

    @Provides(parallel = true)
    static News news() {
        return new News(3); // asks another one meanwhile
    }

    @Get("/morning")
    Object morning(Weather weather, News news) {
        return List.of(weather.place(), news.count());
    }
}

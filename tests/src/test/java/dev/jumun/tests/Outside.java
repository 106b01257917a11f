package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.async.Async;
import dev.jumun.async.Cancelled;
import dev.jumun.async.Yield;
import dev.jumun.security.HttpBearer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;

/** What is provided without a request, and side by side. */
@Api(title = "Outside")
class Outside {
    static final List<String> LOG = new CopyOnWriteArrayList<>();
    static volatile CyclicBarrier both = new CyclicBarrier(2);

    record Pool(String name) {}

    record Connection(Pool pool) {}

    record Transaction(Connection connection) {}

    record Repository(Transaction transaction, Connection connection) {}

    record Page(int skip) {}

    record Visitor(String token) {}

    record OfVisitor(Visitor visitor) {}

    @Qualifier
    @interface Second {}

    private static <T> void lend(String name, T value, Yield<T> yield) throws Exception {
        LOG.add(name + " up");
        try {
            yield.to(value);
        } catch (Throwable failure) {
            LOG.add(name + " saw " + failure.getMessage());
            throw failure;
        } finally {
            LOG.add(name + " down");
        }
    }

    @Provides(Scope.APP)
    static void pool(Yield<Pool> yield) throws Exception {
        lend("pool", new Pool("pool"), yield);
    }

    @Provides
    static void connection(Pool pool, BackgroundTasks tasks, Yield<Connection> yield)
            throws Exception {
        tasks.add(() -> LOG.add("task"));
        lend("connection", new Connection(pool), yield);
    }

    @Provides
    @Second
    static Connection second() {
        return new Connection(new Pool("second"));
    }

    @Provides(Scope.FUNCTION)
    static void transaction(Connection connection, Yield<Transaction> yield) throws Exception {
        lend("transaction", new Transaction(connection), yield);
    }

    /** Nobody in this API takes it: it is there for those outside. */
    @Provides
    static Repository repository(Connection connection, Transaction transaction) {
        return new Repository(transaction, connection);
    }

    @Provides
    record Page2(int skip) {}

    @Provides
    static Page page(int skip) {
        return new Page(skip);
    }

    @Provides
    static Visitor visitor(@HttpBearer String token) {
        return new Visitor(token);
    }

    @Provides
    static OfVisitor ofVisitor(Visitor visitor) {
        return new OfVisitor(visitor);
    }

    @Get("/")
    Object all(OfVisitor visitor, Page page, Page2 page2) {
        return "never asked";
    }

    record One(String value) {}

    record Two(String value) {}

    record Three(String value) {}

    @Provides(parallel = true)
    static One one(@Default("one") @Query String first, Connection connection) throws Exception {
        meet("one", first);
        return new One(first);
    }

    @Provides(parallel = true)
    static Two two(@Default("2") @Query int second) throws Exception {
        meet("two", "");
        return new Two("" + second);
    }

    /** It needs one of the others, and comes after it. */
    @Provides(parallel = true)
    static Three three(One one) {
        LOG.add("three");
        return new Three(one.value() + " and more");
    }

    /** Nobody gets past this alone. */
    private static void meet(String name, String value) throws Exception {
        try {
            if (value.equals("fails")) {
                throw new HttpException(418, name + " failed");
            }
            both.await();
            if (value.equals("fails later")) {
                throw new HttpException(418, name + " failed later");
            }
            if (!value.isEmpty() || !LOG.contains("wait")) {
                return;
            }
            Async.sleep(Duration.ofHours(1));
        } catch (Cancelled cancelled) {
            LOG.add(name + " cancelled");
            throw cancelled;
        }
    }

    @Get("/together")
    Object together(Connection connection, One one, Three three, Two two) {
        return List.of(one.value(), two.value(), three.value());
    }
}

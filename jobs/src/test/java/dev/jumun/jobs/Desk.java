package dev.jumun.jobs;

import dev.jumun.Api;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Router;
import dev.jumun.Scope;
import dev.jumun.Status;
import dev.jumun.async.TaskInfo;
import dev.jumun.async.TaskTree;
import dev.jumun.async.Yield;
import dev.jumun.jobs.Parcels.Parcel;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Tasks without Jobs: they run in the process. */
@Api(title = "Desk", routers = Desk.Errands.class, providers = Desk.Static.class)
class Desk {
    /** What happens, in its order. Tests give their own. */
    static final class Trail {
        private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();

        void add(String step) {
            steps.add(step);
        }

        /** The next step; waits for it. */
        String next() throws InterruptedException {
            String step = steps.poll(2, TimeUnit.MINUTES);
            if (step == null) {
                throw new AssertionError("waited in vain\n" + TaskTree.now().toText());
            }
            return step;
        }

        List<String> now() {
            return List.copyOf(steps);
        }
    }

    /** What tasks borrow. */
    record Ledger(Trail trail) {}

    private final Trail trail;

    Desk(Trail trail, Later<Parcel> pack) throws SQLException {
        this.trail = trail;
        pack.add(new Parcel("of the start", 0));
    }

    @Provides(Scope.APP)
    static Trail trail() {
        return new Trail();
    }

    @Provides(Scope.FUNCTION)
    static void ledger(Trail trail, Yield<Ledger> yield) throws Exception {
        trail.add("opened");
        try {
            yield.to(new Ledger(trail));
            trail.add("kept");
        } catch (Exception e) {
            trail.add("rolled back");
            throw e;
        }
    }

    @Task
    void pack(Parcel parcel, Job job) {
        trail.add("pack %s %s %d".formatted(parcel.id(), job.name(), job.attempt()));
    }

    @Task(name = "book entry", retries = 2, backOff = "0s", longestBackOff = "0s")
    void book(Parcel parcel, Ledger ledger, Job job) throws IOException {
        ledger.trail().add("book " + job.attempt());
        if (parcel.millis() >= job.attempt()) {
            throw new IOException("attempt " + job.attempt());
        }
    }

    @Task(timeout = "1ms", retries = 0)
    void dawdle(Parcel parcel) throws InterruptedException {
        trail.add("begun " + parcel.id());
        new CountDownLatch(1).await();
    }

    /** A task that waits for nothing but the end of the application. */
    @Task
    void hold(Parcel parcel) throws InterruptedException {
        trail.add("held " + named("job hold ", TaskTree.now().roots()));
        new CountDownLatch(1).await();
    }

    private static long named(String prefix, List<TaskInfo> tasks) {
        return tasks.stream()
                .mapToLong(task ->
                        (task.name().startsWith(prefix) ? 1 : 0) + named(prefix, task.children()))
                .sum();
    }

    /** Tasks of a router. */
    @Router
    static class Errands {
        private final Trail trail;

        Errands(Trail trail) {
            this.trail = trail;
        }

        @Task
        void errand(Parcel parcel, Later<Parcel> pack) throws SQLException {
            trail.add("errand");
            pack.add(parcel);
        }
    }

    /** Tasks of a class of which there is no instance. */
    static final class Static {
        private Static() {}

        @Task
        static void stamp(Parcel parcel, Trail trail) {
            trail.add("stamp " + parcel.id());
        }
    }

    /** All that adds jobs. */
    record Tasks(
            Later<Parcel> pack,
            Later<Parcel> book,
            Later<Parcel> dawdle,
            Later<Parcel> hold,
            Later<Parcel> errand,
            Later<Parcel> stamp) {
        Later<Parcel> named(String name) {
            return switch (name) {
                case "pack" -> pack;
                case "book" -> book;
                case "dawdle" -> dawdle;
                case "hold" -> hold;
                case "errand" -> errand;
                case "stamp" -> stamp;
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    /** A provider takes them as a handler does. */
    @Provides
    static Tasks tasks(
            Later<Parcel> pack,
            Later<Parcel> book,
            Later<Parcel> dawdle,
            Later<Parcel> hold,
            Later<Parcel> errand,
            Later<Parcel> stamp) {
        return new Tasks(pack, book, dawdle, hold, errand, stamp);
    }

    @Post("/add/{task}")
    @Status(202)
    boolean add(String task, Parcel parcel, Tasks tasks) throws SQLException {
        boolean added = tasks.named(task).add(parcel);
        trail.add("answered");
        return added;
    }

    @Post("/add-and-fail")
    void fail(Parcel parcel, Later<Parcel> stamp) throws SQLException {
        stamp.add(parcel);
        trail.add("fails");
        throw new HttpException(409, "It shall fail.");
    }

    @Post("/keyed")
    List<Boolean> keyed(Parcel parcel, Later<Parcel> stamp) throws SQLException {
        return List.of(stamp.key("k").add(parcel), stamp.key("k").add(parcel));
    }

    @Post("/later")
    void later(Parcel parcel, Later<Parcel> stamp) throws SQLException {
        stamp.in(Duration.ofMillis(parcel.millis())).add(parcel);
        trail.add("answered");
    }

    /** A connection that is never used. */
    static final class Unopened {
        static final Connection CONNECTION =
                (Connection)
                        java.lang.reflect.Proxy.newProxyInstance(
                                Unopened.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (_, _, _) -> {
                                    throw new AssertionError();
                                });

        private Unopened() {}
    }
}

package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.async.Generator;
import dev.jumun.async.Yield;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What FastAPI's documentation and its behaviour say of dependencies that lend, and of tasks. */
@Api(title = "Scenarios", routers = Scenarios.Inside.class)
@Requires("ofApi")
class Scenarios {
    static final List<String> LOG = new CopyOnWriteArrayList<>();

    record A(String name) {}

    record B(A a) {}

    record Function(String name) {}

    record Other(String name) {}

    record Uncached(int number) {}

    record Bound(int number) {}

    static class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private static <T> void lend(String name, T value, Yield<T> yield) throws Exception {
        LOG.add(name + " up");
        try {
            yield.to(value);
        } catch (Throwable failure) {
            LOG.add(name + " saw " + failure.getClass().getSimpleName());
            throw failure;
        } finally {
            LOG.add(name + " down");
        }
    }

    @Provides
    static void ofApi() {
        LOG.add("api");
    }

    @Provides
    static void ofRouter() {
        LOG.add("router");
    }

    @Provides
    static void ofRoute() {
        LOG.add("route");
    }

    @Provides
    static void a(Yield<A> yield) throws Exception {
        lend("a", new A("a"), yield);
    }

    @Provides
    static void b(A a, Yield<B> yield) throws Exception {
        lend("b", new B(a), yield);
    }

    @Provides(Scope.FUNCTION)
    static void function(@Default("false") boolean fail, Yield<Function> yield) throws Exception {
        lend("function", new Function("f"), yield);
        if (fail) {
            throw new HttpException(503, "the commit failed");
        }
    }

    @Provides
    static void replacing(Yield<Other> yield) throws Exception {
        try {
            yield.to(new Other("other"));
        } catch (Refused refused) {
            throw new HttpException(409, "replaced: " + refused.getMessage());
        }
    }

    private static int calls;

    @Provides(cached = false)
    static Uncached uncached() {
        return new Uncached(++calls);
    }

    @Provides
    static Bound bound(int number) {
        LOG.add("bound");
        return new Bound(number);
    }

    @ExceptionHandler
    Response refused(Refused refused) {
        LOG.add("handler of exceptions");
        return Response.json(java.util.Map.of("refused", "" + refused.getMessage())).status(418);
    }

    @Router(prefix = "/inside")
    @Requires("ofRouter")
    static class Inside {
        @Get("/order")
        @Requires("ofRoute")
        Object order(B b, A a) {
            LOG.add("endpoint");
            return b.a() == a;
        }
    }

    @Get("/scopes")
    @SuppressWarnings("JUMUN-DEP-14") // no task uses it
    Object scopes(A a, Function function, BackgroundTasks tasks) {
        tasks.add(() -> LOG.add("task"));
        LOG.add("endpoint");
        return "done";
    }

    @Get("/stream")
    @SuppressWarnings("JUMUN-DEP-13") // the stream does not use it
    Generator<Integer> stream(A a, Function function) {
        return Generator.of(yield -> {
            LOG.add("first item");
            yield.to(1);
            LOG.add("after the first item");
        });
    }

    @Get("/raises")
    Object raises(B b, BackgroundTasks tasks) {
        tasks.add(() -> LOG.add("task"));
        throw new Refused("by the endpoint");
    }

    @Get("/replaced")
    Object replaced(A a, Other other) {
        throw new Refused("by the endpoint");
    }

    record Swallowed(String name) {}

    @Provides
    static void swallowing(Yield<Swallowed> yield) {
        try {
            yield.to(new Swallowed("s"));
        } catch (Exception swallowed) {
            LOG.add("swallowed");
        }
    }

    @Get("/swallowed")
    Object swallowed(Swallowed value) {
        throw new Refused("by the endpoint");
    }

    record Late(String name) {}

    @Provides
    static void late(BackgroundTasks tasks, Yield<Late> yield) throws Exception {
        yield.to(new Late("late"));
        LOG.add("late down");
        tasks.add(() -> LOG.add("task of the tear-down"));
    }

    @Get("/late")
    Object late(Late late) {
        return late.name();
    }

    record Failing(String name) {}

    @Provides
    static void failing(Yield<Failing> yield) throws Exception {
        yield.to(new Failing("failing"));
        throw new Refused("at the tear-down");
    }

    @Get("/fails-after")
    Object failsAfter(A a, Failing failing) {
        return "sent already";
    }

    record NeverUp(String name) {}

    @Provides
    static NeverUp neverUp(@Default("true") boolean fail) {
        if (fail) {
            throw new Refused("at the set-up");
        }
        return new NeverUp("up");
    }

    @Get("/fails-before")
    Object failsBefore(A a, NeverUp never, B b) {
        LOG.add("endpoint");
        return "never";
    }

    @Get("/invalid")
    Object invalid(A a, Bound bound, int other, Function function) {
        LOG.add("endpoint");
        return "never";
    }

    @Post("/body")
    Object body(A a, @Body Object body) {
        LOG.add("endpoint");
        return body;
    }

    @Get("/uncached")
    Object uncached(Uncached one, Uncached two) {
        return two.number() - one.number();
    }

    @Get("/empty")
    @Status(204)
    void empty(BackgroundTasks tasks) {
        tasks.add(() -> LOG.add("task"));
    }

    @Get("/by-hand")
    Response byHand(BackgroundTasks tasks) {
        tasks.add(() -> LOG.add("task"));
        return Response.text("by hand");
    }

    @Get("/failing-task")
    Object failingTask(A a, BackgroundTasks tasks) {
        tasks.add(() -> LOG.add("one"));
        tasks.add(() -> {
            throw new Refused("in a task");
        });
        tasks.add(() -> LOG.add("three"));
        return "sent";
    }
}

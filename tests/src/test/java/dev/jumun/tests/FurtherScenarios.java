package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.async.Generator;
import dev.jumun.async.Yield;
import dev.jumun.middleware.Filter;
import dev.jumun.security.OAuth2PasswordBearer;
import dev.jumun.security.OAuth2Scope;
import dev.jumun.security.Scopes;
import dev.jumun.security.SecurityScopes;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The scenarios that need middleware, streams that break, threads, scopes of security, sockets. */
@Api(title = "Further scenarios")
class FurtherScenarios {
    static final List<String> LOG = new CopyOnWriteArrayList<>();
    private static final ThreadLocal<String> SEEN = ThreadLocal.withInitial(() -> "nothing");

    record A(String name) {}

    record B(String name) {}

    record OfThread(String name) {}

    static class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static class Replaced extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Provides
    static void a(BackgroundTasks tasks, Yield<A> yield) throws Exception {
        tasks.add(() -> LOG.add("task of a"));
        LOG.add("a up");
        try {
            yield.to(new A("a"));
        } catch (Throwable failure) {
            LOG.add("a saw " + failure.getClass().getSimpleName());
            throw failure;
        } finally {
            LOG.add("a down");
        }
    }

    @Provides(Scope.FUNCTION)
    static void b(BackgroundTasks tasks, Yield<B> yield) throws Exception {
        tasks.add(() -> LOG.add("task of b"));
        yield.to(new B("b"));
        LOG.add("b down");
    }

    @Middleware(named = true)
    Filter around() {
        return (exchange, next) -> {
            LOG.add("filter before");
            next.handle(exchange);
            LOG.add("filter after");
        };
    }

    @Middleware(named = true)
    Response beside(Request request, Next next) throws InterruptedException {
        LOG.add("middleware before");
        Response answer = next.call();
        LOG.add("middleware after");
        return answer;
    }

    @Get("/tasks")
    @SuppressWarnings("JUMUN-DEP-14") // no task uses it
    Object tasks(A a, B b, BackgroundTasks tasks) {
        tasks.add(() -> LOG.add("task of the endpoint"));
        return a.name() + b.name();
    }

    @Get("/tasks/by-hand")
    Response tasksByHand(A a, BackgroundTasks tasks) {
        tasks.add(() -> LOG.add("task of the endpoint"));
        return Response.text(a.name());
    }

    @Get("/filtered")
    @UseMiddleware("around")
    Object filtered(A a) {
        LOG.add("endpoint");
        return a.name();
    }

    @Get("/beside")
    @UseMiddleware("beside")
    Object beside(A a, B b) {
        LOG.add("endpoint");
        return a.name() + b.name();
    }

    @Provides
    static void threads(Yield<OfThread> yield) throws Exception {
        SEEN.set("set by the provider");
        try {
            yield.to(new OfThread(Thread.currentThread().toString()));
            LOG.add("at the tear-down: " + SEEN.get());
            LOG.add("by " + Thread.currentThread());
        } finally {
            SEEN.remove();
        }
    }

    @Get("/threads")
    Object threads(OfThread thread, BackgroundTasks tasks) {
        LOG.add("in the endpoint: " + SEEN.get());
        LOG.add("by " + Thread.currentThread());
        tasks.add(() -> LOG.add("by " + Thread.currentThread()));
        return thread.name();
    }

    @Get("/broken-stream")
    @SuppressWarnings("JUMUN-DEP-13") // that is the scenario
    Generator<Integer> brokenStream(A a, B b) {
        return Generator.of(yield -> {
            yield.to(1);
            throw new Refused();
        });
    }

    record Odd(Object value) {}

    @Get("/no-json")
    Odd noJson(A a) {
        return new Odd(Thread.currentThread());
    }

    record Outer(String name) {}

    record Inner(Outer outer) {}

    @Provides
    static void outer(Yield<Outer> yield) throws Exception {
        try {
            yield.to(new Outer("outer"));
        } catch (Replaced replaced) {
            LOG.add("outer saw Replaced");
            throw new HttpException(409, "the last one counts");
        }
    }

    @Provides
    static void inner(Outer outer, Yield<Inner> yield) throws Exception {
        try {
            yield.to(new Inner(outer));
        } catch (Refused refused) {
            LOG.add("inner saw Refused");
            throw new Replaced();
        }
    }

    @Get("/replaced-twice")
    Object replacedTwice(Inner inner) {
        throw new Refused();
    }

    static final class Resource implements AutoCloseable {
        @Override
        public void close() {
            LOG.add("closed");
        }
    }

    @Provides
    static void resource(Yield<Resource> yield) throws Exception {
        try (Resource resource = new Resource()) {
            yield.to(resource);
        }
    }

    @Get("/resource")
    Object resource(Resource resource, boolean fail) {
        if (fail) {
            throw new HttpException(418);
        }
        return "used";
    }

    record Counter(int value) {}

    private static int calls;

    @Provides
    static void number(Yield<Counter> yield) throws Exception {
        LOG.add("number up");
        yield.to(new Counter(++calls));
        LOG.add("number down");
    }

    record First(Counter number) {}

    @Provides
    static First first(Counter number) {
        return new First(number);
    }

    @Get("/cached")
    Object cached(First first, Counter number) {
        return first.number() == number;
    }

    @OAuth2PasswordBearer(
            tokenUrl = "token",
            scopes = {@OAuth2Scope("read"), @OAuth2Scope("write")})
    @interface Token {}

    record Needed(List<String> scopes) {}

    record Reader(Needed needed) {}

    record Writer(Needed needed) {}

    @Provides
    static Needed needed(SecurityScopes scopes, @Token String token) {
        LOG.add("needed " + scopes.scopes());
        return new Needed(scopes.scopes());
    }

    @Provides
    static Reader reader(@Scopes("read") Needed needed) {
        return new Reader(needed);
    }

    @Provides
    static Writer writer(@Scopes("write") Needed needed) {
        return new Writer(needed);
    }

    @Get("/scopes")
    Object scopes(Reader reader, Writer writer) {
        return List.of(reader.needed().scopes(), writer.needed().scopes());
    }

    record Numbers(double nan, double infinite) {}

    @Get("/not-a-number")
    Numbers notANumber() {
        return new Numbers(Double.NaN, Double.POSITIVE_INFINITY);
    }

    @WebSocketRoute("/socket")
    void socket(A a, B b, WebSocket socket) {
        socket.accept();
        socket.sendText("last");
        LOG.add("endpoint");
    }
}

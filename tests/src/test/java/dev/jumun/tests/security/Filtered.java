package dev.jumun.tests.security;

import dev.jumun.*;
import dev.jumun.app.App;
import dev.jumun.middleware.Filter;
import dev.jumun.session.Session;
import dev.jumun.testing.TestClient;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

// Has one filter, which the test chooses.
@Api(title = "Filtered")
class Filtered {
    private static final ReentrantLock CHOOSING = new ReentrantLock();
    private static Filter chosen = (exchange, next) -> next.handle(exchange);

    /** Starts it behind a filter. */
    static TestClient behind(Filter filter) throws Exception {
        CHOOSING.lock();
        try {
            chosen = filter;
            return TestClient.of(Filtered.class).start();
        } finally {
            CHOOSING.unlock();
        }
    }

    /** Starts it behind a filter, to be served. */
    static App app(Filter filter) throws Exception {
        CHOOSING.lock();
        try {
            chosen = filter;
            return App.of(Filtered.class).start();
        } finally {
            CHOOSING.unlock();
        }
    }

    @Middleware
    Filter filter() {
        return chosen;
    }

    @Get("/")
    String read() {
        return "read";
    }

    @Post("/")
    String write() {
        return "written";
    }

    @Post("/visits")
    void visit(Session session) {
        session.put("visits", 1);
    }

    /** Who asks, and for what. */
    @Get("/client")
    Response client(Request request) {
        String who =
                request.remoteAddress() instanceof InetSocketAddress address
                        ? address.getHostString() + ":" + address.getPort()
                        : request.remoteAddress().toString();
        return Response.text(who + " " + request.url());
    }

    @Post("/count")
    void count(Session session) {
        Integer count = session.get("count", Integer.class);
        session.put("count", count == null ? 1 : count + 1);
    }

    @Get("/visits")
    Object visits(Session session) {
        return Map.of("visits", String.valueOf(session.get("visits")));
    }

    /** Looks again where the first look fails. */
    @Get("/patient")
    String patient(Session session) {
        try {
            return "first " + session.get("visits");
        } catch (IllegalStateException failure) {
            return "then " + session.get("visits");
        }
    }

    @Get("/id")
    String id(Session session) {
        return session.id() + " " + session.created();
    }

    @Post("/renew")
    void renew(Session session) {
        session.renew();
    }

    @Post("/logout")
    void logout(Session session) {
        session.clear();
    }

    @Get("/page")
    Response page() {
        return Response.html("<p>page</p>");
    }

    @Get("/own")
    Response own() {
        return Response.html("<p>own</p>")
                .header("content-security-policy", "default-src 'self'")
                .header("cache-control", "max-age=60");
    }

    @Get("/tagged")
    Response tagged() {
        return Response.text("tagged").header("etag", "\"1\"");
    }

    @WebSocketRoute("/socket")
    void socket(WebSocket socket) {
        socket.sendText("hello");
    }

    @Get("/file")
    Response file() {
        return Response.file(Path.of("src/test/resources/guide/styles.css"));
    }
}

package dev.jumun.tests.security;

import dev.jumun.*;
import dev.jumun.middleware.Filter;
import dev.jumun.session.Session;
import dev.jumun.testing.TestClient;

import java.net.InetSocketAddress;
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
}

package dev.jumun.tests;

import dev.jumun.*;
import dev.jumun.middleware.Cors;
import dev.jumun.middleware.Filter;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Web sockets behind filters, below another API. */
@Api(title = "Club", mounts = @Api.Mount(path = "/chat", api = Chat.class))
class Club {
    static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

    @Middleware
    Filter doorman() {
        return (exchange, next) -> {
            SEEN.add(exchange.head().path());
            if (exchange.head().headers().first("x-guest") == null) {
                throw new HttpException(401);
            }
            next.handle(exchange);
        };
    }

    @Middleware
    Filter cors() {
        return Cors.of("https://example.com").exposingHeaders("x-club");
    }

    @Middleware
    Response answers(Request request, Next next) throws Exception {
        SEEN.add("answered");
        return next.call();
    }

    @Middleware(named = true)
    Filter bouncer() {
        return (exchange, next) -> {
            SEEN.add("bouncer");
            next.handle(exchange);
        };
    }

    @WebSocketRoute("/bar")
    @UseMiddleware("bouncer")
    void bar(WebSocket socket) {
        socket.sendText("cheers");
    }
}

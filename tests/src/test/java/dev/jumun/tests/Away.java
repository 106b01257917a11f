package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.ServiceUnavailable;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Needs something that is away. */
@Api
class Away {
    /** A stock that is being counted. */
    static final class StockAway extends IOException implements ServiceUnavailable {
        private static final long serialVersionUID = 1;

        StockAway() {
            super("counting");
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofMillis(2_001);
        }

        @Override
        public String detail() {
            return "The stock is being counted.";
        }
    }

    @Get("/direct")
    void direct() throws IOException {
        throw new StockAway();
    }

    @Get("/caused")
    void caused() {
        throw new IllegalStateException("a library", new UncheckedIOException(new StockAway()));
    }

    @WebSocketRoute("/socket")
    void socket(WebSocket socket) throws IOException {
        socket.accept();
        throw new StockAway();
    }
}

package dev.jumun.server;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.websocket.WebSocketClosedException;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What the tests of web sockets answer with. */
final class WebSocketHandlers {
    private WebSocketHandlers() {}

    static MessageChannel accept(Exchange exchange) {
        return exchange.acceptWebSocket(null, new MutableHeaders().add("x-test", "yes"));
    }

    /** Sends everything back; what it was closed with goes into the queue. */
    static Handler echo(BlockingQueue<WebSocketClosedException> ends) {
        return exchange -> {
            if (!exchange.asksForWebSocket()) {
                Handlers.text(exchange, 200, "no socket");
                return;
            }
            MessageChannel channel = accept(exchange);
            try {
                while (true) {
                    channel.send(channel.receive());
                }
            } catch (WebSocketClosedException closed) {
                ends.add(closed);
            }
        };
    }

    static Handler echo() {
        return echo(new LinkedBlockingQueue<>());
    }
}

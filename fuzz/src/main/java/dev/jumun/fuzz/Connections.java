package dev.jumun.fuzz;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.server.LocalEngine;
import dev.jumun.server.LoggedErrors;
import dev.jumun.server.ServerSettings;
import dev.jumun.websocket.WebSocketClosedException;

import java.util.List;

/** Sends bytes on connections of their own, and looks at what they cost and at what is logged. */
final class Connections {
    private static final String OTHER = "GET /other HTTP/1.1\r\nHost: x\r\n\r\n";

    private final LoggedErrors errors = new LoggedErrors();
    private final LocalEngine engine;

    Connections(Handler handler, ServerSettings settings) {
        try {
            engine = new LocalEngine(handler, settings);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends back what came. */
    static void echo(Exchange exchange) {
        byte[] body;
        try {
            body = exchange.body().readAll();
        } catch (dev.jumun.HttpException refused) {
            exchange.respond(refused.status(), new MutableHeaders(), new byte[0], 0, 0);
            return;
        }
        exchange.respond(200, new MutableHeaders(), body, 0, body.length);
    }

    /** Sends back each message. */
    static void sockets(Exchange exchange) {
        if (!exchange.asksForWebSocket()) {
            echo(exchange);
            return;
        }
        MessageChannel channel = exchange.acceptWebSocket(null, new MutableHeaders());
        try {
            while (true) {
                channel.send(channel.receive());
            }
        } catch (WebSocketClosedException closed) {
            // as it shall be
        }
    }

    void send(byte[] bytes) throws Exception {
        Oracle.check(bytes.length, () -> engine.send(List.of(bytes)));
        if (!engine.ask(OTHER).startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException("The engine does not answer any more.");
        }
        if (!errors.texts().isEmpty()) {
            throw new IllegalStateException("The engine has logged " + errors.texts());
        }
    }
}

package dev.jumun.bus;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.ServerSentEvents;
import dev.jumun.Status;
import dev.jumun.app.Readiness;
import dev.jumun.async.Generator;
import dev.jumun.async.Yield;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import java.io.IOException;

/** What the chapter on several nodes shows. */
@Api(title = "Lobby")
class Lobby {
    record Order(int number, String drink) {}

    @Provides(Scope.APP)
    static void bus(Yield<Bus> yield) throws Exception {
        String address = System.getenv("LOBBY_BUS");
        try (Bus bus = address == null ? Bus.local() : PostgresBus.on(address)) {
            yield.to(bus);
        }
    }

    @Provides(Scope.APP)
    static SharedRoom lobby(Bus bus) {
        return SharedRoom.of(bus, "lobby", here -> here.sendText("You may have missed something."));
    }

    @WebSocketRoute("/lobby")
    void lobby(WebSocket socket, SharedRoom lobby) {
        try (var _ = lobby.join(socket)) {
            for (String text : socket.texts()) {
                lobby.sendText(text);
            }
        }
    }

    @Provides(Scope.APP)
    static Topic<Order> ready(Bus bus) {
        return Topic.of(bus, "ready", Order.class);
    }

    @Post("/ready")
    @Status(202)
    void announce(Order order, Topic<Order> ready) {
        ready.publish(order);
    }

    @Get("/ready")
    @ServerSentEvents
    Generator<Order> follow(Topic<Order> ready) {
        return ready.follow();
    }

    @Provides(Scope.APP)
    static Readiness readiness(Bus bus) {
        return Readiness.of()
                .degraded(
                        "bus",
                        () -> {
                            if (!bus.isConnected()) {
                                throw new IOException("The bus is away.");
                            }
                        });
    }
}

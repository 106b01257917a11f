package dev.jumun.benchmarks.fanout;

import dev.jumun.Api;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A node: its sockets only listen. */
@Api(title = "Sockets")
public final class Sockets {
    /** The carrier of the node that starts next. */
    static final BlockingQueue<Carrier> NEXT = new ArrayBlockingQueue<>(1);

    @Provides(Scope.APP)
    static void carrier(Yield<Carrier> yield) throws Exception {
        try (Carrier carrier = NEXT.take()) {
            yield.to(carrier);
        }
    }

    @WebSocketRoute("/fanout")
    void listen(WebSocket socket, Carrier carrier) {
        try (var _ = carrier.join(socket)) {
            for (String _ : socket.texts()) {
                // they send nothing
            }
        }
    }
}

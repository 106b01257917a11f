package dev.jumun.benchmarks.fanout;

import dev.jumun.bus.Bus;
import dev.jumun.bus.SharedRoom;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoom.Membership;

/** A room over a bus. */
final class BusCarrier implements Carrier {
    private final Bus bus;
    private final SharedRoom room;

    BusCarrier(Bus bus) {
        this.bus = bus;
        this.room = SharedRoom.of(bus, "fanout");
    }

    @Override
    public Membership join(WebSocket socket) {
        return room.join(socket);
    }

    @Override
    public void send(String text) {
        room.sendText(text);
    }

    @Override
    public void close() {
        bus.close();
    }
}

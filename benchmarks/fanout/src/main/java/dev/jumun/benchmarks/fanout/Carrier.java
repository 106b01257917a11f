package dev.jumun.benchmarks.fanout;

import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoom.Membership;

/** What carries messages from a node to the sockets of all nodes. */
interface Carrier extends AutoCloseable {
    Membership join(WebSocket socket);

    /** Sends a text to all sockets of all nodes. */
    void send(String text);

    @Override
    void close();

    /** Connects a node. */
    @FunctionalInterface
    interface Connect {
        Carrier node() throws Exception;
    }
}

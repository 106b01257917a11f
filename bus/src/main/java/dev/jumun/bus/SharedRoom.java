package dev.jumun.bus;

import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketMessage;
import dev.jumun.websocket.WebSocketRoom;

import java.util.Arrays;

/**
 * A room of web sockets on all nodes: a {@link WebSocketRoom} on each, which a bus connects. All
 * members, on whichever node, receive all messages in the same order.
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static SharedRoom lobby(Bus bus) {
 *     return SharedRoom.of(bus, "lobby");
 * }
 *
 * @WebSocketRoute("/lobby")
 * void lobby(WebSocket socket, SharedRoom lobby) {
 *     try (var _ = lobby.join(socket)) {
 *         for (String text : socket.texts()) {
 *             lobby.sendText(text);
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>A room hears its own messages from the bus, too. It lives as long as the bus.
 */
public final class SharedRoom {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private final Bus bus;
    private final String topic;
    private final WebSocketRoom here = new WebSocketRoom();

    private SharedRoom(Bus bus, String topic) {
        this.bus = bus;
        this.topic = topic;
    }

    /**
     * Opens the room of a topic on this node.
     *
     * @param onGap is called when messages may have been missed, because the engine of the bus was
     *     away: send the members of this node the present state. It must not block
     */
    public static SharedRoom of(Bus bus, String topic, Gap onGap) {
        SharedRoom room = new SharedRoom(bus, topic);
        bus.subscribe(
                topic,
                new Bus.Subscriber() {
                    @Override
                    public void message(byte[] bytes) {
                        room.here.send(read(bytes));
                    }

                    @Override
                    public void gap() {
                        onGap.in(room.here);
                    }
                });
        return room;
    }

    /** Opens the room of a topic on this node. What was missed stays missed. */
    public static SharedRoom of(Bus bus, String topic) {
        return of(bus, topic, _ -> {});
    }

    /** What is done about messages that were missed. */
    @FunctionalInterface
    public interface Gap {
        /** Receives the room of this node: what it sends reaches no other. */
        void in(WebSocketRoom here);
    }

    private static WebSocketMessage read(byte[] bytes) {
        byte kind = bytes.length == 0 ? 0 : bytes[0];
        if (kind != TEXT && kind != BINARY) {
            throw new IllegalArgumentException(
                    "A message on the topic of a room comes from no room. Give the room a topic of"
                            + " its own.");
        }
        byte[] message = Arrays.copyOfRange(bytes, 1, bytes.length);
        return kind == TEXT ? WebSocketMessage.utf8(message) : WebSocketMessage.binary(message);
    }

    /** Adds a socket of this node. See {@link WebSocketRoom#join}. */
    public WebSocketRoom.Membership join(WebSocket socket) {
        return here.join(socket);
    }

    /** Returns the number of members on this node. */
    public int sizeHere() {
        return here.size();
    }

    /**
     * Sends a message to all members of all nodes. Does not wait for any of them.
     *
     * @throws BusUnavailableException if the engine of the bus has been away for too long
     */
    public void send(WebSocketMessage message) {
        byte[] content = message.bytes();
        byte[] bytes = new byte[content.length + 1];
        bytes[0] = message.isText() ? TEXT : BINARY;
        System.arraycopy(content, 0, bytes, 1, content.length);
        bus.publish(topic, bytes);
    }

    /** Sends a text to all members of all nodes. See {@link #send}. */
    public void sendText(String text) {
        send(WebSocketMessage.text(text));
    }

    /** Sends bytes to all members of all nodes. See {@link #send}. */
    public void sendBytes(byte[] bytes) {
        send(WebSocketMessage.binary(bytes));
    }
}

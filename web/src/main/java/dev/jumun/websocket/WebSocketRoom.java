package dev.jumun.websocket;

import dev.jumun.runtime.engine.Engines;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A group of web sockets that receive the same messages. All members receive messages in the same
 * order, starting with those that are sent after they joined.
 *
 * <p>Sending never waits for a member. Messages that a member has not received yet are buffered, up
 * to the engine's limit ({@code webSocketBacklog}). A member that falls further behind is closed
 * with 1013 ({@link CloseCode#TRY_AGAIN_LATER}) and removed.
 *
 * <pre>{@code
 * try (var _ = room.join(socket)) {
 *     for (String text : socket.texts()) {
 *         room.sendText(text);
 *     }
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. A room belongs to one process. {@code SharedRoom} in the
 * module {@code jumun-bus} has members on all nodes.
 */
public final class WebSocketRoom {
    private final Set<WebSocket> members = ConcurrentHashMap.newKeySet();
    private final ReentrantLock order = new ReentrantLock(true);

    /** Creates an empty room. */
    public WebSocketRoom() {}

    /** The membership of a socket in a room. */
    public interface Membership extends AutoCloseable {
        /** Leaves the room. */
        @Override
        void close();
    }

    /**
     * Adds a socket, and accepts it if it has not been accepted yet. Call it in the socket's
     * handler, and close the returned membership to leave the room.
     *
     * @throws WebSocketClosedException if the socket has not been accepted yet, and its peer has
     *     gone
     */
    public Membership join(WebSocket socket) {
        order.lock(); // code that sees it accepted may rely on its being a member
        try {
            socket.accept();
            members.add(socket);
        } finally {
            order.unlock();
        }
        return () -> members.remove(socket);
    }

    /**
     * Returns the number of members whose sockets are open. Takes time proportional to the number
     * of members.
     */
    public int size() {
        int open = 0;
        for (WebSocket member : members) {
            if (member.isOpen()) {
                open++;
            }
        }
        return open;
    }

    /** Sends a message to all members. Does not wait for any of them. */
    public void send(WebSocketMessage message) {
        order.lock();
        try {
            members.removeIf(member -> !tell(member, message));
        } finally {
            order.unlock();
        }
    }

    private static boolean tell(WebSocket member, WebSocketMessage message) {
        boolean told = member.offer(message);
        if (!told) {
            Engines.droppedFromRoom();
            member.close(CloseCode.TRY_AGAIN_LATER, "Messages are not taken fast enough");
        }
        return told;
    }

    /** Sends a text to all members. See {@link #send}. */
    public void sendText(String text) {
        send(WebSocketMessage.text(text));
    }

    /** Sends bytes to all members. The array is copied, and may be reused. See {@link #send}. */
    public void sendBytes(byte[] bytes) {
        send(WebSocketMessage.binary(bytes.clone()));
    }
}

package dev.jumun.websocket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Web sockets that are told the same. All members get the messages in the same order, beginning
 * with those that are sent after they have joined.
 *
 * <p>To send never waits for a member. What a member has not taken yet is kept for it, up to the
 * engine's limit ({@code webSocketBacklog}); a member that falls back further is closed with 1013
 * ({@link CloseCode#TRY_AGAIN_LATER}) and leaves.
 *
 * <pre>{@code
 * try (var _ = room.join(socket)) {
 *     for (String text : socket.texts()) {
 *         room.sendText(text);
 *     }
 * }
 * }</pre>
 *
 * <p>May be used by all threads. It belongs to one process: members on other machines are reached
 * by way of a broker of yours.
 */
public final class WebSocketRoom {
    private final Set<WebSocket> members = ConcurrentHashMap.newKeySet();
    private final ReentrantLock order = new ReentrantLock(true);

    /** Makes an empty room. */
    public WebSocketRoom() {}

    /** A socket's stay in a room. */
    public interface Membership extends AutoCloseable {
        /** Leaves the room. */
        @Override
        void close();
    }

    /**
     * Adds a socket, and accepts it if that has not been done; call it in the socket's handler.
     * Whoever joins leaves: the membership is to be closed.
     *
     * @throws WebSocketClosedException if the socket is not accepted yet, and its peer has gone
     */
    public Membership join(WebSocket socket) {
        order.lock(); // whoever sees that it is accepted may rely on its being a member
        try {
            socket.accept();
            members.add(socket);
        } finally {
            order.unlock();
        }
        return () -> members.remove(socket);
    }

    /** Returns how many there are. */
    public int size() {
        return members.size();
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
            member.close(CloseCode.TRY_AGAIN_LATER, "Messages are not taken fast enough");
        }
        return told;
    }

    /** Sends a text to all members. See {@link #send}. */
    public void sendText(String text) {
        send(WebSocketMessage.text(text));
    }

    /** Sends bytes to all members; the array may be used again. See {@link #send}. */
    public void sendBytes(byte[] bytes) {
        send(WebSocketMessage.binary(bytes.clone()));
    }
}

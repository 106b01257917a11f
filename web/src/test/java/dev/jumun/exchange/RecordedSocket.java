package dev.jumun.exchange;

import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import java.util.ArrayList;
import java.util.List;

/** A web socket whose peer sends nothing, and takes everything. */
public final class RecordedSocket implements MessageChannel {
    private final List<WebSocketMessage> sent = new ArrayList<>();
    private String closed = "";

    /** What was sent. */
    public List<WebSocketMessage> sent() {
        return sent;
    }

    /** The code and the reason of its close, with a blank between them; empty while it is open. */
    public String closed() {
        return closed;
    }

    @Override
    public WebSocketMessage receive() {
        close(1001, "its peer went away");
        throw new WebSocketClosedException(1001, "");
    }

    @Override
    public void send(WebSocketMessage message) {
        sent.add(message);
    }

    @Override
    public boolean offer(WebSocketMessage message) {
        return sent.add(message);
    }

    @Override
    public boolean isOpen() {
        return closed.isEmpty();
    }

    @Override
    public void close(int code, String reason) {
        if (isOpen()) {
            closed = (code + " " + reason).strip();
        }
    }
}

package dev.jumun.testing;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.async.Cancelled;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A web socket whose two ends are in one process. */
final class MemoryWebSocket extends MemoryExchange implements MessageChannel {
    /** What a test that does not read may have waiting for it: as the server's default. */
    private static final int BACKLOG = 1024 * 1024;

    private static final int PATIENCE_SECONDS = 10;

    private final LinkedBlockingQueue<Object> incoming = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Object> outgoing = new LinkedBlockingQueue<>();
    private final AtomicInteger behind = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(1);
    private @Nullable WebSocketClosedException closed;

    MemoryWebSocket(String target, Headers headers) {
        super("GET", target, headers, new byte[0], "http", "");
    }

    @Override
    public boolean asksForWebSocket() {
        return true;
    }

    @Override
    public synchronized MessageChannel acceptWebSocket(
            @Nullable String subprotocol, Headers headers) {
        MutableHeaders fields = new MutableHeaders();
        headers.forEach(fields::add);
        if (subprotocol != null) {
            fields.set("sec-websocket-protocol", subprotocol);
        }
        respond(101, fields);
        onPeerGone(() -> {});
        answered.countDown();
        return this;
    }

    /** The client's side: what was answered to the handshake. */
    TestResponse awaitResponse() throws InterruptedException {
        if (!answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The handler does not answer the handshake.");
        }
        return response();
    }

    void handlerEnded() {
        answered.countDown();
        close(CloseCode.NORMAL, "");
    }

    /** The client's side: sends a message, or closes. */
    synchronized void fromClient(Object event) {
        if (closed != null) {
            return;
        }
        incoming.add(event);
        if (event instanceof WebSocketClosedException reason) {
            closed = reason;
        }
    }

    /** The client's side: takes a message. */
    WebSocketMessage toClient() throws InterruptedException {
        Object event = outgoing.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("Nothing was sent for 10 seconds.");
        }
        if (event instanceof WebSocketMessage message) {
            behind.addAndGet(-message.size());
            return message;
        }
        WebSocketClosedException reason = (WebSocketClosedException) event;
        outgoing.clear();
        outgoing.add(reason); // and so it stays
        throw new WebSocketClosedException(reason.code(), reason.reason());
    }

    @Override
    public WebSocketMessage receive() {
        Object event;
        try {
            event = incoming.take();
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        if (event instanceof WebSocketMessage message) {
            return message;
        }
        WebSocketClosedException reason = (WebSocketClosedException) event;
        incoming.add(reason);
        throw new WebSocketClosedException(reason.code(), reason.reason());
    }

    @Override
    public synchronized void send(WebSocketMessage message) {
        WebSocketClosedException reason = closed;
        if (reason != null) {
            throw new WebSocketClosedException(reason.code(), reason.reason());
        }
        behind.addAndGet(message.size());
        outgoing.add(message);
    }

    @Override
    public synchronized boolean offer(WebSocketMessage message) {
        if (closed != null) {
            return true;
        }
        if (behind.get() + message.size() > BACKLOG) {
            return false;
        }
        send(message);
        return true;
    }

    @Override
    public synchronized boolean isOpen() {
        return closed == null;
    }

    @Override
    public synchronized void close(int code, String reason) {
        WebSocketClosedException now = new WebSocketClosedException(code, reason);
        if (closed == null) {
            closed = now;
            incoming.add(now);
        }
        outgoing.add(now);
    }
}

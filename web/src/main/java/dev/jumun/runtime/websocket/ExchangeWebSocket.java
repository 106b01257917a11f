package dev.jumun.runtime.websocket;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.Request;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The web socket of an exchange: a handshake until it is accepted, then a channel. */
public final class ExchangeWebSocket implements WebSocket {
    private final Exchange exchange;
    private final Request request;
    private final Supplier<Headers> headers;
    private volatile @Nullable MessageChannel channel;

    /**
     * Makes one that has not been accepted.
     *
     * @param headers what goes with the handshake's answer; asked for then
     */
    public ExchangeWebSocket(Exchange exchange, Request request, Supplier<Headers> headers) {
        this.exchange = exchange;
        this.request = request;
        this.headers = headers;
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public List<String> subprotocols() {
        return request.headers().all("sec-websocket-protocol").stream()
                .flatMap(field -> Arrays.stream(field.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Whether the handshake has been accepted. */
    public boolean isAccepted() {
        return channel != null;
    }

    @Override
    public void accept() {
        accepted();
    }

    @Override
    public void accept(String subprotocol) {
        if (!subprotocols().contains(subprotocol)) {
            throw new IllegalArgumentException(
                    "The client does not offer the subprotocol "
                            + subprotocol
                            + ", only "
                            + subprotocols()
                            + ".");
        }
        if (channel != null) {
            throw new IllegalStateException("The socket has already been accepted.");
        }
        open(subprotocol);
    }

    private MessageChannel accepted() {
        MessageChannel present = channel;
        return present == null ? open(null) : present;
    }

    private MessageChannel open(@Nullable String subprotocol) {
        if (exchange.responded()) {
            throw new WebSocketClosedException(
                    CloseCode.POLICY_VIOLATION, "The handshake was refused");
        }
        try {
            MessageChannel opened = exchange.acceptWebSocket(subprotocol, headers.get());
            channel = opened;
            return opened;
        } catch (PeerGoneException gone) {
            throw new WebSocketClosedException(CloseCode.ABNORMAL, "");
        }
    }

    @Override
    public boolean isOpen() {
        MessageChannel present = channel;
        return present != null && present.isOpen();
    }

    @Override
    public WebSocketMessage receive() {
        return accepted().receive();
    }

    @Override
    public @Nullable Object receiveJson() {
        return JsonMessages.read(receive(), Codecs.nullable(Codecs.ANY));
    }

    @Override
    public Iterable<WebSocketMessage> messages() {
        return () -> new Messages<>(this::receive);
    }

    @Override
    public Iterable<String> texts() {
        return () -> new Messages<>(this::receiveText);
    }

    @Override
    public void send(WebSocketMessage message) {
        accepted().send(message);
    }

    @Override
    public void sendJson(@Nullable Object value) {
        send(WebSocketMessage.utf8(new JsonWriter().any(value).toBytes()));
    }

    @Override
    public boolean offer(WebSocketMessage message) {
        MessageChannel present = channel;
        if (present == null) {
            throw new IllegalStateException("The socket has not been accepted.");
        }
        return present.offer(message);
    }

    @Override
    public void close(int code, String reason) {
        CloseCode.check(code);
        MessageChannel present = channel;
        if (present != null) {
            present.close(code, CloseCode.cut(reason));
        } else if (!exchange.responded()) {
            refuse(reason);
        }
    }

    /** Refuses the handshake: 403, as FastAPI's servers do, and a detail. */
    public void refuse(@Nullable Object detail) {
        JsonWriter out = new JsonWriter();
        out.beginObject()
                .name("detail")
                .any(detail == null || detail.equals("") ? "Forbidden" : detail)
                .endObject();
        exchange.respond(
                403,
                new MutableHeaders().add("content-type", "application/json"),
                out.buffer(),
                0,
                out.size());
    }
}
